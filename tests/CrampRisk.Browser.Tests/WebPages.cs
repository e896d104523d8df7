using System.Text;
using CrampRisk.CdsHooks;
using CrampRisk.Knowledge;

namespace CrampRisk.Browser.Tests;

/// <summary>Every page that the tests look at.</summary>
internal static class WebPages
{
    private static readonly DateOnly AsOf = new(2026, 11, 24);

    private static readonly Patient Some = new()
    {
        Id = "p1",
        Medications = [Medication.FromText("naproxen 500 mg"), Medication.FromText("Premarin 0.625 mg"), Medication.FromText("iron sucrose po"), Medication.FromText("xyzzy 10 mg"), Medication.FromText("Acetaminophenpseudoephedrinehydrochloridedextromethorphan")],
        Conditions = [Condition.FromText("lumbar spinal stenosis"), Condition.FromIcd10Cm("R25.2"), Condition.FromIcd10Cm("Z99.2"), Condition.FromText("pregnant")],
        Notices = ["The bundle holds an OperationOutcome: the server may have left entries out."],
    };

    /// <summary>The pages.</summary>
    public static IEnumerable<WebPage> All =>
    [
        .. from audience in (Audience[])[Audience.Clinician, Audience.Patient]
           from patient in ((string Name, Patient Patient)[])[("some flags", Some), ("all flags", Everything()), ("no entries", new Patient())]
           select WebPage.Of($"report for the {audience.ToString().ToLowerInvariant()}, {patient.Name}", () => Report(patient.Patient, audience)),
        WebPage.Of("explorer", () => Encoding.UTF8.GetString(new ExplorerPage(CrampRiskScreener.CreateDefault()).Utf8)),
    ];

    private static string Report(Patient patient, Audience audience) =>
        ReportHtml.ToText(CrampRiskScreener.CreateDefault(new CrampRiskOptions { Audience = audience, Profile = Profile.Extended }).Screen(patient, AsOf));

    // Whatever a rule speaks of stands on the list: every rule that can fire beside the others does.
    private static Patient Everything()
    {
        var pack = KnowledgePack.BuiltIn;
        var members = pack.Classes.ToDictionary(item => item.Id, item => item.Members[0]);
        var names = pack.Rules.SelectMany(rule => rule.Concepts).Select(name => members.GetValueOrDefault(name, name)).Distinct().ToList();
        return new Patient
        {
            Id = "p2",
            Medications = [.. names.Where(IsDrug).Select(name => Medication.FromText(Words(name), name == "drug:iron-sucrose" ? Route.Intravenous : Route.Unknown))],
            Conditions = [.. names.Where(name => !IsDrug(name)).Select(name => Condition.FromText(Words(name)))],
        };
    }

    private static bool IsDrug(string concept) => concept.StartsWith("drug:", StringComparison.Ordinal);

    private static string Words(string concept) => concept[(concept.IndexOf(':', StringComparison.Ordinal) + 1)..].Replace('-', ' ');
}
