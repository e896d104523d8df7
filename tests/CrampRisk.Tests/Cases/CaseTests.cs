using System.Text.Json.Nodes;
using CrampRisk.Knowledge;

namespace CrampRisk.Tests.Cases;

/// <summary>Each rule's cases: fires, does not fire, look-alike, a fact missing, not in force. Expected values are worked out by hand.</summary>
public sealed class CaseTests
{
    private static readonly string Folder = Path.Combine(TestContext.CurrentContext.TestDirectory, "Cases");

    private static IEnumerable<TestCaseData> All() =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Cases"), "*.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => new TestCaseData(file).SetName($"{Path.GetFileName(Path.GetDirectoryName(file))}: {Path.GetFileNameWithoutExtension(file).Replace('-', ' ')}"));

    [TestCaseSource(nameof(All))]
    public void Case(string file)
    {
        var document = JsonNode.Parse(File.ReadAllText(file))!;
        var profile = document["profile"]?.GetValue<string>() == "extended" ? Profile.Extended : Profile.Core;

        var report = Screen(document, profile);

        var expect = document["expect"]!;
        report.Flags.Select(Describe).Should().BeEquivalentTo(Strings(expect["flags"]));
        report.NearMisses.Select(miss => $"{miss.Rule}:{Spellings.MissingFactKind.Of(miss.Missing[0].Fact)}").Should().BeEquivalentTo(Strings(expect["nearMisses"]));
        report.Entries.Select(entry => Spellings.EntryOutcome.Of(entry.Outcome)).Should().Equal(Strings(expect["entries"]));
        if (expect["remarks"] is not null)
            report.Entries.SelectMany(entry => entry.Remarks).Select(remark => Spellings.RemarkCode.Of(remark.Code)).Should().BeEquivalentTo(Strings(expect["remarks"]));
        if (expect["modifiers"] is JsonObject modifiers)
            foreach (var (rule, beginnings) in modifiers)
                report.Flags.Single(flag => flag.Rule.Id == rule).Modifiers.Select(modifier => modifier.Text).Should().Equal(Strings(beginnings), (text, beginning) => text.StartsWith(beginning, StringComparison.Ordinal));
    }

    [Test]
    public void Every_rule_that_flags_has_a_case_that_fires_one_that_does_not_and_one_that_a_single_fact_holds_back()
    {
        foreach (var rule in KnowledgePack.BuiltIn.Rules.Where(rule => rule.Flags))
        {
            var cases = Directory.GetFiles(Path.Combine(Folder, rule.Id)).Select(file => Screen(JsonNode.Parse(File.ReadAllText(file))!, Profile.Extended))
                .Select(report => (Fires: Fires(report, rule), IsNamed: Names(report, rule))).ToList();
            cases.Should().Contain(found => found.Fires, $"{rule.Id} must have a case that fires");
            cases.Should().Contain(found => !found.Fires && !found.IsNamed, $"{rule.Id} must have a case without it");
            cases.Should().Contain(found => !found.Fires && found.IsNamed, $"{rule.Id} must have a case that has everything but one fact");
        }
    }

    [Test]
    public void Every_modifier_of_a_drug_or_condition_is_said_in_a_case_and_left_out_in_another()
    {
        var reports = Directory.GetFiles(Folder, "*.json", SearchOption.AllDirectories).Select(file => Screen(JsonNode.Parse(File.ReadAllText(file))!, Profile.Extended)).ToList();
        foreach (var rule in KnowledgePack.BuiltIn.Rules.Where(rule => rule.Kind != RuleKind.Interaction))
            foreach (var modifier in rule.Modifiers.Where(modifier => modifier.Criteria != ModifierCriteria.None))
            {
                var said = reports.SelectMany(report => report.Flags).Where(flag => flag.Rule.Id == rule.Id).Select(flag => flag.Modifiers.Any(found => found.Text == modifier.Text.Clinician)).ToList();
                said.Should().Contain(true, modifier.Text.Clinician).And.Contain(false, modifier.Text.Clinician);
            }
    }

    private static ScreeningReport Screen(JsonNode document, Profile profile) =>
        CrampRiskScreener.CreateDefault(new CrampRiskOptions { Profile = profile })
            .Screen(PatientJson.Read(document["patient"]!.ToJsonString()), DateOnly.Parse(document["asOf"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture));

    private static bool Fires(ScreeningReport report, Rule rule) => report.Flags.Any(flag => flag.Rule.Id == rule.Id);

    // Every side of the rule is on the list: what is missing is a date, a status, a route or a kind.
    private static bool Names(ScreeningReport report, Rule rule) => rule.Concepts.All(side =>
        report.Entries.Any(entry => entry.Concepts.Any(concept => report.Pack.ConceptsOf(side).Contains(report.Pack.TerminologyTable.TryFindConcept(concept, out var found) ? found.Index : -1))));

    private static string Describe(CrampRiskFlag flag) => $"{flag.Rule.Id}:{Spellings.Certainty.Of(flag.Certainty)}{(flag.IsNew ? ":new" : "")}";

    private static string[] Strings(JsonNode? node) => node is null ? [] : [.. node.AsArray().Select(item => item!.GetValue<string>())];
}
