using R4 = Hl7.Fhir.Model;

namespace CrampRisk.Fhir.Firely;

/// <summary>Whom the entries are about, and which Patient resources there are.</summary>
internal sealed class SubjectIndex
{
    private readonly List<PatientRecord> _patients = [];
    private readonly List<(string Reference, string Place)> _subjects = [];

    public void Add(R4.Patient patient, string? fullUrl, ElementReading elements)
    {
        var born = elements.Start(patient.BirthDateElement, "birthDate");
        var deceased = elements.End(patient.Deceased as R4.FhirDateTime, "deceasedDateTime");
        var id = patient.Id ?? patient.Identifier.LastOrDefault(identifier => identifier.System == EntryTags.System && !string.IsNullOrEmpty(identifier.Value))?.Value;
        if (id is not null && _patients.Exists(other => other.Id == id)) return;
        _patients.Add(new PatientRecord(id, WithoutVersion(fullUrl), 0)
        {
            Born = born,
            IsDeceased = patient.Deceased is R4.FhirDateTime or R4.FhirBoolean { Value: true },
            Deceased = deceased,
        });
    }

    public void Add(R4.ResourceReference? subject, ResourcePlace place)
    {
        if (string.IsNullOrEmpty(subject?.Reference)) return;
        var reference = WithoutVersion(subject.Reference)!;
        if (!_subjects.Exists(known => ReferenceNames.AreOne(known.Reference, reference))) _subjects.Add((reference, place.At("subject.reference")));
    }

    /// <summary>The one patient; null where nothing names any.</summary>
    /// <exception cref="InvalidDocumentException">There are several.</exception>
    public PatientRecord? One()
    {
        PatientRecord? one = null;
        foreach (var (reference, place) in _subjects)
        {
            var who = _patients.Find(patient => patient.FullUrl is { } url && ReferenceNames.AreOne(url, reference)) ?? _patients.Find(patient => HasId(patient, reference))
                ?? new PatientRecord(Subjects.IdOf(reference), reference, 0);
            if (one is not null && one != who) throw FhirProblems.SeveralPatients.At(place);
            one = who;
        }
        if (one is null) return _patients.Count <= 1 ? _patients.FirstOrDefault() : throw FhirProblems.SeveralPatients.At("");
        // A Patient resource beside entries about somebody else is a second person.
        return _patients.Count == 0 || _patients.Contains(one) ? one : throw FhirProblems.SeveralPatients.At(_subjects[0].Place);
    }

    private static bool HasId(PatientRecord patient, string reference) =>
        string.Equals(patient.Id, Subjects.IdOf(reference), ReferenceNames.IsUuid(reference) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    private static string? WithoutVersion(string? reference) => reference is null ? null : ReferenceElement.WithoutVersion(reference).ToString();
}
