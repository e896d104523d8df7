using CrampRisk.Terminology;

namespace CrampRisk.Knowledge;

/// <summary>The compiled pack inside the assembly.</summary>
internal static class EmbeddedTables
{
    public static ResourceBytes Knowledge() => ResourceBytes.Open(typeof(EmbeddedTables).Assembly, "CrampRisk.knowledge.bin")
        ?? throw new InvalidOperationException("The assembly was built without its knowledge pack.");
}
