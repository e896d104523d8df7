using System.Runtime.CompilerServices;

namespace CrampRisk.Terminology;

/// <summary>Looks up NDCs: a filter, then labeler and product in a hash whose bucket and rest are the whole key, then the package.</summary>
internal readonly struct NdcIndex(TerminologyTable table)
{
    private const int RestBits = 30 - TableFormat.NdcBucketBits;
    private const uint RestMask = (1u << RestBits) - 1;
    private const int EntrySize = 8;

    /// <summary>Finds the package of an 11-digit code; -1 where it is not listed.</summary>
    /// <returns>An entry number for <see cref="Meaning"/> and <see cref="Name"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(Ndc code) => Find(code.Product, code.Package);

    /// <summary>Finds a package; with package -1 the product's first row, whatever its packages.</summary>
    public int Find(uint product, int package)
    {
        var hash = TableFormat.HashNdc(product);
        if (!MayHave(hash)) return -1;
        var buckets = table.Section(TableSection.NdcBuckets);
        var bucket = (int)(hash >> RestBits);
        var (entry, end) = ((int)buckets.U32(4 * bucket), (int)buckets.U32(4 * bucket + 4));
        var entries = table.Section(TableSection.NdcEntries);
        for (; entry < end; entry++)
        {
            if (entries.U16(EntrySize * entry) != (hash & RestMask)) continue;
            if (package < 0 || HasPackage(entries.U16(EntrySize * entry + 4), package)) return entry;
        }
        return -1;
    }

    /// <summary>All rows of a product in turn: give the entry found last, -1 to begin; -1 when there are no more.</summary>
    public int Next(uint product, int previous)
    {
        var hash = TableFormat.HashNdc(product);
        var buckets = table.Section(TableSection.NdcBuckets);
        var bucket = (int)(hash >> RestBits);
        var entries = table.Section(TableSection.NdcEntries);
        var end = (int)buckets.U32(4 * bucket + 4);
        for (var entry = Math.Max(previous + 1, (int)buckets.U32(4 * bucket)); entry < end; entry++)
            if (entries.U16(EntrySize * entry) == (hash & RestMask)) return entry;
        return -1;
    }

    public int Meaning(int entry) => table.Section(TableSection.NdcEntries).U16(EntrySize * entry + 2);

    /// <summary>True where the list has the product and no packages.</summary>
    public bool IsProductOnly(int entry) => table.Section(TableSection.NdcEntries).U16(EntrySize * entry + 4) == TableFormat.AnyPackage;

    public string Name(int entry) =>
        table.String(table.Section(TableSection.NdcNames).U32(4 * table.Section(TableSection.NdcEntries).U16(EntrySize * entry + 6)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool MayHave(uint hash)
    {
        var bit = hash >> (30 - TableFormat.NdcFilterBits);
        return (table.Section(TableSection.NdcFilter).U8((int)(bit >> 3)) & (1 << (int)(bit & 7))) != 0;
    }

    private bool HasPackage(int set, int package) =>
        set == TableFormat.AnyPackage || (table.Section(TableSection.NdcPackages).U8(16 * set + (package >> 3)) & (1 << (package & 7))) != 0;
}
