using System.Numerics;
using System.Runtime.CompilerServices;

namespace CrampRisk.Terminology;

/// <summary>Looks up RxNorm codes one after the other: the sections are found once (IntegerCodesBenchmarks).</summary>
internal readonly ref struct RxCuiWalk(TerminologyTable table)
{
    private const int BlockSize = 12;
    private readonly TableBytes _blocks = table.Section(TableSection.RxCuis);
    private readonly TableBytes _meanings = table.Section(TableSection.RxMeanings);

    /// <summary>Greater than every listed code.</summary>
    public uint End => (uint)(_blocks.Length / BlockSize * 64);

    /// <summary>Place of a code among the listed ones; -1 where it is not listed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Rank(uint code)
    {
        var block = (int)(code / 64) * BlockSize;
        if (block >= _blocks.Length) return -1;
        var word = _blocks.U64(block);
        var bit = 1ul << (int)(code % 64);
        if ((word & bit) == 0) return -1;
        return (int)_blocks.U32(block + 8) + BitOperations.PopCount(word & (bit - 1));
    }

    /// <summary>Number of the code's meaning; -1 where the code is not listed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(uint code)
    {
        var rank = Rank(code);
        return rank < 0 ? -1 : _meanings.U16(2 * rank);
    }
}
