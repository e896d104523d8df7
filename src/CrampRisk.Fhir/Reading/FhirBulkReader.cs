using System.Collections.Immutable;
using CrampRisk.Fhir;

namespace CrampRisk;

/// <summary>Gathers the resources of many patients, line by line as a FHIR bulk export (NDJSON) has them, into patients.</summary>
/// <remarks>
/// <para>Lines may come in any order and from any number of files; entries keep the order in which they were added, patients that of their
/// first line. What is kept is entries, not resources: memory grows with the entries that are read.</para>
/// <para>A list is absent where no line at all was of its kind, and empty where other patients have entries in it.</para>
/// <para>Not thread-safe: one reader is filled by one thread.</para>
/// </remarks>
public sealed class FhirBulkReader
{
    private readonly DocumentDraft _line = new() { Concepts = null };
    private readonly Dictionary<string, BulkPatient> _patients = new(StringComparer.Ordinal);
    private readonly List<BulkPatient> _inOrder = [];
    private readonly MedicationProducts _products = new();
    private BulkPatient? _nobody;

    /// <summary>Adds one resource.</summary>
    /// <param name="resource">One FHIR R4 resource as UTF-8 JSON: one line. Not kept. Resources of kinds that are not read are passed over;
    /// a Bundle on a line is read as one patient.</param>
    /// <param name="place">Where it stands, such as <c>Condition.ndjson line 7</c>: for problems, and for resources without an id.</param>
    /// <exception cref="ArgumentNullException"><paramref name="place"/> is null.</exception>
    /// <exception cref="InvalidDocumentException">The resource is refused, and nothing of it was added; each problem's place begins with <paramref name="place"/>.</exception>
    public void Add(ReadOnlySpan<byte> resource, string place)
    {
        ArgumentNullException.ThrowIfNull(place);
        try
        {
            resource = DocumentBytes.Accepted(resource);
            _line.Clear();
            var kind = DocumentWalk.Read(resource, _line, place);
            _line.ThrowIfRefused(resource);
            if (kind == ResourceKind.Bundle) AddBundle(resource);
            else if (kind == ResourceKind.Medication) _products.Add(_line.LastProduct.Id, null, _line.LastProduct.Product);
            else if (kind == ResourceKind.Patient) Of(_line.LastPatient!.Id).Record = _line.LastPatient;
            else if (ResourceKinds.IsEntry(kind) || kind is ResourceKind.Absence or ResourceKind.List or ResourceKind.Composition) Subject().Take(_line);
        }
        catch (InvalidDocumentException refused)
        {
            throw new InvalidDocumentException([.. refused.Problems.Select(problem => problem with
            {
                Place = problem.Place.Length == 0 ? place : $"{place}: {problem.Place}",
            })]);
        }
    }

    /// <summary>The patients that were gathered so far, in the order of their first line.</summary>
    /// <returns>Entries that name no subject come last, as a patient without an id and with a notice.</returns>
    public ImmutableArray<Patient> ToPatients()
    {
        var has = (_inOrder.Any(patient => patient.Medications.Count > 0), _inOrder.Any(patient => patient.Conditions.Count > 0), _inOrder.Any(patient => patient.Procedures.Count > 0));
        return [.. _inOrder.Where(patient => patient != _nobody).Append(_nobody).OfType<BulkPatient>().Select(patient => patient.ToPatient(_products, has, isNobody: patient == _nobody))];
    }

    private void AddBundle(ReadOnlySpan<byte> bundle)
    {
        var patient = _line.ToPatient(bundle);
        // Bundles that name nobody are still one patient each.
        (patient.Id is null ? Begun(null) : Of(patient.Id)).Take(patient);
    }

    private BulkPatient Subject() =>
        _line.Subjects.References is [var (reference, _), ..] ? Of(Subjects.IdOf(reference)) : Of(null);

    private BulkPatient Of(string? id)
    {
        if (id is null) return _nobody ??= Begun(null);
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
