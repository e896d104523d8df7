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

    // Places of each advice's evidence in the pack, looked up once.
    private readonly Lazy<int[][]> _evidence;

    public AdviceBuilder(KnowledgePack pack, Audience audience)
    {
        (_pack, _audience) = (pack, audience);
        _evidence = new(() => EvidenceOf(pack));
    }

    public ImmutableArray<ReportAdvice> Build(ReadOnlySpan<EntryReading> readings, ReferenceList references)
    {
        var room = Lent<Triggered>.Take(CountTriggers(readings));
        var triggered = room.AsSpan(0, Trigger(readings, room));
        var advice = new ReportAdvice[_pack.AdviceCount];
        for (var i = 0; i < advice.Length; i++)
        {
            var item = _pack.AdviceAt(i);
            var evidence = references.Cite(_evidence.Value[i]);
            advice[i] = new ReportAdvice(item, item.Title.For(_audience), item.Text.For(_audience), evidence, Cautions(i, triggered, references));
        }
        Lent<Triggered>.GiveBack(room);
        return ImmutableCollectionsMarshal.AsImmutableArray(advice);
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

    private readonly record struct Triggered(int Advice, int Caution, EntryRef Entry);

    private int CountTriggers(ReadOnlySpan<EntryReading> readings)
    {
        var count = 0;
        foreach (ref readonly var reading in readings)
            if (IsInForce(reading))
                foreach (var match in reading.Resolution.Concepts)
                    if (IsMeant(match)) count += _pack.TriggersOf(match.Concept.Index).Count;
        return count;
    }

    // Fills the room and says how much of it is filled.
    private int Trigger(ReadOnlySpan<EntryReading> readings, Triggered[] room)
    {
        var count = 0;
        foreach (ref readonly var reading in readings)
        {
            if (!IsInForce(reading)) continue;
            var own = count;
            foreach (var match in reading.Resolution.Concepts)
            {
                if (!IsMeant(match)) continue;
                var (first, more) = _pack.TriggersOf(match.Concept.Index);
                for (var i = first; i < first + more; i++)
                {
                    var trigger = _pack.TriggerAt(i);
                    var triggered = new Triggered(trigger.Advice, trigger.Caution, reading.Ref);
                    // Two concepts of one entry may trigger one caution; those of other entries cannot be the same pair.
                    if (!Holds(room, own, count, triggered)) room[count++] = triggered;
                }
            }
        }
        return count;
    }

    private static bool Holds(Triggered[] room, int from, int to, Triggered triggered)
    {
        for (var i = from; i < to; i++)
            if (room[i] == triggered) return true;
        return false;
    }

    private static bool IsInForce(in EntryReading reading) => reading.State != InForceState.No && reading.Resolution.Kind == ResolutionKind.Recognised;

    private static bool IsMeant(ConceptMatch match) => match.Role is ConceptRole.Include or ConceptRole.Possible;

    private ImmutableArray<ReportCaution> Cautions(int advice, ReadOnlySpan<Triggered> triggered, ReferenceList references)
    {
        if (triggered.IsEmpty) return [];
        ImmutableArray<ReportCaution>.Builder? cautions = null;
        var all = _pack.AdviceAt(advice).Cautions;
        for (var i = 0; i < all.Length; i++)
        {
            var entries = EntriesOf(advice, i, triggered);
            if (entries.IsEmpty) continue;
            (cautions ??= ImmutableArray.CreateBuilder<ReportCaution>())
                .Add(new ReportCaution(all[i].Text.For(_audience), all[i].Statement, entries, references.Cite(all[i].Evidence)));
        }
        return cautions?.DrainToImmutable() ?? [];
    }

    // A loop, not a lambda: it would allocate once for each caution of the pack.
    private static ImmutableArray<EntryRef> EntriesOf(int advice, int caution, ReadOnlySpan<Triggered> triggered)
    {
        ImmutableArray<EntryRef>.Builder? entries = null;
        foreach (ref readonly var one in triggered)
            if (one.Advice == advice && one.Caution == caution) (entries ??= ImmutableArray.CreateBuilder<EntryRef>()).Add(one.Entry);
        return entries?.DrainToImmutable() ?? [];
    }
}
