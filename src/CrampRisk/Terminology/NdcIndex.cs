using System.Runtime.CompilerServices;

namespace CrampRisk.Terminology;

/// <summary>Looks up NDCs: a small filter for what is on no list, then labeler and product, then the package.</summary>
internal readonly struct NdcIndex(TerminologyTable table)
{
    /// <summary>Finds the package of an 11-digit code; -1 where it is not listed.</summary>
    /// <returns>A place for <see cref="Meaning"/> and <see cref="Name"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(Ndc code) => Find(code.Product, code.Package);

    /// <summary>Finds a package; with package -1 the product's first row, whatever its packages.</summary>
    public int Find(uint product, int package) => Walk().Find(product, package);

    /// <summary>A walk over the tables, for many codes in a row: their sections are at hand.</summary>
    public NdcWalk Walk() => new(table);

    /// <summary>All rows of a product in turn: give the place found last, -1 to begin; -1 when there are no more.</summary>
    public int Next(uint product, int previous)
    {
        var section = table.Section(TableSection.NdcSlots);
        var buckets = section.Length / NdcBucket.Size;
        var bucket = previous < 0 ? NdcBucket.Home(TableFormat.HashNdc(product), buckets) : previous / NdcBucket.Lanes;
        var seen = previous < 0 ? 0 : (2u << (previous % NdcBucket.Lanes)) - 1;
        for (; ; bucket = (bucket + 1) & (buckets - 1), seen = 0)
        {
            var lanes = NdcBucket.Match(section, bucket * NdcBucket.Size, product) & ~seen;
            if (lanes != 0) return (bucket * NdcBucket.Lanes) + NdcBucket.First(lanes);
            if (section.U32((bucket * NdcBucket.Size) + 28) == 0) return -1;
        }
    }

    /// <summary>How many places there are, free ones included: for whoever wants to see them all.</summary>
    public int PlaceCount => table.Section(TableSection.NdcSlots).Length / NdcBucket.Size * NdcBucket.Lanes;

    /// <summary>Labeler and product at a place; 0 where it is free.</summary>
    public uint ProductAt(int place) => table.Section(TableSection.NdcSlots).U32((place / NdcBucket.Lanes * NdcBucket.Size) + (4 * (place % NdcBucket.Lanes)));

    public int Meaning(int place) => NdcBucket.Meaning(PayloadAt(place));

    /// <summary>True where the list has the product and no packages.</summary>
    public bool IsProductOnly(int place) => NdcBucket.Packages(PayloadAt(place)) == NdcBucket.AnyPackage;

    public string Name(int place) => table.String(table.Section(TableSection.NdcNames).U32(4 * table.Section(TableSection.NdcSlotNames).U16(2 * place)));

    private uint PayloadAt(int place) =>
        table.Section(TableSection.NdcSlots).U32((place / NdcBucket.Lanes * NdcBucket.Size) + 32 + (4 * (place % NdcBucket.Lanes)));
}
