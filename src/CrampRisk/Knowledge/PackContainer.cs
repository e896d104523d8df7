using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using CrampRisk.Terminology;

namespace CrampRisk.Knowledge;

/// <summary>A built pack as one file: terminology, knowledge and local terms, under a hash.</summary>
/// <remarks>"CRPACK01", three lengths (little-endian), SHA-256 of all that follows, then the three parts, each padded to eight bytes.</remarks>
internal static class PackContainer
{
    private const int HashOffset = 8 + (3 * 4);
    private const int HeaderSize = 56; // padded, so that the tables stand on a multiple of eight

    private static ReadOnlySpan<byte> Magic => "CRPACK01"u8;

    public static bool IsContainer(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Magic);

    /// <summary>The pack as bytes; the same pack gives the same bytes.</summary>
    public static byte[] Write(KnowledgePack pack)
    {
        var local = LocalTermsReader.ToJsonBytes(pack.Local);
        var terminology = pack.TerminologyTable.Bytes;
        var knowledge = pack.Bytes;
        var knowledgeAt = Padded(HeaderSize + terminology.Length);
        var localAt = Padded(knowledgeAt + knowledge.Length);
        var file = new byte[localAt + local.Length];
        Magic.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(8), terminology.Length);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(12), knowledge.Length);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(16), local.Length);
        terminology.CopyTo(file.AsSpan(HeaderSize));
        knowledge.CopyTo(file.AsSpan(knowledgeAt));
        local.CopyTo(file.AsSpan(localAt));
        SHA256.HashData(file.AsSpan(HeaderSize), file.AsSpan(HashOffset, 32));
        return file;
    }

    /// <summary>Reads a built pack.</summary>
    /// <exception cref="InvalidDocumentException">The file is cut short, damaged, or of another version.</exception>
    public static KnowledgePack Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < HeaderSize || !SHA256.HashData(file[HeaderSize..]).AsSpan().SequenceEqual(file.Slice(HashOffset, 32)))
            throw new InvalidDocumentException(new Problem("CR351", "", "the file is cut short or damaged: its content does not match its hash", "Copy it again, or build it again with `cramprisk pack build`"));
        var (terminologyLength, knowledgeLength, localLength) = (Int(file, 8), Int(file, 12), Int(file, 16));
        var knowledgeAt = Padded(HeaderSize + terminologyLength);
        var localAt = Padded(knowledgeAt + knowledgeLength);
        try
        {
            var terminology = file.Slice(HeaderSize, terminologyLength);
            // The tables of an overlay are the built-in ones: then nothing is copied.
            var table = terminology.SequenceEqual(TerminologyTable.Default.Bytes) ? TerminologyTable.Default : new TerminologyTable(ResourceBytes.From(terminology));
            return new KnowledgePack(ResourceBytes.From(file.Slice(knowledgeAt, knowledgeLength)), table, ReadLocal(file.Slice(localAt, localLength), table));
        }
        catch (Exception fault) when (fault is ArgumentOutOfRangeException or InvalidDataException)
        {
            throw new InvalidDocumentException(new Problem("CR352", "", "the file was built by another version of CrampRisk", "Build it again with `cramprisk pack build` of this version"));
        }
    }

    private static LocalTerms ReadLocal(ReadOnlySpan<byte> json, TerminologyTable table)
    {
        var problems = new List<Problem>();
        var reader = new LocalTermsReader(table, problems);
        using var document = JsonDocument.Parse(json.ToArray());
        var node = new CheckedNode(document.RootElement, "", problems);
        reader.ReadCodes(node.Objects("codes"), "");
        reader.ReadNames(node.Objects("names"), "");
        return problems.Count == 0 ? reader.Terms : throw new InvalidDocumentException([.. problems]);
    }

    private static int Padded(int length) => checked((length + 7) & ~7);

    private static int Int(ReadOnlySpan<byte> file, int offset) => BinaryPrimitives.ReadInt32LittleEndian(file[offset..]);
}
