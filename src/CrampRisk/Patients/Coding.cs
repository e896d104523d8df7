namespace CrampRisk;

/// <summary>One code of an entry, kept exactly as it was given; whether it can be read is found out when it is resolved.</summary>
/// <param name="System">The code system; <see cref="CodeSystem.Unknown"/> makes the coding plain text.</param>
/// <param name="Code">The code as given, possibly malformed; never null.</param>
/// <param name="Display">The name that came with the code, or null where none did.</param>
public sealed record Coding(CodeSystem System, string Code, string? Display = null)
{
    /// <summary>The code with its system in front, as the command line writes it: <c>rxnorm:7258</c>.</summary>
    public override string ToString() =>
        System == CodeSystem.Unknown ? Code : $"{Spellings.CodeSystem.Of(System)}:{Code}";
}
