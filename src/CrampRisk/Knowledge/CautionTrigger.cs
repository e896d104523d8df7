using System.Buffers.Binary;

namespace CrampRisk.Knowledge;

/// <summary>A concept with a caution that it triggers: the place of the advice among the pack's, and of the caution in it.</summary>
internal readonly record struct CautionTrigger(int Concept, int Advice, int Caution)
{
    /// <summary>Bytes of one in a compiled pack.</summary>
    public const int Size = 8;

    public static CautionTrigger Read(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadInt32LittleEndian(bytes), BinaryPrimitives.ReadUInt16LittleEndian(bytes[4..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]));

    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, Concept);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(4), checked((ushort)Advice));
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(6), checked((ushort)Caution));
        return bytes;
    }
}
