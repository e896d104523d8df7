using System.Collections.Immutable;
using System.Globalization;
using Hl7.Fhir.Utility;
using R4 = Hl7.Fhir.Model;

namespace CrampRisk.Fhir.Firely;

/// <summary>Walks over resources and gathers what becomes a patient. References are followed at the end: FHIR gives no order to its resources.</summary>
internal sealed class ResourceReading
{
    private readonly List<Medication> _medications = [];
    private readonly List<Condition> _conditions = [];
    private readonly List<Procedure> _procedures = [];
    private readonly List<PendingProduct> _pending = [];
    private readonly ProductIndex _products = new();
    private readonly SubjectIndex _subjects = new();
    private readonly ListStatements _lists = new();
    private readonly List<ObservedPregnancy> _observed = [];
    private readonly List<Problem> _problems = [];
    private int _emptyEntries;
    private int _olderVersions;
    private int _deleted;
    private bool _hasParameters;
    private bool _hasOutcome;
    private bool _hasNextPage;

    /// <summary>Reads a resource; false where it is of a kind that is no patient's record by itself.</summary>
    public bool TryRead(R4.Resource resource, ResourcePlace place)
    {
        try
        {
            return Read(resource, place);
        }
        catch (CodedException)
        {
            // A lenient parser kept a value of the wrong type, and Firely throws when it is asked for. Its message may quote the value.
            _problems.Add(FhirProblems.WrongType($"what FHIR R4 defines for {resource.TypeName}") with { Place = place.Path });
            return true;
        }
    }

    /// <summary>Follows the references and hands out the patient.</summary>
    /// <exception cref="InvalidDocumentException">Anything is wrong; all that could be found is listed.</exception>
    public Patient ToPatient()
    {
        if (_problems.Count > 0) throw new InvalidDocumentException([.. _problems]);
        var who = _subjects.One();
        foreach (var pending in _pending) _medications[pending.Index] = pending.Resolved(_medications[pending.Index], target => _products.Find(target, pending.Referrer));
        var notices = Notices(who).ToList();
        if (_observed.Count > 0) ObservedPregnancy.Settle(_observed, _conditions, who, notices);
        var (medications, conditions) = (_lists.Stated(EntryList.Medications, Listed(_medications)), _lists.Stated(EntryList.Conditions, Listed(_conditions)));
        var patient = new Patient
        {
            Id = who?.Id,
            Medications = medications,
            Conditions = conditions,
            Procedures = _lists.Stated(EntryList.Procedures, Listed(_procedures)),
            NoKnownMedications = _lists.IsNoneKnown(EntryList.Medications, medications),
            NoKnownConditions = _lists.IsNoneKnown(EntryList.Conditions, conditions),
        };
        _lists.AddNotices(patient, notices);
        return patient with { Notices = [.. notices] };
    }

    private bool Read(R4.Resource resource, ResourcePlace place)
    {
        var elements = new ElementReading(place, _problems);
        switch (resource)
        {
            case R4.Bundle bundle:
                ReadBundle(bundle, place);
                return true;
            case R4.Patient patient:
                _subjects.Add(patient, place.FullUrl, elements);
                return true;
            case R4.Medication or R4.Substance:
                _products.Add((R4.DomainResource)resource, place.FullUrl);
                return false;
            case R4.MedicationRequest request:
                Add(MedicationReading.Of(request, elements), request.Subject, request.Medication, request, place);
                return true;
            case R4.MedicationStatement statement:
                Add(MedicationReading.Of(statement, elements), statement.Subject, statement.Medication, statement, place);
                return true;
            case R4.MedicationAdministration administration:
                Add(MedicationReading.Of(administration, elements), administration.Subject, administration.Medication, administration, place);
                return true;
            case R4.MedicationDispense dispense:
                Add(MedicationReading.Of(dispense, elements), dispense.Subject, dispense.Medication, dispense, place);
                return true;
            case R4.Condition condition:
                _subjects.Add(condition.Subject, place);
                var problem = ConditionReading.Of(condition, elements) with { Reference = NameOf(condition, place) };
                if (!IsAbsence(problem, ConditionReading.IsTakenBack(problem))) _conditions.Add(ElementReading.Tags(condition).On(problem));
                return true;
            case R4.Procedure procedure:
                _subjects.Add(procedure.Subject, place);
                var performed = ProcedureReading.Of(procedure, elements) with { Reference = NameOf(procedure, place) };
                if (!IsAbsence(performed, performed.Status == ProcedureStatus.EnteredInError)) _procedures.Add(performed);
                return true;
            case R4.Observation observation:
                return TryReadObservation(observation, place, elements);
            case R4.List list:
                _subjects.Add(list.Subject, place);
                ListReading.Read(list, _lists);
                return false;
            case R4.Composition composition:
                _subjects.Add(composition.Subject, place);
                ListReading.Read(composition.Section, _lists);
                return false;
            case R4.Parameters:
                _hasParameters = true;
                return false;
            case R4.OperationOutcome outcome:
                _hasOutcome |= ServerOutcome.Of([.. outcome.Issue.Select(issue => (issue.SeverityElement?.JsonValue as string, (string?)null, ""))]).IsFailure;
                return false;
            default:
                return false;
        }
    }

    private void ReadBundle(R4.Bundle bundle, ResourcePlace place)
    {
        _hasNextPage |= bundle.Link.Any(link => link.Relation == "next");
        HashSet<R4.Bundle.EntryComponent>? latest = null;
        if (bundle.Type == R4.Bundle.BundleType.History)
        {
            (latest, var older, var deleted) = HistoryReading.Of(bundle);
            _olderVersions += older;
            _deleted += deleted;
        }
        for (var i = 0; i < bundle.Entry.Count; i++)
        {
            var entry = bundle.Entry[i];
            if (latest is not null && !latest.Contains(entry)) continue;
            var inside = place.Entry(i, entry.FullUrl);
            if (entry.Resource is not null) TryRead(entry.Resource, inside);
            // Ruling 38: skipped, an entry that holds the fields of its resource itself would look empty. Firely keeps what R4 does not have apart.
            else if (entry.HasOverflow) _problems.Add(FhirProblems.FieldsInEntry with { Place = inside.Path });
            else _emptyEntries++;
        }
    }

    private void Add(Medication medication, R4.ResourceReference? subject, R4.DataType? product, R4.DomainResource resource, ResourcePlace place)
    {
        _subjects.Add(subject, place);
        medication = ElementReading.Tags(resource).On(medication) with { Reference = NameOf(resource, place) };
        if (IsAbsence(medication, medication.Status == MedicationStatus.EnteredInError)) return;
        if (product is R4.ResourceReference given)
        {
            var reference = ElementReading.Reference(given);
            var inside = ProductIndex.Inside(resource);
            var contained = reference.Target is ['#', .. var local] ? inside.Find(candidate => candidate.Id == local).Product?.Following(inside) : null;
            _pending.Add(new PendingProduct(_medications.Count, reference, place.FullUrl, contained));
        }
        _medications.Add(medication);
    }

    private bool TryReadObservation(R4.Observation observation, ResourcePlace place, ElementReading elements)
    {
        var fact = ObservationReading.FactOf(observation);
        if (fact == PregnancyFact.None) return false;
        _subjects.Add(observation.Subject, place);
        if (ObservationReading.Of(observation, fact, elements) is not { } pregnancy) return false;
        _observed.Add(new ObservedPregnancy(_conditions.Count, fact, ObservationReading.FocusOf(observation)));
        _conditions.Add(pregnancy with { Reference = NameOf(observation, place) });
        return true;
    }

    // "No known medications" and its kin are statements about a list, and no entries.
    private bool IsAbsence(Entry entry, bool isTakenBack)
    {
        if (AbsenceCodes.Find(entry.Codes) is not var (list, isKnown)) return false;
        if (isTakenBack) return true;
        if (isKnown) _lists.AddNoneKnown(list);
        else _lists.AddNoInformation(list);
        return true;
    }

    private static string NameOf(R4.Resource resource, ResourcePlace place) => resource.Id is { } id ? $"{resource.TypeName}/{id}" : place.Name;

    private static ImmutableArray<T> Listed<T>(List<T> entries) => entries.Count == 0 ? default : [.. entries];

    // Rulings 38 and 39, in the words of the raw reader.
    private IEnumerable<PatientNotice> Notices(PatientRecord? who)
    {
        if (who?.DeathNotice is { } death) yield return death;
        if (_emptyEntries == 1) yield return new PatientNotice(PatientNoticeCode.PartsNotRead, "1 bundle entry holds no resource, only an address, a request or a response.");
        else if (_emptyEntries > 1) yield return new PatientNotice(PatientNoticeCode.PartsNotRead, string.Create(CultureInfo.InvariantCulture, $"{_emptyEntries} bundle entries hold no resource, only an address, a request or a response."));
        if (_olderVersions + _deleted > 0)
            yield return new PatientNotice(PatientNoticeCode.PartsNotRead, $"The bundle is a history: the latest version of each resource was read; older versions left out: {_olderVersions}; deleted resources: {_deleted}.");
        if (_hasParameters) yield return new PatientNotice(PatientNoticeCode.PartsNotRead, "The bundle holds a Parameters resource; what is in it was not read.");
        if (_hasOutcome) yield return new PatientNotice(PatientNoticeCode.MayBeIncomplete, "The bundle holds an OperationOutcome: the server may have left entries out.");
        if (_hasNextPage) yield return new PatientNotice(PatientNoticeCode.MayBeIncomplete, "The bundle is one page of several: the entries of the next page are not in this report.");
    }
}
