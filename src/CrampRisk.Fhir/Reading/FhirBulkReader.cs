using System.Collections.Immutable;
using CrampRisk.Documents;
using CrampRisk.Fhir;

namespace CrampRisk;

/// <summary>Gathers the resources of many patients, line by line as a FHIR bulk export (NDJSON) has them, into patients.</summary>
/// <remarks>
/// <para>Lines may come in any order and from any number of files; entries keep the order in which they were added, patients that of their
/// first line. What is kept is entries and products, never lines: memory grows with the medications, conditions and procedures of the export
/// and not with its observations, encounters, claims and documents. Equal concepts are kept once.</para>
/// <para>A list is absent where no line at all was of its kind, and empty where other patients have entries in it. Where the server says in an
/// OperationOutcome that it could not export something, each patient has a notice of it, and no list of such entries is called empty.</para>
/// <para>No patient is handed out of whom a line was refused, and nobody at all where a refused line may be anybody's: a report that lacks a
/// fact would look whole. <see cref="Refusals"/> has them.</para>
/// <para>Not thread-safe: one reader is filled by one thread.</para>
/// </remarks>
/// <example>
/// <code>
/// var reader = new FhirBulkReader();
/// foreach (var path in Directory.EnumerateFiles(folder, "*.ndjson*"))
///     using (var file = File.OpenRead(path)) reader.Read(file, Path.GetFileName(path));
/// foreach (var patient in reader.ToPatients()) …
/// </code>
/// </example>
public sealed class FhirBulkReader
{
    // Concepts of a whole population: a few thousand cover nearly all entries. At most 2 KB each are kept.
    private const int ConceptSlots = 4096;

    private readonly DocumentDraft _line = new() { Concepts = new ConceptCache(ConceptSlots, keepsText: true) };
    private readonly Dictionary<string, BulkPatient> _patients = new(StringComparer.Ordinal);
    private readonly List<BulkPatient> _inOrder = [];
    private readonly MedicationProducts _products = new();
    private readonly ExportFailures _failures = new();
    private readonly ImmutableArray<BulkRefusal>.Builder _refusals = ImmutableArray.CreateBuilder<BulkRefusal>();

    /// <summary>The lines that were refused so far, in their order.</summary>
    public ImmutableArray<BulkRefusal> Refusals => _refusals.ToImmutable();

    /// <summary>Adds every line of a file, held one at a time. Blank lines are passed over; refused ones stand in <see cref="Refusals"/>.</summary>
    /// <param name="ndjson">UTF-8, one FHIR R4 resource a line, plain or as gzip. Read to its end; stays open.</param>
    /// <param name="name">What places call it, such as <c>Condition.ndjson</c>.</param>
    /// <returns>How many lines were refused.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidDataException">The gzip data is damaged or breaks off.</exception>
    /// <exception cref="InvalidDocumentException">A line is longer than 256 MB.</exception>
    public int Read(Stream ndjson, string name)
    {
        ArgumentNullException.ThrowIfNull(ndjson);
        ArgumentNullException.ThrowIfNull(name);
        var before = _refusals.Count;
        using var unpacked = Unpacked.Open(ndjson);
        using var lines = new Utf8Lines(unpacked);
        while (lines.TryRead(out var line)) Add(line.Span, new EntryPlace(name, -1, lines.Number));
        return _refusals.Count - before;
    }

    /// <summary>Adds one resource.</summary>
    /// <param name="resource">One FHIR R4 resource as UTF-8 JSON: one line. Not kept. Resources of kinds that are not read are passed over;
    /// a Bundle on a line is read as one patient.</param>
    /// <param name="place">Where it stands, such as <c>Condition.ndjson:line 7</c>: for problems, and for resources without an id.</param>
    /// <returns>False where it was refused: nothing of it was added, and <see cref="Refusals"/> says why.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="place"/> is null.</exception>
    public bool TryAdd(ReadOnlySpan<byte> resource, string place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return Add(resource, new EntryPlace(place, -1));
    }

    /// <summary>The patients that were gathered so far, in the order of their first line, without those of whom a line was refused.</summary>
    /// <exception cref="InvalidDocumentException">A refused line may be anybody's. Each problem's place begins with that of its line.</exception>
    public ImmutableArray<Patient> ToPatients()
    {
        var anybodys = _refusals.Where(refusal => refusal.PatientId is null).SelectMany(Placed).ToImmutableArray();
        if (!anybodys.IsEmpty) throw new InvalidDocumentException(anybodys);
        var lists = (IsWhole(EntryList.Medications, patient => patient.Medications.Count > 0), IsWhole(EntryList.Conditions, patient => patient.Conditions.Count > 0),
            IsWhole(EntryList.Procedures, patient => patient.Procedures.Count > 0));
        return [.. _inOrder.Where(patient => !patient.IsRefused).Select(patient => patient.ToPatient(_products, lists, _failures.Notice))];
    }

    private bool IsWhole(EntryList list, Func<BulkPatient, bool> has) => !_failures.MayLack(list) && _inOrder.Exists(patient => has(patient));

    private static IEnumerable<Problem> Placed(BulkRefusal refusal) =>
        refusal.Problems.Select(problem => problem with { Place = problem.Place.Length == 0 ? refusal.Place : $"{refusal.Place}: {problem.Place}" });

    private bool Add(ReadOnlySpan<byte> resource, EntryPlace place)
    {
        _line.Clear();
        var isWhole = false;
        try
        {
            resource = DocumentBytes.Accepted(resource);
            var kind = DocumentWalk.Read(resource, _line, place);
            isWhole = true;
            _line.ThrowIfRefused(resource);
            Take(kind, resource);
            return true;
        }
        catch (InvalidDocumentException refused)
        {
            // Of a line whose JSON breaks, nothing that was read before can be relied on.
            var patient = isWhole ? PatientOfLine() : null;
            if (patient is not null) Of(patient).IsRefused = true;
            _refusals.Add(new BulkRefusal(patient, place.ToString(), refused.Problems));
            return false;
        }
    }

    private void Take(ResourceKind kind, ReadOnlySpan<byte> resource)
    {
        if (kind == ResourceKind.Bundle) AddBundle(resource);
        else if (kind == ResourceKind.OperationOutcome) _failures.Add(_line.LastOutcome);
        else if (kind is ResourceKind.Medication or ResourceKind.Substance) _products.Add(ResourceKinds.NameOf(kind), _line.LastProduct.Id, null, _line.LastProduct.Product);
        else if (kind == ResourceKind.Patient && _line.LastPatient is { Id: { } id } record) Of(id).Record = OnePerson(Of(id).Record, record);
        else if (ResourceKinds.IsEntry(kind) || kind is ResourceKind.Absence)
            Of(PatientOfLine() ?? throw new InvalidDocumentException(FhirProblems.NoSubject)).Take(_line);
        // A list of nobody is a work list.
        else if (kind is ResourceKind.List or ResourceKind.Composition && PatientOfLine() is { } subject) Of(subject).Take(_line);
    }

    // Exports of two servers put together may use one id for two people.
    private static PatientRecord OnePerson(PatientRecord? known, PatientRecord record) =>
        known is { Born.IsGiven: true } && record.Born.IsGiven && known.Born != record.Born ? throw new InvalidDocumentException(FhirProblems.TwoPeople) : record;

    private void AddBundle(ReadOnlySpan<byte> bundle)
    {
        var patient = _line.ToPatient(bundle);
        // Bundles that name nobody are still one patient each.
        (patient.Id is null ? Begun(null) : Of(patient.Id)).Take(patient);
    }

    // A bundle may speak of several: then it is nobody's.
    private string? PatientOfLine()
    {
        if (_line.Subjects.References is not [var (first, _), ..] references) return _line.LastPatient?.Id;
        var id = Subjects.IdOf(first);
        foreach (var (reference, _) in references)
            if (Subjects.IdOf(reference) != id)
                return null;
        return id;
    }

    private BulkPatient Of(string id)
    {
        if (!_patients.TryGetValue(id, out var patient)) _patients.Add(id, patient = Begun(id));
        return patient;
    }

    private BulkPatient Begun(string? id)
    {
        var patient = new BulkPatient(id);
        _inOrder.Add(patient);
        return patient;
    }
}
