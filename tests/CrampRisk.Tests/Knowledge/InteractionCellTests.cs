using CrampRisk.Knowledge;

namespace CrampRisk.Tests.Knowledge;

/// <summary>The ten pairs of the five drugs and their 25 cells with the five conditions: what appears for a patient who has both sides.</summary>
public sealed class InteractionCellTests
{
    private static readonly Dictionary<string, Func<Patient, Patient>> Sides = new(StringComparer.Ordinal)
    {
        ["iron-sucrose"] = With(Medication.FromRxNorm("24909") with { Route = Route.Intravenous }),
        ["conjugated-estrogens"] = With(Medication.FromRxNorm("4099")),
        ["raloxifene"] = With(Medication.FromRxNorm("72143")),
        ["naproxen"] = With(Medication.FromRxNorm("7258")),
        ["teriparatide"] = With(Medication.FromRxNorm("32915")),
        ["vascular-disease"] = With(Condition.FromIcd10Cm("I73.9")),
        ["lumbar-spinal-stenosis"] = With(Condition.FromIcd10Cm("M48.061")),
        ["cirrhosis"] = With(Condition.FromIcd10Cm("K74.60")),
        ["hemodialysis"] = With(Condition.FromSnomed("302497006")),
        ["pregnancy"] = With(Condition.FromSnomed("77386006") with { Onset = CalendarDate.Parse("2026-06-01"), GestationalWeeks = 25, Recorded = CalendarDate.Parse("2026-11-24") }),
    };

    // Read off the source file by hand: what is stated, and whether it may flag.
    [TestCase("iron-sucrose--conjugated-estrogens", "no-statement-found", false)]
    [TestCase("iron-sucrose--raloxifene", "no-statement-found", false)]
    [TestCase("iron-sucrose--naproxen", "no-statement-found", false)]
    [TestCase("iron-sucrose--teriparatide", "no-statement-found", false)]
    [TestCase("conjugated-estrogens--raloxifene", "interaction", true)]
    [TestCase("conjugated-estrogens--naproxen", "no-statement-found", false)]
    [TestCase("conjugated-estrogens--teriparatide", "no-change-reported", false)]
    [TestCase("raloxifene--naproxen", "interaction", false)]
    [TestCase("raloxifene--teriparatide", "no-change-reported", false)]
    [TestCase("naproxen--teriparatide", "no-statement-found", false)]
    [TestCase("iron-sucrose--vascular-disease", "no-statement-found", false)]
    [TestCase("iron-sucrose--lumbar-spinal-stenosis", "no-statement-found", false)]
    [TestCase("iron-sucrose--cirrhosis", "precaution", true)]
    [TestCase("iron-sucrose--hemodialysis", "adverse-reaction-in-population", true)]
    [TestCase("iron-sucrose--pregnancy", "precaution", true)]
    [TestCase("conjugated-estrogens--vascular-disease", "boxed-warning", true)]
    [TestCase("conjugated-estrogens--lumbar-spinal-stenosis", "no-statement-found", false)]
    [TestCase("conjugated-estrogens--cirrhosis", "contraindicated", true)]
    [TestCase("conjugated-estrogens--hemodialysis", "precaution", true)]
    [TestCase("conjugated-estrogens--pregnancy", "contraindicated", true, "notice")]
    [TestCase("raloxifene--vascular-disease", "boxed-warning", true)]
    [TestCase("raloxifene--lumbar-spinal-stenosis", "no-statement-found", false)]
    [TestCase("raloxifene--cirrhosis", "precaution", true)]
    [TestCase("raloxifene--hemodialysis", "precaution", true)]
    [TestCase("raloxifene--pregnancy", "contraindicated", true, "notice")]
    [TestCase("naproxen--vascular-disease", "boxed-warning", true)]
    [TestCase("naproxen--lumbar-spinal-stenosis", "no-statement-found", false)]
    [TestCase("naproxen--cirrhosis", "dose-adjustment", true)]
    [TestCase("naproxen--hemodialysis", "warning", true)]
    [TestCase("naproxen--pregnancy", "warning", true)]
    [TestCase("teriparatide--vascular-disease", "no-statement-found", false)]
    [TestCase("teriparatide--lumbar-spinal-stenosis", "no-statement-found", false)]
    [TestCase("teriparatide--cirrhosis", "precaution", true)]
    [TestCase("teriparatide--hemodialysis", "warning", true)]
    [TestCase("teriparatide--pregnancy", "precaution", true)]
    public void What_appears_for_a_patient_who_has_both_sides(string cell, string statement, bool flags, string tier = "passive")
    {
        var patient = cell.Split("--").Aggregate(new Patient(), (patient, side) => Sides[side](patient));

        var report = Some.Screener.Screen(patient, Some.Day);

        KnowledgePack.BuiltIn.TryGetRule(cell, out var rule).Should().BeTrue();
        Spellings.LabelStatement.Of(rule!.Statement!.Value).Should().Be(statement);
        report.Entries.Should().OnlyContain(entry => entry.Outcome == EntryOutcome.Flagged, "each side is a core fact of its own");
        report.NearMisses.Should().NotContain(miss => miss.Rule == cell);
        var flag = report.Flags.SingleOrDefault(flag => flag.Rule.Id == cell);
        (flag is not null).Should().Be(flags);
        if (flag is null) return;
        Spellings.DisplayTier.Of(flag.Tier).Should().Be(tier);
        flag.Evidence.Should().NotBeEmpty("a statement without its source is no statement");
        flag.Entries.Should().HaveCount(2);
    }

    [Test]
    public void There_are_exactly_35_cells_and_two_warned_of_substances()
    {
        var interactions = KnowledgePack.BuiltIn.Rules.Where(rule => rule.Kind == RuleKind.Interaction).Select(rule => rule.Id).ToList();

        var drugs = Sides.Keys.Take(5).ToArray();
        var pairs = drugs.SelectMany((one, i) => drugs.Skip(i + 1).Select(two => $"{one}--{two}"));
        var cells = drugs.SelectMany(drug => Sides.Keys.Skip(5).Select(condition => $"{drug}--{condition}"));
        interactions.Should().BeEquivalentTo([.. pairs, .. cells, "quinine--leg-cramps", "magnesium--hemodialysis"]);
    }

    [Test]
    public void A_cell_without_a_flag_says_where_was_looked_and_that_silence_is_not_safety()
    {
        var silent = KnowledgePack.BuiltIn.Rules.Where(rule => rule is { Kind: RuleKind.Interaction, Flags: false }).ToList();

        silent.Should().HaveCount(16).And.OnlyContain(rule => rule.Sections.Length > 0 || rule.Statements.Length > 0);
        silent.Where(rule => rule.Statement == LabelStatement.NoStatementFound).Should().OnlyContain(rule =>
            rule.Explanation.WithoutSymptom.Clinician.Contains("not evidence of safety") && rule.Explanation.WithoutSymptom.Patient.Contains("not mean"));
    }

    private static Func<Patient, Patient> With(Medication medication) => patient => patient with { Medications = [.. patient.Medications.IsDefault ? [] : patient.Medications, medication] };

    private static Func<Patient, Patient> With(Condition condition) => patient => patient with { Conditions = [.. patient.Conditions.IsDefault ? [] : patient.Conditions, condition] };
}
