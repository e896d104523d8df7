using System.Text;

namespace CrampRisk.Fhir;

/// <summary>Whom the entries of a document are about, and which Patient resources it holds.</summary>
internal sealed class Subjects
{
    // One person may be called by several names (id, fullUrl, urn:uuid), but not by more than this.
    private const int ManyNames = 16;

    private readonly List<(string Reference, int Offset)> _references = [];
    private readonly List<PatientRecord> _patients = [];
    private byte[] _last = [];

    /// <summary>The references of the entries as they are written, each once.</summary>
    public IReadOnlyList<(string Reference, int Offset)> References => _references;

    public IReadOnlyList<PatientRecord> Patients => _patients;

    /// <summary>Notes whom an entry is about.</summary>
    public void Add(ReadOnlySpan<byte> reference, int offset)
    {
        if (reference.IsEmpty || reference.SequenceEqual(_last)) return;
        _last = reference.ToArray();
        if (_references.Count > ManyNames) return;
        var text = Encoding.UTF8.GetString(reference);
        foreach (var (known, _) in _references)
            if (ReferenceNames.AreOne(known, text))
                return;
        _references.Add((text, offset));
    }

    /// <summary>Notes a Patient resource; one that is there twice counts once.</summary>
    public void AddPatient(PatientRecord patient)
    {
        foreach (var other in _patients)
            if (other.Id is not null && other.Id == patient.Id)
                return;
        _patients.Add(patient);
    }

    /// <summary>The one patient of the document: the resource where there is one, else what the entries say of the id.</summary>
    /// <exception cref="InvalidDocumentException">There are several.</exception>
    public PatientRecord One(ReadOnlySpan<byte> json)
    {
        PatientRecord? one = null;
        foreach (var (reference, offset) in _references)
        {
            var who = Find(reference) ?? new PatientRecord(IdOf(reference), ReferenceElement.WithoutVersion(reference).ToString(), 0);
            if (one is not null && one != who) throw FhirProblems.SeveralPatients.At(JsonPlaces.Of(json, [offset])[0]);
            one = who;
        }
        // A Patient beside an entry about somebody else is a second person; several Patients and nobody's entries cannot be told apart.
        if (one is not null && _patients.Count > 0 && !_patients.Contains(one)) throw FhirProblems.SeveralPatients.At(JsonPlaces.Of(json, [_references[0].Offset])[0]);
        if (one is null && _patients.Count > 1) throw FhirProblems.SeveralPatients.At(JsonPlaces.Of(json, [_patients[1].Offset])[0]);
        return one ?? (_patients.Count == 1 ? _patients[0] : new PatientRecord(null, null, 0));
    }

    /// <summary>What stands in the document and is not about this patient: offsets of references and Patient resources.</summary>
    public IEnumerable<int> OthersThan(string id)
    {
        foreach (var (reference, offset) in _references)
            if ((Find(reference)?.Id ?? IdOf(reference)) != id) yield return offset;
        foreach (var patient in _patients)
            if (patient.Id != id) yield return patient.Offset;
    }

    /// <summary>States whom the document is about: a Patient resource without an id is that patient, and there is one where the document holds none.</summary>
    public void Name(string id)
    {
        var named = _patients.Find(patient => patient.Id == id) ?? _patients.Find(patient => patient.Id is null) ?? new PatientRecord(null, null, 0);
        _patients.RemoveAll(patient => patient.Id is null || patient.Id == id);
        _patients.Insert(0, named with { Id = id });
    }

    public void Clear()
    {
        _references.Clear();
        _patients.Clear();
        _last = [];
    }

    /// <summary>The id in a reference to a patient: <c>Patient/1</c>, <c>https://…/Patient/1/_history/2</c>, <c>urn:uuid:…</c>; else the reference itself.</summary>
    public static string IdOf(string reference)
    {
        var name = ReferenceElement.WithoutVersion(reference);
        if (name.LastIndexOf("Patient/") is var at and >= 0) return name[(at + "Patient/".Length)..].ToString();
        return ReferenceNames.IsUuid(name) ? name["urn:uuid:".Length..].ToString() : name.ToString();
    }

    private PatientRecord? Find(string reference)
    {
        var name = ReferenceElement.WithoutVersion(reference);
        foreach (var patient in _patients)
            if (patient.FullUrl is not null && ReferenceNames.AreOne(name, ReferenceElement.WithoutVersion(patient.FullUrl)))
                return patient;
        var id = IdOf(reference);
        foreach (var patient in _patients)
            if (patient.Id == id || (ReferenceNames.IsUuid(name) && string.Equals(patient.Id, id, StringComparison.OrdinalIgnoreCase)))
                return patient;
        return null;
    }
}
