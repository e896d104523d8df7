namespace CrampRisk.Fhir;

/// <summary>Looks for the signs of another version than R4, and names the surest one. A document of another version is never misread for R4.</summary>
/// <remarks>Sources: the resource pages of hl7.org/fhir/DSTU2, /STU3, /R4 and /R5 and their "differences" sections. R4B changed none of the resources that are read.</remarks>
internal sealed class VersionSigns
{
    private const int Kinds = (int)FhirVersion.Dstu2OrStu3 + 1;

    private readonly (string Sign, int Offset)?[] _first = new (string, int)?[Kinds];

    /// <summary>Notes a sign; the first one of each version counts.</summary>
    /// <param name="sign">In the words of the problem: <c>Condition.patient</c>. From closed lists, never a value of the document.</param>
    public void Add(FhirVersion version, string sign, int offset) => _first[(int)version] ??= (sign, offset);

    /// <summary>Notes the type of a resource that R4 does not have.</summary>
    public void AddKind(ResourceKind kind, int offset)
    {
        if (kind == ResourceKind.Dstu2Only) Add(FhirVersion.Dstu2, "a resource type that only DSTU2 has (MedicationOrder, DiagnosticOrder, DeviceUseRequest)", offset);
        else if (kind == ResourceKind.Dstu2OrStu3Only) Add(FhirVersion.Dstu2OrStu3, "a resource type that R4 no longer has (ProcedureRequest, ReferralRequest)", offset);
        else if (kind == ResourceKind.R5Only) Add(FhirVersion.R5, "a resource type that only R5 has (MedicationUsage, DeviceUsage, EncounterHistory)", offset);
    }

    /// <summary>Notes a field that the reader does not read, if another version is known by it.</summary>
    public void AddField(ResourceKind kind, ReadOnlySpan<byte> name, int offset)
    {
        if (VersionFields.Find(kind, name) is { } sign) Add(sign.Version, sign.Words, offset);
    }

    /// <summary>Notes the version that a canonical URL of a profile names.</summary>
    public void AddProfile(ReadOnlySpan<byte> url, int offset)
    {
        if (url.IndexOf("hl7.org/fhir/"u8) is var at and >= 0)
        {
            var rest = url[(at + "hl7.org/fhir/"u8.Length)..];
            if (rest.StartsWith("DSTU2/"u8) || rest.StartsWith("1.0/"u8)) Add(FhirVersion.Dstu2, "meta.profile names it", offset);
            else if (rest.StartsWith("STU3/"u8) || rest.StartsWith("3.0/"u8)) Add(FhirVersion.Stu3, "meta.profile names it", offset);
            else if (rest.StartsWith("R4B/"u8) || rest.StartsWith("4.3/"u8)) Add(FhirVersion.R4B, "meta.profile names it", offset);
            else if (rest.StartsWith("R5/"u8) || rest.StartsWith("5.0/"u8)) Add(FhirVersion.R5, "meta.profile names it", offset);
            // Only the base definitions carry FHIR's own version behind the bar; us-core-patient|5.0.1 is R4.
            else if (rest.StartsWith("StructureDefinition/"u8) && rest.IndexOf((byte)'|') is var bar and >= 0) AddNumber(rest[(bar + 1)..], "meta.profile names it", offset);
        }
    }

    /// <summary>Notes a FHIR version number such as <c>4.3.0</c>.</summary>
    public void AddNumber(ReadOnlySpan<byte> number, string sign, int offset)
    {
        if (number.StartsWith("1.0"u8)) Add(FhirVersion.Dstu2, sign, offset);
        else if (number.StartsWith("3.0"u8)) Add(FhirVersion.Stu3, sign, offset);
        else if (number.StartsWith("4.3"u8) || number.StartsWith("4.1"u8)) Add(FhirVersion.R4B, sign, offset);
        else if (number.StartsWith("5."u8)) Add(FhirVersion.R5, sign, offset);
    }

    public void Clear() => Array.Clear(_first);

    public void ThrowIfAny(ReadOnlySpan<byte> json)
    {
        if (Surest(out var offset) is { } problem) throw problem.At(JsonPlaces.Of(json, [offset])[0]);
    }

    /// <summary>The problem of the surest sign; null where there is none.</summary>
    /// <param name="offset">Where the sign stands.</param>
    public Problem? Surest(out int offset)
    {
        for (var version = 0; version < Kinds; version++)
        {
            if (_first[version] is not var (sign, at)) continue;
            offset = at;
            return FhirProblems.OtherVersion(NameOf((FhirVersion)version), sign);
        }
        offset = 0;
        return null;
    }

    private static string NameOf(FhirVersion version) => version switch
    {
        FhirVersion.Dstu2 => "DSTU2",
        FhirVersion.Stu3 => "STU3",
        FhirVersion.R5 => "R5",
        FhirVersion.R4B => "R4B",
        FhirVersion.Dstu2OrStu3 => "DSTU2 or STU3",
        _ => throw new ArgumentOutOfRangeException(nameof(version)),
    };
}
