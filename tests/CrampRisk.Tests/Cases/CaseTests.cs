using System.Text.Json.Nodes;

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
        var patient = PatientJson.Read(document["patient"]!.ToJsonString());
        var profile = document["profile"]?.GetValue<string>() == "extended" ? Profile.Extended : Profile.Core;
        var screener = CrampRiskScreener.CreateDefault(new CrampRiskOptions { Profile = profile });

        var report = screener.Screen(patient, DateOnly.Parse(document["asOf"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture));

        var expect = document["expect"]!;
        report.Flags.Select(Describe).Should().BeEquivalentTo(Strings(expect["flags"]));
        report.NearMisses.Select(miss => $"{miss.Rule}:{Spellings.MissingFactKind.Of(miss.Missing[0].Fact)}").Should().BeEquivalentTo(Strings(expect["nearMisses"]));
        report.Entries.Select(entry => Spellings.EntryOutcome.Of(entry.Outcome)).Should().Equal(Strings(expect["entries"]));
        if (expect["remarks"] is not null)
            report.Entries.SelectMany(entry => entry.Remarks).Select(remark => Spellings.RemarkCode.Of(remark.Code)).Should().BeEquivalentTo(Strings(expect["remarks"]));
    }

    [Test]
    public void Every_core_rule_has_a_case_that_fires_and_one_that_does_not()
    {
        var rules = CrampRiskScreener.CreateDefault().Pack.Rules.Where(rule => rule.Profiles.Contains(Profile.Core) && rule.Kind != CrampRisk.Knowledge.RuleKind.Interaction);

        foreach (var rule in rules)
        {
            var cases = Directory.GetFiles(Path.Combine(Folder, rule.Id)).Select(file => JsonNode.Parse(File.ReadAllText(file))!["expect"]!["flags"]!.AsArray()).ToList();
            cases.Should().Contain(flags => flags.Any(flag => flag!.GetValue<string>().StartsWith(rule.Id + ":")), $"{rule.Id} must have a case that fires");
            cases.Should().Contain(flags => flags.All(flag => !flag!.GetValue<string>().StartsWith(rule.Id + ":")), $"{rule.Id} must have a case that does not fire");
        }
    }

    private static string Describe(CrampRiskFlag flag) => $"{flag.Rule.Id}:{Spellings.Certainty.Of(flag.Certainty)}{(flag.IsNew ? ":new" : "")}";

    private static string[] Strings(JsonNode? node) => node is null ? [] : [.. node.AsArray().Select(item => item!.GetValue<string>())];
}
