namespace CrampRisk.Knowledge;

/// <summary>The compiled pack inside the assembly.</summary>
internal static class EmbeddedTables
{
    public static byte[] Knowledge()
    {
        using var stream = typeof(EmbeddedTables).Assembly.GetManifestResourceStream("CrampRisk.knowledge.bin")
            ?? throw new InvalidOperationException("The assembly was built without its knowledge pack.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
