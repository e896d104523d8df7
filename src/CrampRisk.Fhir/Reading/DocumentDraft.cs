using System.Collections.Immutable;
using System.Text;

namespace CrampRisk.Fhir;

/// <summary>What a document has told so far. References are followed at its end, because FHIR gives no order to its resources.</summary>
internal sealed class DocumentDraft
{
    public Findings Findings { get; } = new();

    public KeyLedger Keys { get; } = new();

    /// <summary>The concepts that the document has told; a line of a bulk export is too short to repeat itself and goes without.</summary>
    public ConceptCache? Concepts { get; init; } = new();

    public VersionSigns Signs { get; } = new();

    public Subjects Subjects { get; } = new();

    public MedicationProducts Products { get; } = new();

    public ImmutableArray<Medication>.Builder Medications { get; } = ImmutableArray.CreateBuilder<Medication>();

    public ImmutableArray<Condition>.Builder Conditions { get; } = ImmutableArray.CreateBuilder<Condition>();

    public ImmutableArray<Procedure>.Builder Procedures { get; } = ImmutableArray.CreateBuilder<Procedure>();

    /// <summary>References from medications to products elsewhere in the document.</summary>
    public List<PendingProduct> Pending { get; } = [];

    /// <summary>Bundle entries with nothing but fullUrl, request or response.</summary>
    public int EmptyEntries { get; set; }

    /// <summary>OperationOutcome resources among the entries.</summary>
    public int Outcomes { get; set; }

    /// <summary>True where a bundle says that it goes on on another page.</summary>
    public bool HasNextPage { get; set; }

    /// <summary>The Medication resource that was read last, until its entry ends and its fullUrl is known.</summary>
    public (string? Id, FhirConcept Product) LastProduct { get; set; }

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
        (EmptyEntries, Outcomes, HasNextPage, LastPatient, LastProduct) = (0, 0, false, null, default);
    }

    /// <summary>Gives the resource that was read last what only its bundle entry knows.</summary>
    /// <param name="fullUrl">The fullUrl of the entry; empty where it has none.</param>
    /// <param name="position">The place of the entry, for a resource that has neither id nor fullUrl; worked out only then.</param>
    public void Place(ResourceKind kind, ReadOnlySpan<byte> fullUrl, EntryPlace position)
    {
        switch (kind)
        {
            case ResourceKind.Medication:
                Products.Add(LastProduct.Id, Decoded(fullUrl), LastProduct.Product);
                break;
            case ResourceKind.Patient:
                Subjects.AddPatient(LastPatient! with { FullUrl = Decoded(fullUrl) });
                break;
            case ResourceKind.Condition:
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
        return new Patient
        {
            Id = who.Id,
            Medications = Listed(Medications),
            Conditions = Listed(Conditions),
            Procedures = Listed(Procedures),
            Notices = Notices(who),
        };
    }

    // A bundle says nothing about a list that it does not hold: absent, not empty.
    private static ImmutableArray<T> Listed<T>(ImmutableArray<T>.Builder entries) => entries.Count == 0 ? default : entries.DrainToImmutable();

    private static string? Decoded(ReadOnlySpan<byte> url) => url.IsEmpty ? null : Encoding.UTF8.GetString(url);

    private ImmutableArray<PatientNotice> Notices(PatientRecord who)
    {
        if (EmptyEntries == 0 && Outcomes == 0 && !HasNextPage && !who.IsDeceased) return [];
        var notices = ImmutableArray.CreateBuilder<PatientNotice>();
        if (who.DeathNotice is { } death) notices.Add(death);
        if (EmptyEntries == 1) notices.Add(new(PatientNoticeCode.PartsNotRead, "1 bundle entry holds no resource, only an address, a request or a response."));
        else if (EmptyEntries > 1) notices.Add(new(PatientNoticeCode.PartsNotRead, $"{EmptyEntries} bundle entries hold no resource, only an address, a request or a response."));
        if (Outcomes > 0) notices.Add(new(PatientNoticeCode.MayBeIncomplete, "The bundle holds an OperationOutcome: the server may have left entries out."));
        if (HasNextPage) notices.Add(new(PatientNoticeCode.MayBeIncomplete, "The bundle is one page of several: the entries of the next page are not in this report."));
        return notices.DrainToImmutable();
    }
}
