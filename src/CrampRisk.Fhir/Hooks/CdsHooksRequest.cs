using System.Collections.Immutable;
using CrampRisk.Fhir;

namespace CrampRisk;

/// <summary>A CDS Hooks request (1.0, 1.1 or 2.0) for one of the three hooks, with its resources read into a patient.</summary>
/// <remarks>Immutable. Prints its hook and nothing of the patient.</remarks>
public sealed record CdsHooksRequest
{
    /// <summary>The hook.</summary>
    public required CdsHook Hook { get; init; }

    /// <summary>Names this one call of the hook.</summary>
    public required Guid HookInstance { get; init; }

    /// <summary>The client's FHIR server, an absolute address; null where none is named.</summary>
    public Uri? FhirServer { get; init; }

    /// <summary>The leave to ask it; null where none is given.</summary>
    public FhirAuthorization? FhirAuthorization { get; init; }

    /// <summary>The user, such as <c>Practitioner/123</c>; null where the request names none: no rule rests on it.</summary>
    public string? UserId { get; init; }

    /// <summary>The id of the patient, without <c>Patient/</c>.</summary>
    public required string PatientId { get; init; }

    /// <summary>The id of the encounter as written; null where none is named.</summary>
    public string? EncounterId { get; init; }

    /// <summary>The selected orders of <c>order-select</c> as written, a fullUrl as type and id of its order; empty for the other hooks.</summary>
    public ImmutableArray<string> Selections { get; init; } = [];

    /// <summary>The selections that name none of the draft orders: nothing was checked for them. Empty for the other hooks.</summary>
    public ImmutableArray<string> UnknownSelections { get; init; } = [];

    /// <summary>The draft orders that are no medication orders, each as its type and id (without an id its fullUrl, else its type): nothing of them is read.</summary>
    public ImmutableArray<string> UncheckedOrders { get; init; } = [];

    /// <summary>The patient: the prefetched lists, and behind them the draft orders as new entries, in force whatever their dates say.</summary>
    /// <remarks>A list of which a query has no answer, and no entry came, is absent; one that was asked for and is empty is empty.</remarks>
    public required Patient Patient { get; init; }

    /// <summary>The queries of <see cref="PrefetchTemplates"/> without an answer, or with part of one.</summary>
    public ImmutableArray<PrefetchGap> Gaps { get; init; } = [];

    /// <summary>What the reader had to say of the resources, before the gaps.</summary>
    internal ImmutableArray<PatientNotice> Notices { get; init; } = [];

    /// <summary>True where an order is among the selections; so is one without an id, which no selection could name.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is null.</exception>
    public bool IsSelected(Medication order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return IsSelected(order, new OrderNames(Selections));
    }

    /// <summary>The same for many orders: the names of <see cref="Selections"/> are made once.</summary>
    internal static bool IsSelected(Medication order, OrderNames selections) =>
        order.Reference is not { } reference || reference.Contains('[') || selections.Mean(reference);

    /// <inheritdoc/>
    public override string ToString() => $"{nameof(CdsHooksRequest)} {{ {nameof(Hook)} = {CdsHookNames.All.Of(Hook)} }}";

    /// <summary>The same with states and notices of the lists as the gaps leave them (ruling 35).</summary>
    internal CdsHooksRequest WithGaps(ImmutableArray<PrefetchGap> gaps) => this with
    {
        Gaps = gaps,
        Patient = Patient with
        {
            Medications = Listed(Patient.Medications, EntryList.Medications, gaps),
            Conditions = Listed(Patient.Conditions, EntryList.Conditions, gaps),
            Procedures = Listed(Patient.Procedures, EntryList.Procedures, gaps),
            Notices = [.. Notices, .. gaps.Select(gap => new PatientNotice(PatientNoticeCode.MayBeIncomplete, gap.Notice))],
        },
    };

    private static ImmutableArray<T> Listed<T>(ImmutableArray<T> entries, EntryList list, ImmutableArray<PrefetchGap> gaps) =>
        !entries.IsDefaultOrEmpty ? entries : gaps.Any(gap => gap.Template.List == list) ? default : [];
}
