using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CrampRisk.Knowledge;

namespace CrampRisk;

/// <summary>The management advice with the cautions that this patient's entries in force trigger.</summary>
internal sealed class AdviceBuilder(KnowledgePack pack, Audience audience)
{
    // Concept indexes by caution: worked out once, since cautions name classes of drugs.
    private readonly Lazy<Dictionary<string, ImmutableArray<int>>> _triggers = new(() =>
        Enumerable.Range(0, pack.AdviceCount).SelectMany(i => pack.AdviceAt(i).Cautions)
            .ToDictionary(caution => caution.Id, caution => caution.Concepts.SelectMany(name => pack.ConceptsOf(name)).ToImmutableArray(), StringComparer.Ordinal));

    // Places of each advice's evidence in the pack, looked up once.
    private readonly Lazy<int[][]> _evidence = new(() =>
        [.. Enumerable.Range(0, pack.AdviceCount).Select(i => pack.AdviceAt(i).Evidence.Select(pack.EvidencePlaceOf).ToArray())]);

    public ImmutableArray<ReportAdvice> Build(ReadOnlySpan<EntryReading> readings, ReferenceList references)
    {
        var advice = new ReportAdvice[pack.AdviceCount];
        for (var i = 0; i < pack.AdviceCount; i++)
        {
            var item = pack.AdviceAt(i);
            var evidence = references.Cite(_evidence.Value[i]);
            advice[i] = new ReportAdvice(item, item.Title.For(audience), item.Text.For(audience), evidence, Cautions(item, readings, references));
        }
        return ImmutableCollectionsMarshal.AsImmutableArray(advice);
    }

    private ImmutableArray<ReportCaution> Cautions(ManagementAdvice advice, ReadOnlySpan<EntryReading> readings, ReferenceList references)
    {
        ImmutableArray<ReportCaution>.Builder? cautions = null;
        foreach (var caution in advice.Cautions)
        {
            var entries = TriggeredBy(caution, readings);
            if (entries.IsEmpty) continue;
            (cautions ??= ImmutableArray.CreateBuilder<ReportCaution>())
                .Add(new ReportCaution(caution.Text.For(audience), caution.Statement, entries, references.Cite(caution.Evidence)));
        }
        return cautions?.DrainToImmutable() ?? [];
    }

    private ImmutableArray<EntryRef> TriggeredBy(Caution caution, ReadOnlySpan<EntryReading> readings)
    {
        var triggers = _triggers.Value[caution.Id];
        ImmutableArray<EntryRef>.Builder? entries = null;
        foreach (ref readonly var reading in readings)
        {
            if (reading.IsInForceWith(triggers)) (entries ??= ImmutableArray.CreateBuilder<EntryRef>()).Add(reading.Ref);
        }
        return entries?.DrainToImmutable() ?? [];
    }
}
