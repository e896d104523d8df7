using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CrampRisk.Knowledge;
using CrampRisk.Terminology;

namespace CrampRisk;

/// <summary>The management advice with the cautions that this patient's entries in force trigger.</summary>
internal sealed class AdviceBuilder
{
    private readonly KnowledgePack _pack;
    private readonly Audience _audience;

    // The cautions that each concept triggers, by its index: worked out once, since cautions name classes of drugs. Most entries trigger none.
    private readonly Lazy<List<Caution>?[]> _cautionsOf;

    // Places of each advice's evidence in the pack, looked up once.
    private readonly Lazy<int[][]> _evidence;

    public AdviceBuilder(KnowledgePack pack, Audience audience)
    {
        (_pack, _audience) = (pack, audience);
        _cautionsOf = new(() => CautionsOf(pack));
        _evidence = new(() => EvidenceOf(pack));
    }

    public ImmutableArray<ReportAdvice> Build(ReadOnlySpan<EntryReading> readings, ReferenceList references)
    {
        var triggered = Triggered(readings);
        var advice = new ReportAdvice[_pack.AdviceCount];
        for (var i = 0; i < advice.Length; i++)
        {
            var item = _pack.AdviceAt(i);
            var evidence = references.Cite(_evidence.Value[i]);
            advice[i] = new ReportAdvice(item, item.Title.For(_audience), item.Text.For(_audience), evidence, Cautions(item, triggered, references));
        }
        return ImmutableCollectionsMarshal.AsImmutableArray(advice);
    }

    // Loops, no queries over structs: those would be compiled at start (benchmarks/StartUp).
    private static List<Caution>?[] CautionsOf(KnowledgePack pack)
    {
        var cautions = new List<Caution>?[pack.TerminologyTable.ConceptCount];
        for (var i = 0; i < pack.AdviceCount; i++)
            foreach (var caution in pack.AdviceAt(i).Cautions)
                foreach (var name in caution.Concepts)
                    foreach (var concept in pack.ConceptsOf(name))
                    {
                        var known = cautions[concept] ??= [];
                        if (known.Count == 0 || !ReferenceEquals(known[^1], caution)) known.Add(caution);
                    }
        return cautions;
    }

    private static int[][] EvidenceOf(KnowledgePack pack)
    {
        var places = new int[pack.AdviceCount][];
        for (var i = 0; i < places.Length; i++)
        {
            var ids = pack.AdviceAt(i).Evidence;
            places[i] = new int[ids.Length];
            for (var j = 0; j < ids.Length; j++) places[i][j] = pack.EvidencePlaceOf(ids[j]);
        }
        return places;
    }

    private readonly record struct Trigger(Caution Caution, EntryRef Entry);

    private List<Trigger>? Triggered(ReadOnlySpan<EntryReading> readings)
    {
        List<Trigger>? triggered = null;
        foreach (ref readonly var reading in readings)
        {
            if (reading.State == InForceState.No || reading.Resolution.Kind != ResolutionKind.Recognised) continue;
            var own = triggered?.Count ?? 0;
            foreach (var match in reading.Resolution.Concepts)
            {
                if (match.Role is not (ConceptRole.Include or ConceptRole.Possible) || _cautionsOf.Value[match.Concept.Index] is not { } cautions) continue;
                triggered ??= [];
                // Two concepts of one entry may trigger one caution; those of other entries cannot be the same pair.
                foreach (var caution in cautions)
                    if (!Holds(triggered, own, caution)) triggered.Add(new Trigger(caution, reading.Ref));
            }
        }
        return triggered;
    }

    private static bool Holds(List<Trigger> triggered, int from, Caution caution)
    {
        for (var i = from; i < triggered.Count; i++)
            if (ReferenceEquals(triggered[i].Caution, caution)) return true;
        return false;
    }

    private ImmutableArray<ReportCaution> Cautions(ManagementAdvice advice, List<Trigger>? triggered, ReferenceList references)
    {
        if (triggered is null) return [];
        ImmutableArray<ReportCaution>.Builder? cautions = null;
        foreach (var caution in advice.Cautions)
        {
            var entries = EntriesOf(caution, triggered);
            if (entries.IsEmpty) continue;
            (cautions ??= ImmutableArray.CreateBuilder<ReportCaution>())
                .Add(new ReportCaution(caution.Text.For(_audience), caution.Statement, entries, references.Cite(caution.Evidence)));
        }
        return cautions?.DrainToImmutable() ?? [];
    }

    // A loop, not a lambda: it would allocate once for each caution of the pack. By id: two threads may have read a record twice.
    private static ImmutableArray<EntryRef> EntriesOf(Caution caution, List<Trigger> triggered)
    {
        ImmutableArray<EntryRef>.Builder? entries = null;
        foreach (var (other, entry) in triggered)
            if (other.Id == caution.Id) (entries ??= ImmutableArray.CreateBuilder<EntryRef>()).Add(entry);
        return entries?.DrainToImmutable() ?? [];
    }
}
