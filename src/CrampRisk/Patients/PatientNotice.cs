namespace CrampRisk;

/// <summary>What the reader of a document has to say about it as a whole.</summary>
/// <param name="Code">What it is about; the patient's report words it from this alone.</param>
/// <param name="Text">One sentence for a clinician; may repeat dates of the document, so it belongs in reports, never in logs.</param>
public sealed record PatientNotice(PatientNoticeCode Code, string Text)
{
    /// <summary>A sentence of a caller, without a code.</summary>
    public static implicit operator PatientNotice(string text) => new(PatientNoticeCode.Other, text);

    /// <summary>The sentence for a clinician.</summary>
    public override string ToString() => Text;

    internal string For(Audience audience) => audience == Audience.Clinician ? Text : ReportWords.Of("notice." + Spellings.PatientNoticeCode.Of(Code), audience);
}
