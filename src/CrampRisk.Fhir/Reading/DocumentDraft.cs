using System.Collections.Immutable;
using System.Text;

namespace CrampRisk.Fhir;

/// <summary>What a document has told so far. References are followed at its end, because FHIR gives no order to its resources.</summary>
internal sealed class DocumentDraft
{
    public Findings Findings { get; } = new();

    public KeyLedger Keys { get; } = new();

    /// <summary>The concepts that were read; those of a bulk export stay from line to line.</summary>
    public ConceptCache Concepts { get; init; } = new();

    public VersionSigns Signs { get; } = new();

    public Subjects Subjects { get; } = new();

    public MedicationProducts Products { get; } = new();

    public ImmutableArray<Medication>.Builder Medications { get; } = ImmutableArray.CreateBuilder<Medication>();

    public ImmutableArray<Condition>.Builder Conditions { get; } = ImmutableArray.CreateBuilder<Condition>();

    public ImmutableArray<Procedure>.Builder Procedures { get; } = ImmutableArray.CreateBuilder<Procedure>();

    /// <summary>References from medications to products elsewhere in the document.</summary>
    public List<PendingProduct> Pending { get; } = [];

    /// <summary>Conditions that are Observations of a pregnancy.</summary>
    public List<ObservedPregnancy> Observed { get; } = [];

    /// <summary>The tags of our own on the resource that is being read.</summary>
    public EntryTags Tags { get; } = new();

    /// <summary>What the document says of its lists as a whole.</summary>
    public ListStatements Lists { get; } = new();

    /// <summary>Bundle entries with nothing but fullUrl, request or response.</summary>
    public int EmptyEntries { get; set; }

    /// <summary>OperationOutcome resources among the entries that state a failure.</summary>
    public int Outcomes { get; set; }

    /// <summary>Parameters resources among the entries.</summary>
    public int Parameters { get; set; }

    /// <summary>Versions that a history holds of resources that have a later one.</summary>
    public int OlderVersions { get; set; }

    /// <summary>Resources that a history ends by deleting.</summary>
    public int Deleted { get; set; }

    /// <summary>True where a bundle says that it goes on on another page.</summary>
    public bool HasNextPage { get; set; }

    /// <summary>The Medication or Substance that was read last, until its entry ends and its fullUrl is known.</summary>
    public (string? Id, ProductElement Product) LastProduct { get; set; } = (null, ProductElement.None);

    /// <summary>The OperationOutcome that was read last.</summary>
    public ServerOutcome LastOutcome { get; set; }

    /// <summary>The Patient resource that was read last.</summary>
    public PatientRecord? LastPatient { get; set; }

    /// <summary>Forgets everything, for the next line of a bulk export.</summary>
    public void Clear()
    {
        Findings.Clear();
        Keys.Clear();
        Signs.Clear();
        Subjects.Clear();
        Products.Clear();
        Medications.Clear();
        Conditions.Clear();
        Procedures.Clear();
        Pending.Clear();
        Observed.Clear();
        Lists.Clear();
        (EmptyEntries, Outcomes, Parameters, OlderVersions, Deleted, HasNextPage, LastPatient, LastProduct) = (0, 0, 0, 0, 0, false, null, (null, ProductElement.None));
    }

    /// <summary>Takes "no known medications" and its kin for what they say of their list.</summary>
    /// <param name="isMistake">True where the resource takes its statement back.</param>
    /// <returns>Whether the resource is such a statement, and so no entry.</returns>
    public bool IsAbsence(Entry entry, bool isMistake)
    {
        if (entry.Codes.IsEmpty || AbsenceCodes.Find(entry.Codes) is not var (list, isKnown)) return false;
        if (isMistake) return true;
        if (isKnown) Lists.AddNoneKnown(list);
        else Lists.AddNoInformation(list);
        return true;
    }

    /// <summary>Gives the resource that was read last what only its bundle entry knows.</summary>
    /// <param name="fullUrl">The fullUrl of the entry; empty where it has none.</param>
    /// <param name="position">The place of the entry, for a resource that has neither id nor fullUrl; worked out only then.</param>
    public void Place(ResourceKind kind, ReadOnlySpan<byte> fullUrl, EntryPlace position)
    {
        switch (kind)
        {
            case ResourceKind.Medication or ResourceKind.Substance:
                Products.Add(ResourceKinds.NameOf(kind), LastProduct.Id, Decoded(fullUrl), LastProduct.Product);
                break;
            case ResourceKind.Patient:
                Subjects.AddPatient(LastPatient! with { FullUrl = Decoded(fullUrl) });
                break;
            case ResourceKind.Condition or ResourceKind.Observation:
                if (Conditions[^1].Reference is null) Conditions[^1] = Conditions[^1] with { Reference = Decoded(fullUrl) ?? position.ToString() };
                break;
            case ResourceKind.Procedure:
                if (Procedures[^1].Reference is null) Procedures[^1] = Procedures[^1] with { Reference = Decoded(fullUrl) ?? position.ToString() };
                break;
            case ResourceKind.MedicationRequest or ResourceKind.MedicationStatement or ResourceKind.MedicationAdministration or ResourceKind.MedicationDispense:
                if (Medications[^1].Reference is null) Medications[^1] = Medications[^1] with { Reference = Decoded(fullUrl) ?? position.ToString() };
                if (Pending.Count > 0 && Pending[^1].Index == Medications.Count - 1) Pending[^1] = Pending[^1] with { Referrer = Decoded(fullUrl) };
                break;
        }
    }

    /// <summary>Refuses the document if anything is wrong with it: another version first, since it explains the rest.</summary>
    /// <exception cref="InvalidDocumentException">Something is.</exception>
    public void ThrowIfRefused(ReadOnlySpan<byte> json)
    {
        Signs.ThrowIfAny(json);
        Findings.ThrowIfAny(json);
    }

    /// <summary>Follows the references and hands out the patient.</summary>
    /// <exception cref="InvalidDocumentException">The document is about several patients.</exception>
    public Patient ToPatient(ReadOnlySpan<byte> json)
    {
        var who = Subjects.One(json);
        foreach (var pending in Pending)
            Medications[pending.Index] = pending.Resolved(Medications[pending.Index], Products);
        var notices = Notices(who);
        if (Observed.Count > 0) ObservedPregnancy.Settle(Observed, Conditions, who, notices);
        var (medications, conditions, procedures) = (Lists.Stated(EntryList.Medications, Listed(Medications)),
            Lists.Stated(EntryList.Conditions, Listed(Conditions)), Lists.Stated(EntryList.Procedures, Listed(Procedures)));
        var patient = new Patient
        {
            Id = who.Id,
            Medications = medications,
            Conditions = conditions,
            Procedures = procedures,
            NoKnownMedications = Lists.IsNoneKnown(EntryList.Medications, medications),
            NoKnownConditions = Lists.IsNoneKnown(EntryList.Conditions, conditions),
        };
        Lists.AddNotices(patient, notices);
        return notices.Count == 0 ? patient : patient with { Notices = [.. notices] };
    }

    // A bundle says nothing about a list that it does not hold: absent, not empty.
    private static ImmutableArray<T> Listed<T>(ImmutableArray<T>.Builder entries) => entries.Count == 0 ? default : entries.DrainToImmutable();

    private static string? Decoded(ReadOnlySpan<byte> url) => url.IsEmpty ? null : Encoding.UTF8.GetString(url);

    private List<PatientNotice> Notices(PatientRecord who)
    {
        var notices = new List<PatientNotice>();
        if (who.DeathNotice is { } death) notices.Add(death);
        if (EmptyEntries == 1) notices.Add(new(PatientNoticeCode.PartsNotRead, "1 bundle entry holds no resource, only an address, a request or a response."));
        else if (EmptyEntries > 1) notices.Add(new(PatientNoticeCode.PartsNotRead, $"{EmptyEntries} bundle entries hold no resource, only an address, a request or a response."));
        if (OlderVersions + Deleted > 0)
            notices.Add(new(PatientNoticeCode.PartsNotRead, $"The bundle is a history: the latest version of each resource was read; older versions left out: {OlderVersions}; deleted resources: {Deleted}."));
        if (Parameters > 0) notices.Add(new(PatientNoticeCode.PartsNotRead, "The bundle holds a Parameters resource; what is in it was not read."));
        if (Outcomes > 0) notices.Add(new(PatientNoticeCode.MayBeIncomplete, "The bundle holds an OperationOutcome: the server may have left entries out."));
        if (HasNextPage) notices.Add(new(PatientNoticeCode.MayBeIncomplete, "The bundle is one page of several: the entries of the next page are not in this report."));
        return notices;
    }
}
