namespace CrampRisk.Terminology;

/// <summary>Objects by number, made when first asked for and kept: one for each number, whichever thread comes first.</summary>
/// <remarks>In pieces, so that a process that asks for a handful of ten thousand does not clear room for all (benchmarks/StartUp).</remarks>
internal sealed class KeptObjects<T>(int count)
    where T : class
{
    private const int Piece = 64;

    private readonly T?[]?[] _pieces = new T?[]?[(count + Piece - 1) / Piece];

    /// <summary>The object of a number; null where none is kept yet.</summary>
    public T? Find(int number) => Volatile.Read(ref _pieces[number / Piece]) is { } piece ? Volatile.Read(ref piece[number % Piece]) : null;

    /// <summary>Keeps an object, or gives the one that was kept before.</summary>
    public T Keep(int number, T made)
    {
        ref var place = ref _pieces[number / Piece];
        var piece = Volatile.Read(ref place);
        if (piece is null)
        {
            var empty = new T?[Piece];
            piece = Interlocked.CompareExchange(ref place, empty, null) ?? empty;
        }
        return Interlocked.CompareExchange(ref piece[number % Piece], made, null) ?? made;
    }
}
