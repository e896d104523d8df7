namespace CrampRisk.Fhir;

/// <summary>What an Observation says of a pregnancy.</summary>
internal enum PregnancyFact : byte
{
    None = 0,

    /// <summary>Whether the patient is pregnant.</summary>
    Status,

    /// <summary>The day the birth is expected.</summary>
    DueDate,

    /// <summary>The completed weeks on the day of the observation.</summary>
    Weeks,
}
