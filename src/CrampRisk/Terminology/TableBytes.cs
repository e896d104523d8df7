using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CrampRisk.Terminology;

/// <summary>One section of the compiled table: numbers by position, little-endian whatever the machine, aligned or not.</summary>
internal readonly ref struct TableBytes(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Length => _bytes.Length;

    public byte U8(int offset) => _bytes[offset];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ushort U16(int offset) => Read<ushort>(offset) is var value && BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint U32(int offset) => Read<uint>(offset) is var value && BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong U64(int offset) => Read<ulong>(offset) is var value && BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);

    public ReadOnlySpan<byte> Slice(int offset, int length) => _bytes.Slice(offset, length);

    // The slice checks the bounds; the read does not ask for alignment.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Read<T>(int offset)
        where T : unmanaged => MemoryMarshal.Read<T>(_bytes[offset..]);
}
