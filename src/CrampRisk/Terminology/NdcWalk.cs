using System.Runtime.CompilerServices;

namespace CrampRisk.Terminology;

/// <summary>Looks up NDCs one after the other: the sections are found once (CodeLookupBenchmarks).</summary>
internal readonly ref struct NdcWalk(TerminologyTable table)
{
    private readonly TableBytes _filter = table.Section(TableSection.NdcFilter);
    private readonly TableBytes _slots = table.Section(TableSection.NdcSlots);
    private readonly TableBytes _packages = table.Section(TableSection.NdcPackages);

    /// <summary>Finds a package; with package -1 the product's first row, whatever its packages.</summary>
    /// <returns>Its place among the slots; -1 where it is not listed.</returns>
    public int Find(uint product, int package)
    {
        var hash = TableFormat.HashNdc(product);
        if (!MayHave(hash)) return -1;
        var buckets = _slots.Length / NdcBucket.Size;
        for (var bucket = NdcBucket.Home(hash, buckets); ; bucket = (bucket + 1) & (buckets - 1))
        {
            var at = bucket * NdcBucket.Size;
            for (var lanes = NdcBucket.Match(_slots, at, product); lanes != 0; lanes &= lanes - 1)
            {
                var lane = NdcBucket.First(lanes);
                if (package < 0 || HasPackage(NdcBucket.Packages(PayloadAt(at, lane)), package)) return (bucket * NdcBucket.Lanes) + lane;
            }
            if (_slots.U32(at + 28) == 0) return -1;
        }
    }

    /// <summary>Number of the meaning at a place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Meaning(int place) => NdcBucket.Meaning(PayloadAt(place / NdcBucket.Lanes * NdcBucket.Size, place % NdcBucket.Lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint PayloadAt(int bucket, int lane) => _slots.U32(bucket + 32 + (4 * lane));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool MayHave(uint hash)
    {
        var bit = hash >> (32 - TableFormat.NdcFilterBits);
        return (_filter.U8((int)(bit >> 3)) & (1 << (int)(bit & 7))) != 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool HasPackage(int packages, int package) =>
        (_packages.U8((16 * packages) + (package >> 3)) & (1 << (package & 7))) != 0;
}
