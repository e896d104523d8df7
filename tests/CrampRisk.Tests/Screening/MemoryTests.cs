using CrampRisk.Knowledge;
using CrampRisk.Terminology;

namespace CrampRisk.Tests.Screening;

/// <summary>What a screener holds: the tables stay in the mapped assembly.</summary>
public sealed class MemoryTests
{
    [Test]
    public void A_screener_holds_less_than_3_MB_of_managed_heap()
    {
        MakeScreener();

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var screener = MakeScreener();
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;

        TestContext.Out.WriteLine($"{held} bytes held, over {TerminologyTable.Default.Bytes.Length} bytes of terminology");
        held.Should().BePositive().And.BeLessThan(3 * 1024 * 1024);
        GC.KeepAlive(screener);
    }

    // As CreateDefault() does, with nothing shared: the built-in pack lives for the whole process and would not be counted.
    private static CrampRiskScreener MakeScreener()
    {
        var table = new TerminologyTable(ResourceBytes.Open(typeof(TerminologyTable).Assembly, TerminologyTable.ResourceName)!);
        return new CrampRiskScreener(new KnowledgePack(EmbeddedTables.Knowledge(), table), new CrampRiskOptions());
    }
}
