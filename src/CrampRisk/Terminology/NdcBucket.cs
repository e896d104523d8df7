using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CrampRisk.Terminology;

/// <summary>One cache line of the NDC table: eight products (labeler and product as a number, 0 is free), then what each means.</summary>
/// <remarks>All eight are compared at once, so that a look-up has one branch that goes the same way nearly always (CodeLookupBenchmarks).</remarks>
internal static class NdcBucket
{
    public const int Lanes = 8;

    /// <summary>Bytes of a bucket.</summary>
    public const int Size = 8 * Lanes;

    /// <summary>The package set that holds every package: the list knows the product only.</summary>
    public const int AnyPackage = 0;

    /// <summary>The bucket in which a product is looked for first.</summary>
    /// <param name="hash">The product's hash.</param>
    /// <param name="buckets">How many there are, a power of two.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Home(uint hash, int buckets) => (int)(((ulong)hash * (uint)buckets) >> 32);

    public static uint Payload(ushort meaning, int packages) => ((uint)meaning << 16) | (uint)packages;

    public static int Meaning(uint payload) => (int)(payload >> 16);

    public static int Packages(uint payload) => (int)(payload & 0xFFFF);

    /// <summary>A bit for each lane that holds the product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Match(TableBytes buckets, int at, uint product)
    {
        if (BitConverter.IsLittleEndian) return Vector256.Equals(MemoryMarshal.Read<Vector256<uint>>(buckets.Slice(at, Size)), Vector256.Create(product)).ExtractMostSignificantBits();
        var lanes = 0u;
        for (var lane = 0; lane < Lanes; lane++)
            if (buckets.U32(at + (4 * lane)) == product) lanes |= 1u << lane;
        return lanes;
    }

    /// <summary>The first lane of a match.</summary>
    public static int First(uint lanes) => BitOperations.TrailingZeroCount(lanes);
}
