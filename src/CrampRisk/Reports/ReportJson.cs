using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CrampRisk.Knowledge;

namespace CrampRisk;

/// <summary>Writes a report as JSON by the contract <c>cramprisk-report/1</c>.</summary>
public static class ReportJson
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = ReportEncoder.Instance };
    private static readonly JsonWriterOptions Indented = Compact with { Indented = true, NewLine = "\n" };

    /// <summary>Writes a report as UTF-8.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where to; nothing is flushed or closed.</param>
    /// <param name="indented">True for one property a line, false for a single line without the closing newline.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void Write(ScreeningReport report, IBufferWriter<byte> output, bool indented = true)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        using var json = new Utf8JsonWriter(output, indented ? Indented : Compact);
        new Writer(json, report).WriteReport();
    }

    /// <summary>The report as a JSON string.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is null.</exception>
    public static string ToText(ScreeningReport report, bool indented = true)
    {
        var buffer = new ArrayBufferWriter<byte>(8192);
        Write(report, buffer, indented);
        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private readonly struct Writer(Utf8JsonWriter json, ScreeningReport report)
    {
        public void WriteReport()
        {
            json.WriteStartObject();
            json.WriteString("schema"u8, "cramprisk-report/1"u8);
            if (report.SubjectId is null) json.WriteNull("subject"u8);
            else
            {
                json.WriteStartObject("subject"u8);
                json.WriteString("id"u8, report.SubjectId);
                json.WriteEndObject();
            }
            if (report.Source is not null) json.WriteString("source"u8, report.Source);
            json.WriteString("asOf"u8, Day(report.AsOf));
            json.WriteString("audience"u8, Spellings.Audience.Of(report.Options.Audience));
            json.WriteString("profile"u8, Spellings.Profile.Of(report.Options.Profile));
            WriteKnowledge();
            json.WriteStartObject("policy"u8);
            json.WriteString("name"u8, report.Options.Policy.Name);
            json.WriteString("sha256"u8, report.Options.Policy.Sha256);
            json.WriteEndObject();
            json.WriteStartObject("lists"u8);
            json.WriteString("medications"u8, Spellings.ListState.Of(report.Medications));
            json.WriteString("conditions"u8, Spellings.ListState.Of(report.Conditions));
            json.WriteString("procedures"u8, Spellings.ListState.Of(report.Procedures));
            json.WriteEndObject();
            WriteCoverage();
            WriteRefs("symptoms"u8, report.Symptoms);
            json.WriteStartArray("flags"u8);
            foreach (var flag in report.Flags) WriteFlag(flag);
            json.WriteEndArray();
            json.WriteStartArray("suppressed"u8);
            foreach (var flag in report.Suppressed) WriteFlag(flag);
            json.WriteEndArray();
            json.WriteStartArray("nearMisses"u8);
            foreach (var miss in report.NearMisses) WriteNearMiss(miss);
            json.WriteEndArray();
            json.WriteStartArray("management"u8);
            foreach (var advice in report.Management) WriteAdvice(advice);
            json.WriteEndArray();
            json.WriteStartArray("references"u8);
            foreach (var reference in report.References) WriteReference(reference);
            json.WriteEndArray();
            json.WriteStartArray("entries"u8);
            foreach (var entry in report.Entries) WriteEntry(entry);
            json.WriteEndArray();
            WriteStrings("notices"u8, report.Notices);
            json.WriteEndObject();
        }

        private void WriteKnowledge()
        {
            var info = report.Pack.Info;
            json.WriteStartObject("knowledge"u8);
            json.WriteString("pack"u8, info.Name);
            json.WriteString("version"u8, info.Version);
            json.WriteString("sha256"u8, report.Pack.Sha256);
            json.WriteString("review"u8, Spellings.ReviewStatus.Of(info.Review.Status));
            json.WriteString("lastUpdated"u8, Day(info.LastUpdated));
            json.WriteStartObject("terminology"u8);
            foreach (var (name, date) in info.Terminology) json.WriteString(name, date);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        private void WriteCoverage()
        {
            var coverage = report.Coverage;
            json.WriteStartObject("coverage"u8);
            json.WriteNumber("entries"u8, coverage.Entries);
            json.WriteNumber("flagged"u8, coverage.Flagged);
            json.WriteNumber("ruledOut"u8, coverage.RuledOut);
            json.WriteNumber("notCurrent"u8, coverage.NotCurrent);
            json.WriteNumber("notCovered"u8, coverage.NotCovered);
            json.WriteNumber("notUnderstood"u8, coverage.NotUnderstood);
            json.WriteEndObject();
            json.WriteStartObject("burden"u8);
            json.WriteNumber("drugFactors"u8, report.Burden.DrugFactors);
            json.WriteNumber("conditionFactors"u8, report.Burden.ConditionFactors);
            json.WriteEndObject();
        }

        private void WriteFlag(CrampRiskFlag flag)
        {
            var rule = flag.Rule;
            json.WriteStartObject();
            json.WriteString("id"u8, flag.Id);
            json.WriteString("rule"u8, rule.Id);
            json.WriteString("kind"u8, Spellings.RuleKind.Of(rule.Kind));
            if (rule.Strength is { } strength)
            {
                json.WriteString("strength"u8, Spellings.Strength.Of(strength));
                WriteStrings("outcomes"u8, rule.Outcomes);
                json.WriteString("severity"u8, rule.Severity?.Text);
                json.WriteString("seriousness"u8, rule.Seriousness?.Text);
                json.WriteString("frequency"u8, rule.Frequency?.Text);
            }
            if (rule.Statement is { } statement)
            {
                json.WriteString("statement"u8, Spellings.LabelStatement.Of(statement));
                json.WriteString("basis"u8, Spellings.StatementBasis.Of(rule.Basis ?? StatementBasis.UsLabel));
                json.WriteString("named"u8, rule.Named ? "yes" : "class-only");
            }
            json.WriteString("mechanism"u8, rule.Mechanism?.Text);
            json.WriteString("certainty"u8, Spellings.Certainty.Of(flag.Certainty));
            json.WriteString("tier"u8, Spellings.DisplayTier.Of(flag.Tier));
            json.WriteString("title"u8, flag.Title);
            json.WriteString("explanation"u8, flag.Explanation);
            WriteStrings("concepts"u8, flag.Concepts);
            WriteRefs("entries"u8, flag.Entries);
            WriteEvidence(flag.Evidence);
            if (!flag.Modifiers.IsEmpty)
            {
                json.WriteStartArray("modifiers"u8);
                foreach (var modifier in flag.Modifiers)
                {
                    json.WriteStartObject();
                    json.WriteString("text"u8, modifier.Text);
                    WriteEvidence(modifier.Evidence);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            }
            WriteStrings("actions"u8, flag.Actions);
            json.WriteString("review"u8, Spellings.ReviewStatus.Of(rule.Review.Status));
            json.WriteBoolean("isNew"u8, flag.IsNew);
            if (flag.SuppressedBecause is { } because)
            {
                json.WriteStartObject("suppressedBecause"u8);
                json.WriteString("kind"u8, Spellings.SuppressionKind.Of(because.Kind));
                json.WriteString("text"u8, because.Text);
                if (because.By is not null) json.WriteString("by"u8, because.By);
                if (because.On is { } on) json.WriteString("on"u8, Day(on));
                if (because.Until is { } until) json.WriteString("until"u8, Day(until));
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }

        private void WriteEvidence(ImmutableArray<CitedEvidence> evidence)
        {
            json.WriteStartArray("evidence"u8);
            foreach (var (item, reference) in evidence)
            {
                json.WriteStartObject();
                json.WriteString("source"u8, item.Source);
                json.WriteNumber("reference"u8, reference);
                json.WriteString("locator"u8, item.Locator);
                if (item.Polarity != Polarity.None) json.WriteString("polarity"u8, Spellings.Polarity.Of(item.Polarity));
                json.WriteString("outcome"u8, item.Outcome);
                json.WriteString("magnitude"u8, item.Magnitude);
                json.WriteString("grade"u8, item.Grade);
                json.WriteString("finding"u8, item.Finding);
                json.WriteString("readAs"u8, Spellings.ReadAs.Of(item.ReadAs));
                json.WriteString("population"u8, item.Population);
                json.WriteString("basis"u8, item.Basis);
                if (item.Caveat is not null) json.WriteString("caveat"u8, item.Caveat);
                json.WriteString("review"u8, Spellings.ReviewStatus.Of(item.Review.Status));
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }

        private void WriteNearMiss(NearMiss miss)
        {
            json.WriteStartObject();
            json.WriteString("rule"u8, miss.Rule);
            WriteStrings("concepts"u8, miss.Concepts);
            WriteRefs("entries"u8, miss.Entries);
            json.WriteStartArray("missing"u8);
            foreach (var fact in miss.Missing)
            {
                json.WriteStartObject();
                json.WriteString("fact"u8, Spellings.MissingFactKind.Of(fact.Fact));
                json.WriteString("expected"u8, fact.Expected);
                json.WriteString("found"u8, fact.Found);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteString("explanation"u8, miss.Explanation);
            json.WriteEndObject();
        }

        private void WriteAdvice(ReportAdvice advice)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, advice.Advice.Id);
            json.WriteString("purpose"u8, Spellings.AdvicePurpose.Of(advice.Advice.Purpose));
            json.WriteString("title"u8, advice.Title);
            json.WriteString("text"u8, advice.Text);
            WriteEvidence(advice.Evidence);
            json.WriteStartArray("cautions"u8);
            foreach (var caution in advice.Cautions)
            {
                json.WriteStartObject();
                json.WriteString("text"u8, caution.Text);
                json.WriteString("statement"u8, caution.Statement);
                WriteRefs("entries"u8, caution.Entries);
                WriteEvidence(caution.Evidence);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }

        private void WriteReference(Reference reference)
        {
            json.WriteStartObject();
            json.WriteNumber("number"u8, reference.Number);
            json.WriteString("source"u8, reference.Source.Id);
            json.WriteString("text"u8, reference.Source.Citation);
            json.WriteString("pmid"u8, reference.Source.Pmid);
            json.WriteString("doi"u8, reference.Source.Doi);
            json.WriteString("url"u8, reference.Source.Url);
            json.WriteEndObject();
        }

        private void WriteEntry(ReportEntry entry)
        {
            json.WriteStartObject();
            json.WriteString("list"u8, Spellings.EntryList.Of(entry.List));
            json.WriteNumber("index"u8, entry.Index);
            json.WriteString("input"u8, entry.Entry.Input);
            json.WriteString("outcome"u8, Spellings.EntryOutcome.Of(entry.Outcome));
            WriteStrings("concepts"u8, entry.Concepts);
            json.WriteString("name"u8, entry.Resolution.Name);
            if (!entry.Resolution.Candidates.IsEmpty) WriteStrings("candidates"u8, entry.Resolution.Candidates);
            json.WriteString("because"u8, entry.Because);
            if (entry.List == EntryList.Medications) json.WriteString("route"u8, Spellings.Route.Of(entry.Resolution.Route));
            json.WriteString("reference"u8, entry.Entry.Reference);
            json.WriteStartArray("remarks"u8);
            foreach (var remark in entry.Remarks)
            {
                json.WriteStartObject();
                json.WriteString("code"u8, Spellings.RemarkCode.Of(remark.Code));
                json.WriteString("text"u8, remark.Text);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }

        private void WriteRefs(ReadOnlySpan<byte> name, ImmutableArray<EntryRef> refs)
        {
            json.WriteStartArray(name);
            foreach (var (list, index) in refs)
            {
                json.WriteStartObject();
                json.WriteString("list"u8, Spellings.EntryList.Of(list));
                json.WriteNumber("index"u8, index);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }

        private void WriteStrings(ReadOnlySpan<byte> name, ImmutableArray<string> texts)
        {
            json.WriteStartArray(name);
            foreach (var text in texts) json.WriteStringValue(text);
            json.WriteEndArray();
        }

        private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
