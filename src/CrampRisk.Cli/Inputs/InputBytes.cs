using System.IO.Compression;

namespace CrampRisk.Cli.Inputs;

/// <summary>Reads a file whole, unpacking gzip by its content.</summary>
internal static class InputBytes
{
    // A larger file is not one patient; it would also not fit into one span.
    private const long MaxLength = 1L << 30;

    private static readonly byte[] EndMark = "the end of the data"u8.ToArray();

    /// <summary>Reads all bytes; members of a gzip file one after the other.</summary>
    /// <returns>Null, or why the file cannot be read.</returns>
    public static Problem? Read(InputFile file, out ReadOnlyMemory<byte> bytes)
    {
        bytes = default;
        try
        {
            using var stream = file.Path is null ? Console.OpenStandardInput() : File.OpenRead(file.Path);
            var raw = new MemoryStream();
            if (!TryDrain(stream, raw)) return TooLarge();
            if (BytesOf(raw).Span is not [0x1F, 0x8B, ..])
            {
                bytes = BytesOf(raw);
                return null;
            }
            return Unpack(raw, out bytes);
        }
        catch (InvalidDataException)
        {
            return Damaged();
        }
        catch (UnauthorizedAccessException)
        {
            return new Problem("CR504", "", "the file may not be read", "Ask for permission to read it");
        }
        catch (IOException fault)
        {
            return new Problem("CR504", "", "the file could not be read", "Check that it is a file and not in use elsewhere", fault.Message);
        }
    }

    // GZipStream takes data that breaks off for data that ends. So a member of our own is put after the last one:
    // only where every member before it is whole does it come out again at the end.
    private static Problem? Unpack(MemoryStream raw, out ReadOnlyMemory<byte> bytes)
    {
        bytes = default;
        using (var mark = new GZipStream(raw, CompressionLevel.NoCompression, leaveOpen: true)) mark.Write(EndMark);
        raw.Position = 0;
        using var packed = new GZipStream(raw, CompressionMode.Decompress);
        var unpacked = new MemoryStream();
        if (!TryDrain(packed, unpacked)) return TooLarge();
        var all = BytesOf(unpacked);
        if (!all.Span.EndsWith(EndMark)) return Damaged();
        bytes = all[..^EndMark.Length];
        return null;
    }

    private static bool TryDrain(Stream stream, MemoryStream buffer)
    {
        var block = new byte[81_920];
        int count;
        while ((count = stream.Read(block)) > 0)
        {
            if (buffer.Length + count > MaxLength) return false;
            buffer.Write(block, 0, count);
        }
        return true;
    }

    private static ReadOnlyMemory<byte> BytesOf(MemoryStream buffer) => buffer.GetBuffer().AsMemory(0, (int)buffer.Length);

    private static Problem TooLarge() => new("CR506", "", "more than 1 GB, too large to be read whole", "Split it into smaller files");

    private static Problem Damaged() => new("CR505", "", "the gzip data is damaged or breaks off", "Compress or fetch the file again");
}
