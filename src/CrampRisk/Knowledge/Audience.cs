namespace CrampRisk;

/// <summary>For whom a report is worded; the findings are the same.</summary>
public enum Audience : byte
{
    /// <summary>A health professional.</summary>
    Clinician = 0,

    /// <summary>The patient, in plain language.</summary>
    Patient,
}
