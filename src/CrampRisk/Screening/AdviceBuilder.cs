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

    // The cautions that each concept triggers: worked out once, since cautions name classes of drugs. Most entries trigger none.
    private readonly Lazy<Dictionary<int, Caution[]>> _cautionsOf;

    // Places of each advice's evidence in the pack, looked up once.
    private readonly Lazy<int[][]> _evidence;

    public AdviceBuilder(KnowledgePack pack, Audience audience)
    {
        (_pack, _audience) = (pack, audience);
        _cautionsOf = new(() => CautionsOf(pack));
        _evidence = new(() => [.. Enumerable.Range(0, pack.AdviceCount).Select(i => pack.AdviceAt(i).Evidence.Select(pack.EvidencePlaceOf).ToArray())]);
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

    private static Dictionary<int, Caution[]> CautionsOf(KnowledgePack pack) =>
        Enumerable.Range(0, pack.AdviceCount).SelectMany(i => pack.AdviceAt(i).Cautions)
            .SelectMany(caution => caution.Concepts.SelectMany(name => pack.ConceptsOf(name)).Distinct().Select(concept => (Concept: concept, Caution: caution)))
            .GroupBy(trigger => trigger.Concept, trigger => trigger.Caution).ToDictionary(group => group.Key, group => group.ToArray());

    private List<(Caution Caution, EntryRef Entry)>? Triggered(ReadOnlySpan<EntryReading> readings)
    {
        List<(Caution Caution, EntryRef Entry)>? triggered = null;
        foreach (ref readonly var reading in readings)
        {
            if (reading.State == InForceState.No || reading.Resolution.Kind != ResolutionKind.Recognised) continue;
            var own = triggered?.Count ?? 0;
            foreach (var match in reading.Resolution.Concepts)
            {
                if (match.Role is not (ConceptRole.Include or ConceptRole.Possible) || !_cautionsOf.Value.TryGetValue(match.Concept.Index, out var cautions)) continue;
                triggered ??= [];
                // Two concepts of one entry may trigger one caution; those of other entries cannot be the same pair.
                foreach (var caution in cautions)
                    if (triggered.IndexOf((caution, reading.Ref), own) < 0) triggered.Add((caution, reading.Ref));
            }
        }
        return triggered;
    }

    private ImmutableArray<ReportCaution> Cautions(ManagementAdvice advice, List<(Caution Caution, EntryRef Entry)>? triggered, ReferenceList references)
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
    private static ImmutableArray<EntryRef> EntriesOf(Caution caution, List<(Caution Caution, EntryRef Entry)> triggered)
    {
        ImmutableArray<EntryRef>.Builder? entries = null;
        foreach (var (other, entry) in triggered)
            if (other.Id == caution.Id) (entries ??= ImmutableArray.CreateBuilder<EntryRef>()).Add(entry);
        return entries?.DrainToImmutable() ?? [];
    }
}
