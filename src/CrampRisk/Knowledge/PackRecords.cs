using System.Text;

namespace CrampRisk.Knowledge;

/// <summary>Writes the single records of a pack as Markdown, every field of each.</summary>
internal sealed class PackRecords(KnowledgePack pack, StringBuilder text)
{
    private readonly RuleSentence _sentences = new(pack);

    /// <summary>The words of a concept or class.</summary>
    public string Display(string concept) => _sentences.Display(concept);

    /// <summary>The ids of all evidence that a rule names.</summary>
    public static IEnumerable<string> EvidenceOf(Rule rule) =>
        rule.Evidence.Concat(new[] { rule.Mechanism, rule.Frequency, rule.Severity, rule.Seriousness }.OfType<SourcedText>().Select(field => field.Evidence));

    /// <summary>Status, people and dates of a review as a sentence.</summary>
    public static string ReviewText(Review review)
    {
        var sentence = new StringBuilder($"Review: {Spellings.ReviewStatus.Of(review.Status)}");
        if (review.Author is not null) sentence.Append($", author {review.Author}");
        if (review.Reviewer is not null) sentence.Append($", reviewer {review.Reviewer}");
        if (review.On.IsGiven) sentence.Append($", {review.On}");
        if (review.NextReview.IsGiven) sentence.Append($", due again {review.NextReview}");
        if (review.Note is not null) sentence.Append($", note: {review.Note}");
        if (review.TextHash is not null) sentence.Append($", text {review.TextHash}");
        return sentence.Append('.').ToString();
    }

    public void Write(Rule rule)
    {
        Line($"### <a id=\"{rule.Id}\"></a>`{rule.Id}`: {rule.Title.Clinician}");
        Line();
        Line(_sentences.Of(rule));
        Line();
        Item($"Revision {rule.Revision}. {ReviewText(rule.Review)}");
        Item($"Title for patients: {rule.Title.Patient}");
        WriteExplanation(rule.Explanation);
        WriteWording("Where only possible", rule.PossibleText);
        foreach (var action in rule.Actions.Clinician) Item($"To check: {action}");
        foreach (var action in rule.Actions.Patient) Item($"To patients: {action}");
        if (!rule.Outcomes.IsEmpty) Item($"Outcome words of the sources: {string.Join(", ", rule.Outcomes)}.");
        WriteField("Mechanism", rule.Mechanism);
        WriteField("Frequency", rule.Frequency);
        WriteField("Severity", rule.Severity);
        WriteField("Seriousness", rule.Seriousness);
        if (!rule.Sections.IsEmpty) Item($"Sections read: {string.Join("; ", rule.Sections)}.");
        if (!rule.Evidence.IsEmpty) Item("Evidence:");
        foreach (var id in rule.Evidence) Write(pack.EvidenceOf(id), indent: 1);
        if (!rule.Statements.IsEmpty) Item("Statements, the ruling one first:");
        foreach (var statement in rule.Statements) Write(statement, indent: 1);
        foreach (var modifier in rule.Modifiers) Write(modifier);
        if (!rule.AlsoSources.IsEmpty) Item($"Read as well: {string.Join(", ", rule.AlsoSources.Select(Link))}.");
        Line();
    }

    public void Write(ManagementAdvice advice)
    {
        Line($"### <a id=\"{advice.Id}\"></a>`{advice.Id}`: {advice.Title.Clinician} ({Spellings.AdvicePurpose.Of(advice.Purpose)}, {advice.Order})");
        Line();
        Line(advice.Text.Clinician);
        Line();
        Item($"To patients: **{advice.Title.Patient}.** {advice.Text.Patient}");
        Item(ReviewText(advice.Review));
        if (!advice.Evidence.IsEmpty) Item("Evidence:");
        foreach (var id in advice.Evidence) Write(pack.EvidenceOf(id), indent: 1);
        foreach (var caution in advice.Cautions) Write(caution);
        Line();
    }

    public void Write(Evidence evidence, int indent = 0)
    {
        var direction = evidence.Polarity == Polarity.None ? "States" : Capital(Spellings.Polarity.Of(evidence.Polarity));
        var sentence = new StringBuilder($"{direction}{(evidence.Outcome is null ? "" : $" ({evidence.Outcome})")}: {evidence.Finding}");
        Add(sentence, "Figure", evidence.Magnitude);
        Add(sentence, "In", evidence.Population);
        Add(sentence, "Grade of the source", evidence.Grade);
        Add(sentence, "Basis", evidence.Basis);
        Add(sentence, "Route", evidence.Route);
        Add(sentence, "Dose or form", evidence.DoseOrForm);
        Add(sentence, "Aspect", evidence.Aspect);
        Add(sentence, "Limit", evidence.Caveat);
        sentence.Append($" [{Link(evidence.Source)}{(evidence.Locator is null ? "" : $", {evidence.Locator}")}; read as {Spellings.ReadAs.Of(evidence.ReadAs)}]");
        // A statement inside a rule is reviewed with its rule.
        if (evidence.Subject is not null) sentence.Append($" `{evidence.Id}` on {evidence.Subject}. {ReviewText(evidence.Review)}");
        Item(sentence.ToString(), indent);
    }

    public void Write(Source source)
    {
        var sentence = new StringBuilder($"<a id=\"{source.Id}\"></a>`{source.Id}` ({source.Type}): {source.Citation}");
        if (source.Pmid is not null) sentence.Append($" PMID {source.Pmid}.");
        if (source.Doi is not null) sentence.Append($" doi:{source.Doi}.");
        if (source.SetId is not null) sentence.Append($" Set id {source.SetId}.");
        if (source.Url is not null) sentence.Append($" <{source.Url}>.");
        if (source.Licence is not null) sentence.Append($" Licence: {source.Licence}.");
        sentence.Append($" {Capital(Spellings.SourceClass.Of(source.Class))}, read as {Spellings.ReadAs.Of(source.ReadAs)}.");
        if (source.CitationIncomplete) sentence.Append(" Citation incomplete.");
        Item(sentence.ToString());
    }

    private void Write(Caution caution)
    {
        var stated = caution.Evidence[0];
        Item($"Caution `{caution.Id}` where the patient has {string.Join(" or ", caution.Concepts.Select(Display))}: {caution.Text.Clinician} *To patients:* {caution.Text.Patient}");
        Item($"{(caution.Statement is null ? "" : $"{Capital(caution.Statement)}. ")}{stated.Finding}{(stated.Caveat is null ? "" : $" Limit: {stated.Caveat}")}"
            + $" [{Link(stated.Source)}{(stated.Locator is null ? "" : $", {stated.Locator}")}; read as {Spellings.ReadAs.Of(stated.ReadAs)}]"
            + (caution.AlsoSources.IsEmpty ? "" : $" Also {string.Join(", ", caution.AlsoSources.Select(Link))}."), indent: 1);
    }

    private void Write(Modifier modifier)
    {
        Item($"Also said{(modifier.When is null ? "" : $" ({modifier.When})")}{When(modifier.Criteria)}: {modifier.Text.Clinician} *To patients:* {modifier.Text.Patient}");
        foreach (var statement in modifier.Evidence) Write(statement, indent: 1);
    }

    private string When(ModifierCriteria criteria)
    {
        var when = new StringBuilder();
        if (!criteria.Concepts.IsEmpty) when.Append($", where {string.Join(" or ", criteria.Concepts.Select(Display))} is on the list");
        if (criteria.GestationWeeksFrom is { } from) when.Append($", from week {from} of pregnancy");
        if (criteria.GestationWeeksTo is { } to) when.Append($", to week {to} of pregnancy");
        if (criteria.DoseAtLeast is { } dose) when.Append($", from {dose} a day");
        if (criteria.DaysOfUseFrom is { } days) when.Append($", from {days} days of use");
        return when.ToString();
    }

    private void WriteExplanation(RuleText explanation)
    {
        if (explanation.WithSymptom == explanation.WithoutSymptom)
        {
            WriteWording("Explanation", explanation.WithSymptom);
            return;
        }
        WriteWording("Explanation without recorded cramps", explanation.WithoutSymptom);
        WriteWording("Explanation with recorded cramps", explanation.WithSymptom);
    }

    private void WriteWording(string label, Wording wording)
    {
        if (wording.Clinician.Length + wording.Patient.Length > 0) Item($"{label}: {wording.Clinician} *To patients:* {wording.Patient}");
    }

    private void WriteField(string label, SourcedText? field)
    {
        if (field is not null) Item($"{label}: {field.Text} (`{field.Evidence}`)");
    }

    private static void Add(StringBuilder sentence, string label, string? value)
    {
        if (value is not null) sentence.Append($" {label}: {value}{(value.EndsWith('.') ? "" : ".")}");
    }

    private static string Link(string source) => $"[{source}](#{source})";

    private static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    private void Item(string line, int indent = 0) => text.Append(' ', 2 * indent).Append("- ").Append(line).Append('\n');

    private void Line(string line = "") => text.Append(line).Append('\n');
}
