using CrampRisk.Documents;

namespace CrampRisk.Cli.Inputs;

/// <summary>Reads files, unpacking gzip by its content.</summary>
internal static class InputBytes
{
    // A larger file is not one patient; it would also not fit into one span.
    private const long MaxLength = 1L << 30;

    /// <summary>Reads a file whole.</summary>
    /// <returns>Null, or why the file cannot be read.</returns>
    public static Problem? Read(InputFile file, out ReadOnlyMemory<byte> bytes)
    {
        ReadOnlyMemory<byte> read = default;
        var problem = Try(() =>
        {
            using var stream = Open(file);
            using var unpacked = Unpacked.Open(stream);
            return ReadToEnd(unpacked, out read);
        });
        bytes = read;
        return problem;
    }

    /// <summary>Opens a file as it stands on the disk.</summary>
    public static Stream Open(InputFile file) => file.Path is null ? Console.OpenStandardInput() : File.OpenRead(file.Path);

    /// <summary>Reads a stream whole.</summary>
    public static Problem? ReadToEnd(Stream stream, out ReadOnlyMemory<byte> bytes)
    {
        bytes = default;
        var buffer = new MemoryStream();
        var block = new byte[81_920];
        int count;
        while ((count = stream.Read(block)) > 0)
        {
            if (buffer.Length + count > MaxLength) return new Problem("CR506", "", "more than 1 GB, too large to be read whole", "Split it into smaller files");
            buffer.Write(block, 0, count);
        }
        bytes = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        return null;
    }

    /// <summary>Does what reads a file, and says in our words where that fails.</summary>
    public static Problem? Try(Func<Problem?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException)
        {
            return new Problem("CR505", "", "the gzip data is damaged or breaks off", "Compress or fetch the file again");
        }
        catch (UnauthorizedAccessException)
        {
            return new Problem("CR504", "", "the file may not be read", "Ask for permission to read it");
        }
        catch (IOException fault)
        {
            return new Problem("CR504", "", "the file could not be read", "Check that it is a file and not in use elsewhere", fault.Message);
        }
        catch (InvalidDocumentException tooLong)
        {
            return tooLong.Problems[0];
        }
    }
}
