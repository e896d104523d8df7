using System.Numerics;

namespace CrampRisk;

/// <summary>Arrays of our own structs that are lent and given back: one is kept for each thread.</summary>
/// <remarks>The framework's pool does more, but over our structs it is compiled at the start of each process (benchmarks/StartUp).</remarks>
internal static class Lent<T>
    where T : struct
{
    private const int Shortest = 16;
    private const int Longest = 1 << 17;

    [ThreadStatic]
    private static T[]? _kept;

    /// <summary>An array with at least so many elements; what is in them is not said.</summary>
    public static T[] Take(int length)
    {
        if (_kept is not { } kept || kept.Length < length) return new T[BitOperations.RoundUpToPowerOf2((uint)Math.Max(length, Shortest))];
        _kept = null;
        return kept;
    }

    /// <summary>Gives an array back; very long ones are left to the garbage collector.</summary>
    public static void GiveBack(T[] array)
    {
        if (array.Length <= Longest) _kept = array;
    }
}
