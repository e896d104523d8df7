using System.Collections.Immutable;
using System.Globalization;
using CrampRisk.Knowledge;

namespace CrampRisk;

/// <summary>Writes a report as plain text for a reader at a terminal: flags first, then advice, every entry's account, references and notice.</summary>
public static class ReportText
{
    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where to; not closed.</param>
    /// <param name="width">Columns, at least 40; lines are wrapped at words.</param>
    /// <param name="colour">True for ANSI styles; the text is the same without.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void Write(ScreeningReport report, TextWriter output, int width = 80, bool colour = false)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        new Page(report, new WrappedText(output, Math.Max(40, width), colour)).Write();
    }

    /// <summary>The report as text.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is null.</exception>
    public static string ToText(ScreeningReport report, int width = 80)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        Write(report, text, width);
        return text.ToString();
    }

    private sealed class Page(ScreeningReport report, WrappedText text)
    {
        private string NoFlags => report.Options.NewOnly
            ? "No rule fired on a new order; flags of other entries are not shown here. That does not mean safe: see what became of each entry below."
            : "No rule of this profile fired. That does not mean safe: see what became of each entry below.";

        private bool ForPatient => report.Options.Audience == Audience.Patient;

        public void Write()
        {
            WriteHead();
            WriteFlags();
            WriteSuppressed();
            WriteNearMisses();
            WriteManagement();
            WriteEntries();
            WriteReferences();
            text.Heading(ForPatient ? "Please note" : "Notice");
            foreach (var notice in report.Notices) text.Item("-", notice);
        }

        private void WriteHead()
        {
            text.Title("CrampRisk: leg-cramp risk screening");
            var subject = report.SubjectId is null ? "" : $"Patient {report.SubjectId}. ";
            text.Line($"{subject}As of {Day(report.AsOf)}, profile {Spellings.Profile.Of(report.Options.Profile)}, knowledge pack {report.Pack.Info.Version} ({Spellings.ReviewStatus.Of(report.Pack.Info.Review.Status)}).");
            text.Line($"Medications: {ListText(EntryList.Medications, report.Medications)}. Conditions: {ListText(EntryList.Conditions, report.Conditions)}. Procedures: {ListText(EntryList.Procedures, report.Procedures)}.");
        }

        private void WriteFlags()
        {
            text.Heading(report.Flags.IsEmpty ? "Flags: none" : $"Flags ({report.Flags.Length})");
            if (report.Flags.IsEmpty)
            {
                text.Line(report.Coverage.Entries == 0
                    ? "There was nothing to check."
                    : NoFlags);
            }
            for (var i = 0; i < report.Flags.Length; i++)
            {
                var flag = report.Flags[i];
                if (i > 0) text.Blank();
                text.Item($"{i + 1}.", $"{flag.Title} {flag.Citations}", strong: true);
                text.Line($"{(flag.IsNew ? "NEW ORDER. " : "")}{Grade(flag)}; from {string.Join(", ", flag.Entries.Select(Name))}.", indent: 3);
                text.Line(flag.Explanation, indent: 3);
                foreach (var modifier in flag.Modifiers) text.Item("*", $"{modifier.Text} {Numbers(modifier.Evidence)}", indent: 3);
                if (!ForPatient)
                {
                    if (flag.Rule.Kind != RuleKind.Interaction) text.Line(Votes(flag), indent: 3);
                    if (flag.Rule.Frequency is { } frequency) text.Line($"How often: {frequency.Text}", indent: 3);
                    if (flag.Rule.Mechanism is { } mechanism) text.Line($"How: {mechanism.Text}", indent: 3);
                }
                foreach (var action in flag.Actions) text.Item("->", action, indent: 3);
            }
        }

        private void WriteSuppressed()
        {
            if (report.Suppressed.IsEmpty) return;
            text.Heading($"Not shown as flags ({report.Suppressed.Length})");
            foreach (var flag in report.Suppressed)
                text.Item("-", $"{flag.Title} {flag.Citations}: {flag.SuppressedBecause!.Text}{(flag.SuppressedBecause.Until is { } until ? $", until {Day(until)}" : "")}.");
        }

        private void WriteNearMisses()
        {
            if (report.NearMisses.IsEmpty) return;
            text.Heading("Held back by a fact of this patient");
            foreach (var miss in report.NearMisses)
                text.Item("-", $"{string.Join(", ", miss.Entries.Select(Name))}: {miss.Explanation}");
        }

        private void WriteManagement()
        {
            if (report.Management.IsEmpty) return;
            text.Heading(report.Symptoms.IsEmpty ? "If cramps occur: what the sources advise" : "What the sources advise for cramps");
            foreach (var advice in Ordered())
            {
                text.Item("-", $"{advice.Title} ({Spellings.AdvicePurpose.Of(advice.Advice.Purpose)}) {Numbers(advice.Evidence)}".TrimEnd(), strong: true);
                text.Line(advice.Text, indent: 2);
                foreach (var caution in advice.Cautions)
                    text.Item("!", $"{caution.Text} ({string.Join(", ", caution.Entries.Select(Name))}) {Numbers(caution.Evidence)}", indent: 2);
            }
        }

        // With recorded cramps relief comes first.
        private IEnumerable<ReportAdvice> Ordered() => report.Symptoms.IsEmpty
            ? report.Management
            : report.Management.OrderBy(advice => advice.Advice.Purpose == AdvicePurpose.Relieve ? 0 : 1);

        private void WriteEntries()
        {
            var coverage = report.Coverage;
            text.Heading($"Every entry ({coverage.Entries})");
            text.Line($"{coverage.Flagged} flagged, {coverage.RuledOut} ruled out, {coverage.NotCurrent} not current, {coverage.NotCovered} not covered, {coverage.NotUnderstood} not understood.");
            foreach (var entry in report.Entries)
            {
                text.Item($"{Letter(entry.List)}{entry.Index + 1}", $"{OneLine(entry.Entry.Input)}: {OutcomeText(entry.Outcome)}", strong: false);
                text.Line(entry.Because, indent: 4);
                if (!entry.Resolution.Candidates.IsEmpty)
                    text.Line($"{(entry.Resolution.Kind == Terminology.ResolutionKind.Ambiguous ? "Candidates" : "Did you mean")}: {string.Join("; ", entry.Resolution.Candidates)}", indent: 4);
                foreach (var remark in entry.Remarks) text.Item("~", remark.Text, indent: 4);
            }
        }

        private void WriteReferences()
        {
            if (report.References.IsEmpty) return;
            text.Heading("References");
            foreach (var reference in report.References)
            {
                var source = reference.Source;
                var link = source.Pmid is not null ? $" PMID {source.Pmid}." : source.Doi is not null ? $" doi:{source.Doi}." : "";
                text.Item($"[{reference.Number}]", source.Citation + link);
            }
        }

        private static string Grade(CrampRiskFlag flag)
        {
            var certainty = flag.Certainty == Certainty.Definite ? "" : ", possible only";
            return flag.Rule.Strength switch
            {
                Strength.Strong => "Several kinds of source agree" + certainty,
                Strength.Associated => "One kind of source supports it" + certainty,
                Strength.Conflicting => "Sources disagree" + certainty,
                Strength.Weak => "No source of weight supports it" + certainty,
                _ => $"{Capital(Spellings.LabelStatement.Of(flag.Rule.Statement ?? LabelStatement.Warning).Replace('-', ' '))}{(flag.Rule.Named ? "" : " (names only the class)")}{certainty}",
            };
        }

        private static string Votes(CrampRiskFlag flag)
        {
            var supports = References(flag, Polarity.Supports);
            var against = References(flag, Polarity.Against);
            var other = References(flag, Polarity.Mixed, Polarity.Insufficient);
            return $"Supported by {supports}{(against.Length > 0 ? $"; against: {against}" : "")}{(other.Length > 0 ? $"; mixed or too little: {other}" : "")}. Outcome words: {string.Join(", ", flag.Rule.Outcomes)}.";
        }

        private static string References(CrampRiskFlag flag, params ReadOnlySpan<Polarity> polarities)
        {
            var numbers = new SortedSet<int>();
            foreach (var cited in flag.Evidence)
                if (polarities.Contains(cited.Evidence.Polarity)) numbers.Add(cited.Reference);
            return numbers.Count == 0 ? "" : $"[{string.Join(", ", numbers)}]";
        }

        private string Name(EntryRef reference)
        {
            foreach (var entry in report.Entries)
                if (entry.List == reference.List && entry.Index == reference.Index) return $"\"{OneLine(entry.Entry.Input)}\"";
            return "?";
        }

        private string ListText(EntryList list, ListState state) => state switch
        {
            ListState.Given => report.Entries.Count(entry => entry.List == list).ToString(CultureInfo.InvariantCulture),
            ListState.NoneKnown => "none known",
            ListState.Empty => "empty list",
            _ => "not given",
        };

        private static string Numbers(ImmutableArray<CitedEvidence> evidence) =>
            evidence.IsEmpty ? "" : $"[{string.Join(", ", evidence.Select(cited => cited.Reference).Distinct())}]";

        private static string OutcomeText(EntryOutcome outcome) => outcome switch
        {
            EntryOutcome.Flagged => "FLAGGED",
            EntryOutcome.RuledOut => "ruled out",
            EntryOutcome.NotCurrent => "not current",
            EntryOutcome.NotCovered => "not covered",
            _ => "NOT UNDERSTOOD",
        };

        private static char Letter(EntryList list) => list switch { EntryList.Medications => 'M', EntryList.Conditions => 'C', _ => 'P' };

        private static string OneLine(string input) => input.Length == 0 ? "(empty)" : input.ReplaceLineEndings(" ");

        private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

        private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
