using System.Buffers.Binary;

namespace CrampRisk.Terminology.Compilation;

/// <summary>Writes one section of the compiled table, little-endian.</summary>
internal sealed class SectionWriter
{
    private byte[] _bytes = new byte[1024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void U8(byte value) => Take(1)[0] = value;

    public void U16(int value)
    {
        if (value is < 0 or > ushort.MaxValue) throw new InvalidDataException($"The number {value} does not fit into 16 bits: the table format must grow.");
        BinaryPrimitives.WriteUInt16LittleEndian(Take(2), (ushort)value);
    }

    public void U32(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Take(4), value);

    public void U64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Take(8), value);

    public void Bytes(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    private Span<byte> Take(int count)
    {
        if (Length + count > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + count));
        var span = _bytes.AsSpan(Length, count);
        Length += count;
        return span;
    }
}
