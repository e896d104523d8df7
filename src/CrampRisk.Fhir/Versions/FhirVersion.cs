namespace CrampRisk.Fhir;

/// <summary>The versions of FHIR that are recognised and refused, the surest sign first.</summary>
internal enum FhirVersion : byte
{
    Dstu2 = 0,
    Stu3,
    R5,
    R4B,

    /// <summary>A sign that DSTU2 and STU3 have in common.</summary>
    Dstu2OrStu3,
}
