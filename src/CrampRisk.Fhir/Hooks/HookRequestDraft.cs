using System.Collections.Immutable;

namespace CrampRisk.Fhir;

/// <summary>What a CDS Hooks request has told so far. Its parts come in any order, so they are put together at the end.</summary>
internal sealed class HookRequestDraft
{
    /// <summary>The resources of context and prefetch, as if they stood in one document.</summary>
    public DocumentDraft Document { get; } = new();

    public CdsHook? Hook { get; set; }

    public Guid HookInstance { get; set; }

    public Uri? FhirServer { get; set; }

    public FhirAuthorization? Authorization { get; set; }

    public string? UserId { get; set; }

    public string? PatientId { get; set; }

    public string? EncounterId { get; set; }

    public ImmutableArray<string> Selections { get; set; } = [];

    /// <summary>What stands in the Bundle of draft orders.</summary>
    public DraftOrders DraftOrders { get; set; } = new();

    /// <summary>Which of the medications read so far are draft orders.</summary>
    public Range Orders { get; set; }

    /// <summary>One slot per query: null while nothing was said of it, true for a whole answer, else the gap.</summary>
    public PrefetchGapKind?[] Answers { get; } = [.. PrefetchTemplates.All.Select(_ => (PrefetchGapKind?)PrefetchGapKind.Missing)];

    /// <summary>Puts the request together.</summary>
    /// <exception cref="InvalidDocumentException">Anything is wrong; all that could be found is listed.</exception>
    public CdsHooksRequest ToRequest(ReadOnlySpan<byte> json)
    {
        if (PatientId is not null) Document.Subjects.Name(PatientId);
        if (Document.Signs.Surest(out var sign) is { } version) Document.Findings.Add(sign, version);
        else if (PatientId is not null)
            foreach (var offset in Document.Subjects.OthersThan(PatientId)) Document.Findings.Add(offset, HookProblems.OtherPatient);
        Document.Findings.ThrowIfAny(json);

        var patient = Document.ToPatient(json);
        var selections = DraftOrders.ByReference(Selections);
        var unknown = Hook == CdsHook.OrderSelect ? DraftOrders.Unknown(selections) : [];
        return new CdsHooksRequest
        {
            Hook = Hook!.Value,
            HookInstance = HookInstance,
            FhirServer = FhirServer,
            FhirAuthorization = Authorization,
            UserId = UserId,
            PatientId = PatientId!,
            EncounterId = EncounterId,
            Selections = selections,
            UnknownSelections = unknown,
            UncheckedOrders = DraftOrders.Unchecked,
            Patient = patient with { Id = PatientId, Medications = WithOrdersLast(patient.Medications) },
            Notices = [.. patient.Notices, .. DraftOrders.Notices(Hook, selections, unknown)],
        }.WithGaps(Gaps());
    }

    private ImmutableArray<PrefetchGap> Gaps()
    {
        var gaps = ImmutableArray.CreateBuilder<PrefetchGap>();
        for (var i = 0; i < Answers.Length; i++)
            if (Answers[i] is { } kind) gaps.Add(new PrefetchGap(PrefetchTemplates.All[i], kind));
        return gaps.DrainToImmutable();
    }

    private ImmutableArray<Medication> WithOrdersLast(ImmutableArray<Medication> all)
    {
        if (all.IsDefaultOrEmpty) return all;
        var (from, count) = Orders.GetOffsetAndLength(all.Length);
        if (count == 0) return all;
        var orders = all.AsSpan(from, count);
        // The client may have written the draft to its server already: it is the same order, not a second one.
        var drafts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var order in orders)
            if (order.Reference is { } reference) drafts.Add(reference);
        var medications = ImmutableArray.CreateBuilder<Medication>(all.Length);
        for (var i = 0; i < all.Length; i++)
            if ((i < from || i >= from + count) && !(all[i].Reference is { } written && drafts.Contains(written))) medications.Add(all[i]);
        foreach (var order in orders) medications.Add(AsNew(order));
        return medications.DrainToImmutable();
    }

    // Ruling 35: all draft orders are in force, whatever status and dates they carry. One that asks not to give the drug stays what it is.
    private static Medication AsNew(Medication order) => order with
    {
        IsNew = true,
        Kind = MedicationKind.Request,
        Status = MedicationStatus.Draft,
        Intent = MedicationIntent.Order,
        Start = default,
        End = default,
        DaysSupply = null,
    };
}
