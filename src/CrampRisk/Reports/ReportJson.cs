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
            json.WriteString("schema", "cramprisk-report/1");
            if (report.SubjectId is null) json.WriteNull("subject");
            else
            {
                json.WriteStartObject("subject");
                json.WriteString("id", report.SubjectId);
                json.WriteEndObject();
            }
            if (report.Source is not null) json.WriteString("source", report.Source);
            json.WriteString("asOf", Day(report.AsOf));
            json.WriteString("audience", Spellings.Audience.Of(report.Options.Audience));
            json.WriteString("profile", Spellings.Profile.Of(report.Options.Profile));
            WriteKnowledge();
            json.WriteStartObject("policy");
            json.WriteString("name", report.Options.Policy.Name);
            json.WriteString("sha256", report.Options.Policy.Sha256);
            json.WriteEndObject();
            json.WriteStartObject("lists");
            json.WriteString("medications", Spellings.ListState.Of(report.Medications));
            json.WriteString("conditions", Spellings.ListState.Of(report.Conditions));
            json.WriteString("procedures", Spellings.ListState.Of(report.Procedures));
            json.WriteEndObject();
            WriteCoverage();
            WriteRefs("symptoms", report.Symptoms);
            json.WriteStartArray("flags");
            foreach (var flag in report.Flags) WriteFlag(flag);
            json.WriteEndArray();
            json.WriteStartArray("suppressed");
            foreach (var flag in report.Suppressed) WriteFlag(flag);
            json.WriteEndArray();
            json.WriteStartArray("nearMisses");
            foreach (var miss in report.NearMisses) WriteNearMiss(miss);
            json.WriteEndArray();
            json.WriteStartArray("management");
            foreach (var advice in report.Management) WriteAdvice(advice);
            json.WriteEndArray();
            json.WriteStartArray("references");
            foreach (var reference in report.References) WriteReference(reference);
            json.WriteEndArray();
            json.WriteStartArray("entries");
            foreach (var entry in report.Entries) WriteEntry(entry);
            json.WriteEndArray();
            WriteStrings("notices", report.Notices);
            json.WriteEndObject();
        }

        private void WriteKnowledge()
        {
            var info = report.Pack.Info;
            json.WriteStartObject("knowledge");
            json.WriteString("pack", info.Name);
            json.WriteString("version", info.Version);
            json.WriteString("sha256", report.Pack.Sha256);
            json.WriteString("review", Spellings.ReviewStatus.Of(info.Review.Status));
            json.WriteString("lastUpdated", Day(info.LastUpdated));
            json.WriteStartObject("terminology");
            foreach (var (name, date) in info.Terminology) json.WriteString(name, date);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        private void WriteCoverage()
        {
            var coverage = report.Coverage;
            json.WriteStartObject("coverage");
            json.WriteNumber("entries", coverage.Entries);
            json.WriteNumber("flagged", coverage.Flagged);
            json.WriteNumber("ruledOut", coverage.RuledOut);
            json.WriteNumber("notCurrent", coverage.NotCurrent);
            json.WriteNumber("notCovered", coverage.NotCovered);
            json.WriteNumber("notUnderstood", coverage.NotUnderstood);
            json.WriteEndObject();
            json.WriteStartObject("burden");
            json.WriteNumber("drugFactors", report.Burden.DrugFactors);
            json.WriteNumber("conditionFactors", report.Burden.ConditionFactors);
            json.WriteEndObject();
        }

        private void WriteFlag(CrampRiskFlag flag)
        {
            var rule = flag.Rule;
            json.WriteStartObject();
            json.WriteString("id", flag.Id);
            json.WriteString("rule", rule.Id);
            json.WriteString("kind", Spellings.RuleKind.Of(rule.Kind));
            if (rule.Strength is { } strength)
            {
                json.WriteString("strength", Spellings.Strength.Of(strength));
                WriteStrings("outcomes", rule.Outcomes);
                json.WriteString("severity", rule.Severity?.Text);
                json.WriteString("seriousness", rule.Seriousness?.Text);
                json.WriteString("frequency", rule.Frequency?.Text);
            }
            if (rule.Statement is { } statement)
            {
                json.WriteString("statement", Spellings.LabelStatement.Of(statement));
                json.WriteString("basis", Spellings.StatementBasis.Of(rule.Basis ?? StatementBasis.UsLabel));
                json.WriteString("named", rule.Named ? "yes" : "class-only");
            }
            json.WriteString("mechanism", rule.Mechanism?.Text);
            json.WriteString("certainty", Spellings.Certainty.Of(flag.Certainty));
            json.WriteString("tier", Spellings.DisplayTier.Of(flag.Tier));
            json.WriteString("title", flag.Title);
            json.WriteString("explanation", flag.Explanation);
            WriteStrings("concepts", flag.Concepts);
            WriteRefs("entries", flag.Entries);
            WriteEvidence(flag.Evidence);
            if (!flag.Modifiers.IsEmpty)
            {
                json.WriteStartArray("modifiers");
                foreach (var modifier in flag.Modifiers)
                {
                    json.WriteStartObject();
                    json.WriteString("text", modifier.Text);
                    WriteEvidence(modifier.Evidence);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            }
            WriteStrings("actions", flag.Actions);
            json.WriteString("review", Spellings.ReviewStatus.Of(rule.Review.Status));
            json.WriteBoolean("isNew", flag.IsNew);
            if (flag.SuppressedBecause is { } because)
            {
                json.WriteStartObject("suppressedBecause");
                json.WriteString("kind", Spellings.SuppressionKind.Of(because.Kind));
                json.WriteString("text", because.Text);
                if (because.By is not null) json.WriteString("by", because.By);
                if (because.On is { } on) json.WriteString("on", Day(on));
                if (because.Until is { } until) json.WriteString("until", Day(until));
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }

        private void WriteEvidence(ImmutableArray<CitedEvidence> evidence)
        {
            json.WriteStartArray("evidence");
            foreach (var (item, reference) in evidence)
            {
                json.WriteStartObject();
                json.WriteString("source", item.Source);
                json.WriteNumber("reference", reference);
                json.WriteString("locator", item.Locator);
                if (item.Polarity != Polarity.None) json.WriteString("polarity", Spellings.Polarity.Of(item.Polarity));
                json.WriteString("outcome", item.Outcome);
                json.WriteString("magnitude", item.Magnitude);
                json.WriteString("grade", item.Grade);
                json.WriteString("finding", item.Finding);
                json.WriteString("readAs", Spellings.ReadAs.Of(item.ReadAs));
                json.WriteString("population", item.Population);
                json.WriteString("basis", item.Basis);
                if (item.Caveat is not null) json.WriteString("caveat", item.Caveat);
                json.WriteString("review", Spellings.ReviewStatus.Of(item.Review.Status));
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }

        private void WriteNearMiss(NearMiss miss)
        {
            json.WriteStartObject();
            json.WriteString("rule", miss.Rule);
            WriteStrings("concepts", miss.Concepts);
            WriteRefs("entries", miss.Entries);
            json.WriteStartArray("missing");
            foreach (var fact in miss.Missing)
            {
                json.WriteStartObject();
                json.WriteString("fact", Spellings.MissingFactKind.Of(fact.Fact));
                json.WriteString("expected", fact.Expected);
                json.WriteString("found", fact.Found);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteString("explanation", miss.Explanation);
            json.WriteEndObject();
        }

        private void WriteAdvice(ReportAdvice advice)
        {
            json.WriteStartObject();
            json.WriteString("id", advice.Advice.Id);
            json.WriteString("purpose", Spellings.AdvicePurpose.Of(advice.Advice.Purpose));
            json.WriteString("title", advice.Title);
            json.WriteString("text", advice.Text);
            WriteEvidence(advice.Evidence);
            json.WriteStartArray("cautions");
            foreach (var caution in advice.Cautions)
            {
                json.WriteStartObject();
                json.WriteString("text", caution.Text);
                json.WriteString("statement", caution.Statement);
                WriteRefs("entries", caution.Entries);
                WriteEvidence(caution.Evidence);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }

        private void WriteReference(Reference reference)
        {
            json.WriteStartObject();
            json.WriteNumber("number", reference.Number);
            json.WriteString("source", reference.Source.Id);
            json.WriteString("text", reference.Source.Citation);
            json.WriteString("pmid", reference.Source.Pmid);
            json.WriteString("doi", reference.Source.Doi);
            json.WriteString("url", reference.Source.Url);
            json.WriteEndObject();
        }

        private void WriteEntry(ReportEntry entry)
        {
            json.WriteStartObject();
            json.WriteString("list", Spellings.EntryList.Of(entry.List));
            json.WriteNumber("index", entry.Index);
            json.WriteString("input", entry.Entry.Input);
            json.WriteString("outcome", Spellings.EntryOutcome.Of(entry.Outcome));
            WriteStrings("concepts", entry.Concepts);
            json.WriteString("name", entry.Resolution.Name);
            if (!entry.Resolution.Candidates.IsEmpty) WriteStrings("candidates", entry.Resolution.Candidates);
            json.WriteString("because", entry.Because);
            if (entry.List == EntryList.Medications) json.WriteString("route", Spellings.Route.Of(entry.Resolution.Route));
            json.WriteString("reference", entry.Entry.Reference);
            json.WriteStartArray("remarks");
            foreach (var remark in entry.Remarks)
            {
                json.WriteStartObject();
                json.WriteString("code", Spellings.RemarkCode.Of(remark.Code));
                json.WriteString("text", remark.Text);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }

        private void WriteRefs(string name, ImmutableArray<EntryRef> refs)
        {
            json.WriteStartArray(name);
            foreach (var (list, index) in refs)
            {
                json.WriteStartObject();
                json.WriteString("list", Spellings.EntryList.Of(list));
                json.WriteNumber("index", index);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }

        private void WriteStrings(string name, ImmutableArray<string> texts)
        {
            json.WriteStartArray(name);
            foreach (var text in texts) json.WriteStringValue(text);
            json.WriteEndArray();
        }

        private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
