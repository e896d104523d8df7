using System.Buffers.Binary;

namespace CrampRisk.Knowledge;

/// <summary>The form of a compiled pack, little-endian, read in place.</summary>
/// <remarks>
/// Header: "CRK2", six record counts (info, sources, evidence, rules, advice, drug classes), the number of references, the offset of the body, SHA-256.
/// Then the directory (16 bytes a record: id offset and length, JSON offset and length, in the body), one row a rule, the references (concepts and evidence by index),
/// the triggers of cautions (<see cref="CautionTrigger"/>, by concept; worked out from the records, and not in the hash), the body.
/// Sources, evidence and rules are sorted by id, ordinally, so that an id is found by binary search; rule rows stand in the order of the rules.
/// </remarks>
internal static class KnowledgeLayout
{
    public const int Kinds = 6;
    public const int ReferenceCount = 4 + (Kinds * 4);
    public const int BodyOffset = ReferenceCount + 4;
    public const int HashOffset = BodyOffset + 4;
    public const int HeaderSize = HashOffset + 32;
    public const int DirectoryEntrySize = 16;
    public const int RowSize = 36;

    private static ReadOnlySpan<byte> Magic => "CRK2"u8;

    public static void WriteHeader(Span<byte> file, ReadOnlySpan<int> counts, int conceptReferences, int bodyOffset, ReadOnlySpan<byte> hash)
    {
        Magic.CopyTo(file);
        for (var i = 0; i < counts.Length; i++) BinaryPrimitives.WriteInt32LittleEndian(file[(4 + (4 * i))..], counts[i]);
        BinaryPrimitives.WriteInt32LittleEndian(file[ReferenceCount..], conceptReferences);
        BinaryPrimitives.WriteInt32LittleEndian(file[BodyOffset..], bodyOffset);
        hash.CopyTo(file[HashOffset..]);
    }

    public static bool IsPack(ReadOnlySpan<byte> file) => file.Length > HeaderSize && file.StartsWith(Magic);

    public static byte[] Row(Rule rule, Strength strength, IReadOnlyList<(int Start, int Length)> groups, (int Start, int Length) evidence)
    {
        var row = new byte[RowSize];
        row[0] = (byte)rule.Kind;
        foreach (var profile in rule.Profiles) row[1] |= (byte)(1 << (int)profile);
        row[2] = (byte)(rule.Flags ? 1 : 0);
        row[3] = (byte)strength;
        row[4] = (byte)rule.Criteria.Route;
        row[5] = (byte)(rule.Statement ?? LabelStatement.BoxedWarning);
        row[6] = (byte)rule.Tier;
        row[7] = (byte)groups.Count;
        BinaryPrimitives.WriteInt32LittleEndian(row.AsSpan(8), rule.Criteria.GestationWeeksFrom ?? -1);
        for (var i = 0; i < groups.Count && i < 2; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(row.AsSpan(12 + (8 * i)), groups[i].Start);
            BinaryPrimitives.WriteInt32LittleEndian(row.AsSpan(16 + (8 * i)), groups[i].Length);
        }
        BinaryPrimitives.WriteInt32LittleEndian(row.AsSpan(28), evidence.Start);
        BinaryPrimitives.WriteInt32LittleEndian(row.AsSpan(32), evidence.Length);
        return row;
    }
}
