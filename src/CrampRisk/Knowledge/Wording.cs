namespace CrampRisk.Knowledge;

/// <summary>One text in the words of each audience. The findings are the same in both.</summary>
/// <param name="Clinician">For a health professional.</param>
/// <param name="Patient">In plain language.</param>
public sealed record Wording(string Clinician, string Patient)
{
    /// <summary>No text.</summary>
    public static Wording None { get; } = new("", "");

    /// <summary>The text for an audience.</summary>
    public string For(Audience audience) => audience == Audience.Patient ? Patient : Clinician;
}
