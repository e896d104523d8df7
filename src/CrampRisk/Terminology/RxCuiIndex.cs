using System.Numerics;
using System.Runtime.CompilerServices;

namespace CrampRisk.Terminology;

/// <summary>Looks up RxNorm codes: one bit per possible code, with ranks. A miss costs one cache line, a hit two.</summary>
internal readonly struct RxCuiIndex(TerminologyTable table)
{
    private const int BlockSize = 12;

    /// <summary>Place of a code among the listed ones; -1 where it is not listed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Rank(uint code)
    {
        var blocks = table.Section(TableSection.RxCuis);
        var block = (int)(code / 64) * BlockSize;
        if (block >= blocks.Length) return -1;
        var word = blocks.U64(block);
        var bit = 1ul << (int)(code % 64);
        if ((word & bit) == 0) return -1;
        return (int)blocks.U32(block + 8) + BitOperations.PopCount(word & (bit - 1));
    }

    /// <summary>Number of the code's meaning; -1 where the code is not listed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(uint code)
    {
        var rank = Rank(code);
        return rank < 0 ? -1 : table.Section(TableSection.RxMeanings).U16(2 * rank);
    }

    /// <summary>The name that the table keeps for a code; empty where it keeps none.</summary>
    public string Name(uint code)
    {
        var rank = Rank(code);
        return rank < 0 ? "" : table.String(table.Section(TableSection.RxNames).U32(4 * rank));
    }
}
