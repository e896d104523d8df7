using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CrampRisk.Knowledge;

namespace CrampRisk;

/// <summary>The account of each entry: its outcome and why.</summary>
internal sealed class EntryAccounts(KnowledgePack pack, CrampRiskOptions options, Lazy<RuleIndex> extended)
{
    public ImmutableArray<ReportEntry> Of(ReadOnlySpan<EntryReading> readings, List<FiredRule> fired, ImmutableArray<NearMiss> nearMisses, int asOf)
    {
        var context = new AccountContext(asOf, options.Profile, options.Audience, extended);
        var entries = new ReportEntry[readings.Length];
        for (var i = 0; i < readings.Length; i++)
        {
            ref readonly var reading = ref readings[i];
            entries[i] = new ReportEntry
            {
                List = reading.List,
                Index = reading.Index,
                Entry = reading.Entry,
                Outcome = reading.Outcome,
                Resolution = reading.Resolution,
                Remarks = options.Audience == Audience.Patient ? InPlainWords(RemarksOf(reading)) : RemarksOf(reading),
                Account = new EntryAccount(context, RulesOf(i, reading, fired, nearMisses), reading.NotCurrentDay, reading.NotCurrent,
                    OnlyInteractions: reading.Outcome == EntryOutcome.NotCovered && reading.NamedByInteraction),
            };
        }
        return ImmutableCollectionsMarshal.AsImmutableArray(entries);
    }

    private static ImmutableArray<Remark> RemarksOf(in EntryReading reading)
    {
        var fromReader = reading.Entry.Remarks;
        var fromResolver = reading.Resolution.Remarks;
        // Dates are worth a remark only where a rule speaks of the entry: a report must stay readable.
        var fromDates = reading.Covered || reading.Outcome > EntryOutcome.NotCovered ? reading.Timing.Remarks : null;
        if (fromDates is null && fromReader.IsEmpty) return fromResolver;
        return [.. fromReader, .. fromResolver, .. fromDates ?? []];
    }

    // A remark keeps its code; its words are those of a reader who knows neither codes nor periods.
    private static ImmutableArray<Remark> InPlainWords(ImmutableArray<Remark> remarks) =>
        remarks.IsEmpty ? remarks : [.. remarks.Select(remark => new Remark(remark.Code, ReportWords.Of($"remark.{Spellings.RemarkCode.Of(remark.Code)}", Audience.Patient))).Distinct()];

    private string? RulesOf(int place, in EntryReading reading, List<FiredRule> fired, ImmutableArray<NearMiss> nearMisses)
    {
        if (reading.Outcome == EntryOutcome.Flagged)
        {
            string? single = null;
            List<string>? several = null;
            foreach (var rule in fired)
            {
                if (rule.Entries.BinarySearch(place) < 0) continue;
                var id = pack.RuleAt(rule.Row.Index).Id;
                if (single is null) single = id;
                else (several ??= [single]).Add(id);
            }
            return several is null ? single : string.Join(", ", several);
        }
        return reading.Outcome == EntryOutcome.RuledOut ? HeldBack(reading.Ref, nearMisses) : null;
    }

    private static string HeldBack(EntryRef entry, ImmutableArray<NearMiss> nearMisses) =>
        string.Join(" ", nearMisses.Where(miss => miss.Entries.Contains(entry)).Select(miss => miss.Explanation));
}
