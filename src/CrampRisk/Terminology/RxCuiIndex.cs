using System.Runtime.CompilerServices;

namespace CrampRisk.Terminology;

/// <summary>Looks up RxNorm codes: one bit per possible code, with ranks. A miss costs one cache line, a hit two.</summary>
internal readonly struct RxCuiIndex(TerminologyTable table)
{
    /// <summary>A walk over the tables, for many codes in a row: their sections are at hand.</summary>
    public RxCuiWalk Walk() => new(table);

    /// <summary>Place of a code among the listed ones; -1 where it is not listed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Rank(uint code) => Walk().Rank(code);

    /// <summary>Number of the code's meaning; -1 where the code is not listed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(uint code) => Walk().Find(code);

    /// <summary>The name that the table keeps for a code; empty where it keeps none.</summary>
    public string Name(uint code)
    {
        var rank = Rank(code);
        return rank < 0 ? "" : table.String(table.Section(TableSection.RxNames).U32(4 * rank));
    }
}
