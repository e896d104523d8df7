namespace CrampRisk.Documents;

/// <summary>Opens data that may be gzip; what it is, its first bytes say.</summary>
internal static class Unpacked
{
    /// <summary>The data as it reads unpacked, from its first byte.</summary>
    /// <param name="stream">Plain or gzip; need not seek. Stays open when what is returned is closed.</param>
    /// <exception cref="InvalidDataException">While reading: the gzip data is damaged or breaks off.</exception>
    public static Stream Open(Stream stream)
    {
        var head = new byte[2];
        var count = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var whole = new JoinedStream([new MemoryStream(head, 0, count), stream]);
        return head is [0x1F, 0x8B] ? new WholeGzipStream(whole) : whole;
    }
}
