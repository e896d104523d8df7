using System.Text;
using CsCheck;

namespace CrampRisk.Tests.Screening;

/// <summary>The path that allocates nothing says what the report says.</summary>
public sealed class CodeScreenerTests
{
    private static readonly (CodeSystem System, string Code)[] Codes =
    [
        (CodeSystem.RxNorm, "7258"), (CodeSystem.RxNorm, "198014"), (CodeSystem.RxNorm, "24909"), (CodeSystem.RxNorm, "1741270"), (CodeSystem.RxNorm, "4099"),
        (CodeSystem.RxNorm, "72143"), (CodeSystem.RxNorm, "1164244"), (CodeSystem.RxNorm, "2693643"), (CodeSystem.RxNorm, "29046"), (CodeSystem.RxNorm, "9071"),
        (CodeSystem.RxNorm, "99999999"), (CodeSystem.Ndc, "00002416502"), (CodeSystem.Ndc, "68462-0190-01"), (CodeSystem.Ndc, "00000000000"),
        (CodeSystem.Icd10Cm, "K74.60"), (CodeSystem.Icd10Cm, "i739"), (CodeSystem.Icd10Cm, "M48.02"), (CodeSystem.Icd10Cm, "M48.00"), (CodeSystem.Icd10Cm, "Z99.2"),
        (CodeSystem.Icd10Cm, "Z82.49"), (CodeSystem.Icd10Cm, "I10"), (CodeSystem.Icd10Cm, "E11.51"), (CodeSystem.Icd9Cm, "571.5"), (CodeSystem.Snomed, "77386006"), (CodeSystem.Snomed, "19943007"),
    ];

    private static readonly Gen<(CodeSystem System, string Code, Route Route)> AnyCode =
        from i in Gen.Int[0, Codes.Length - 1]
        from route in Gen.Enum<Route>()
        select (Codes[i].System, Codes[i].Code, route);

    [Test]
    public void The_same_rules_fire_in_the_same_order_as_in_the_report([Values] Profile profile) => AnyCode.Array[0, 12].Sample(codes =>
    {
        var screener = profile == Profile.Core ? Some.Screener : Some.Extended;
        var facts = codes.Select(code => CodeFact.TryRead(code.System, code.Code, out var fact) ? IsDrug(code.System) ? fact with { Route = code.Route } : fact : default).ToArray();
        var hits = new FlagHit[screener.Codes.Rules];
        var patient = new Patient
        {
            Medications = [.. codes.Where(code => IsDrug(code.System)).Select(code => Medication.FromCode(code.System, code.Code) with { Route = code.Route })],
            Conditions = [.. codes.Where(code => !IsDrug(code.System)).Select(code => Condition.FromCode(code.System, code.Code))],
        };

        var count = screener.Codes.Screen(facts, hits);

        var expected = screener.Screen(patient, Some.Day).Flags.Select(flag => $"{flag.Rule.Id}:{flag.Certainty}");
        return hits[..count].Select(hit => $"{screener.Codes.RuleOf(hit).Id}:{hit.Certainty}").SequenceEqual(expected);
    });

    [Test]
    public void Nothing_is_allocated()
    {
        var codes = Some.Screener.Codes;
        var hits = new FlagHit[64];
        var texts = Codes.Select(code => code.Code).ToArray();
        var bytes = texts.Select(Encoding.UTF8.GetBytes).ToArray();
        int Run()
        {
            Span<CodeFact> facts = stackalloc CodeFact[2 * Codes.Length];
            for (var i = 0; i < texts.Length; i++)
            {
                CodeFact.TryRead(Codes[i].System, texts[i], out facts[2 * i]);
                CodeFact.TryRead(Codes[i].System, bytes[i], out facts[(2 * i) + 1]);
            }
            return codes.Screen(facts, hits);
        }
        Run();

        var before = GC.GetAllocatedBytesForCurrentThread();
        var fired = Run();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        fired.Should().BePositive();
        allocated.Should().Be(0);
    }

    [TestCase(CodeSystem.RxNorm, "7258")]
    [TestCase(CodeSystem.Ndc, "68462019001")]
    [TestCase(CodeSystem.Ndc, "68462-0190-01")]
    [TestCase(CodeSystem.Icd10Cm, "k74.60")]
    [TestCase(CodeSystem.Snomed, "19943007")]
    public void A_code_reads_the_same_from_UTF_16_and_UTF_8(CodeSystem system, string code)
    {
        CodeFact.TryRead(system, code, out var fromText).Should().BeTrue();
        CodeFact.TryRead(system, Encoding.UTF8.GetBytes(code), out var fromBytes).Should().BeTrue();

        fromBytes.Should().Be(fromText);
    }

    [TestCase(CodeSystem.RxNorm, "")]
    [TestCase(CodeSystem.RxNorm, "0")]
    [TestCase(CodeSystem.RxNorm, "72a8")]
    [TestCase(CodeSystem.Ndc, "6846201901")]
    [TestCase(CodeSystem.Ndc, "00000000000")]
    [TestCase(CodeSystem.Icd10Cm, "!")]
    [TestCase(CodeSystem.Unknown, "7258")]
    public void What_has_not_one_reading_is_not_read(CodeSystem system, string code) =>
        CodeFact.TryRead(system, code, out _).Should().BeFalse();

    [Test]
    public void A_buffer_that_is_too_short_is_refused()
    {
        var facts = new[] { CodeFact.FromRxNorm(7258), CodeFact.FromRxNorm(72143) };

        var screen = () => Some.Screener.Codes.Screen(facts, new FlagHit[1]);

        screen.Should().Throw<ArgumentException>().WithMessage("The buffer is too short: give it room for more than 1 rules.*");
    }

    [Test]
    public void A_hit_leads_to_its_evidence()
    {
        var codes = Some.Screener.Codes;
        var hits = new FlagHit[8];

        var count = codes.Screen([CodeFact.FromRxNorm(7258)], hits);

        count.Should().Be(1);
        var ids = new List<string>();
        foreach (var handle in codes.EvidenceOf(hits[0])) ids.Add(codes.EvidenceAt(handle).Id);
        ids.Should().Equal(codes.RuleOf(hits[0]).Evidence);
    }

    private static bool IsDrug(CodeSystem system) => system is CodeSystem.RxNorm or CodeSystem.Ndc;
}
