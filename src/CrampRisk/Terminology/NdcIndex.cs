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
    public int Find(uint product, int package)
    {
        var hash = TableFormat.HashNdc(product);
        if (!MayHave(hash)) return -1;
        var slots = table.Section(TableSection.NdcSlots);
        var mask = slots.Length / 8 - 1;
        for (var place = Home(hash, mask); ; place = (place + 1) & mask)
        {
            var slot = new NdcSlot(slots.U64(8 * place));
            if (slot.IsFree) return -1;
            if (slot.Product == product && (package < 0 || HasPackage(slot.Packages, package))) return place;
        }
    }

    /// <summary>All rows of a product in turn: give the place found last, -1 to begin; -1 when there are no more.</summary>
    public int Next(uint product, int previous)
    {
        var slots = table.Section(TableSection.NdcSlots);
        var mask = slots.Length / 8 - 1;
        for (var place = previous < 0 ? Home(TableFormat.HashNdc(product), mask) : (previous + 1) & mask; ; place = (place + 1) & mask)
        {
            var slot = new NdcSlot(slots.U64(8 * place));
            if (slot.IsFree) return -1;
            if (slot.Product == product) return place;
        }
    }

    public int Meaning(int place) => SlotAt(place).Meaning;

    /// <summary>True where the list has the product and no packages.</summary>
    public bool IsProductOnly(int place) => SlotAt(place).Packages == NdcSlot.AnyPackage;

    public string Name(int place) => table.String(table.Section(TableSection.NdcNames).U32(4 * table.Section(TableSection.NdcSlotNames).U16(2 * place)));

    /// <summary>Where a hash begins to look in a table of so many slots.</summary>
    public static int Home(uint hash, int mask) => (int)(hash >> (32 - System.Numerics.BitOperations.Log2((uint)mask + 1)));

    private NdcSlot SlotAt(int place) => new(table.Section(TableSection.NdcSlots).U64(8 * place));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool MayHave(uint hash)
    {
        var bit = hash >> (32 - TableFormat.NdcFilterBits);
        return (table.Section(TableSection.NdcFilter).U8((int)(bit >> 3)) & (1 << (int)(bit & 7))) != 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool HasPackage(int packages, int package)
    {
        if (packages >= NdcSlot.OnePackage) return packages == NdcSlot.OnePackage + package;
        return packages == NdcSlot.AnyPackage || (table.Section(TableSection.NdcPackages).U8(16 * packages + (package >> 3)) & (1 << (package & 7))) != 0;
    }
}
