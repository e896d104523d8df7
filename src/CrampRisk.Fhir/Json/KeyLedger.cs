using System.Text;

namespace CrampRisk.Fhir;

/// <summary>Remembers the keys of all open objects, to notice one that is written twice (ruling 38).</summary>
/// <remarks>A JSON reader takes the first or the last of two equal keys, so two programs could read two different patients.</remarks>
internal sealed class KeyLedger
{
    // Past this many keys a set is kept: comparing each with each would let a hostile object cost its square.
    private const int FewKeys = 32;

    private (int Offset, int Length)[] _keys = new (int, int)[64];
    private Level[] _levels = new Level[16];
    private int _count;
    private int _depth;

    /// <summary>An object begins.</summary>
    public void Enter()
    {
        if (_depth == _levels.Length) Array.Resize(ref _levels, 2 * _depth);
        _levels[_depth++] = new Level(_count, null);
    }

    /// <summary>The innermost object ends.</summary>
    public void Leave() => _count = _levels[--_depth].First;

    /// <summary>Notes a key of the innermost object as it stands in the document; false where the object already has it.</summary>
    public bool Add(ReadOnlySpan<byte> json, int offset, int length, bool isEscaped)
    {
        ref var level = ref _levels[_depth - 1];
        var key = json.Slice(offset, length);
        if (level.Many is not null) return level.Many.Add(isEscaped ? Unescaped(key) : Encoding.UTF8.GetString(key));
        var others = _keys.AsSpan(level.First, _count - level.First);
        if (isEscaped || others.Length == FewKeys)
        {
            level = level with { Many = [] };
            foreach (var (from, count) in others) level.Many.Add(Encoding.UTF8.GetString(json.Slice(from, count)));
            return level.Many.Add(isEscaped ? Unescaped(key) : Encoding.UTF8.GetString(key));
        }

        foreach (var (from, count) in others)
            if (count == length && key.SequenceEqual(json.Slice(from, count)))
                return false;
        if (_count == _keys.Length) Array.Resize(ref _keys, 2 * _count);
        _keys[_count++] = (offset, length);
        return true;
    }

    /// <summary>Forgets everything, for the next document.</summary>
    public void Clear() => _count = _depth = 0;

    private static string Unescaped(ReadOnlySpan<byte> key)
    {
        var quoted = new byte[key.Length + 2];
        quoted[0] = quoted[^1] = (byte)'"';
        key.CopyTo(quoted.AsSpan(1));
        var reader = new System.Text.Json.Utf8JsonReader(quoted);
        reader.Read();
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: no such key is read, so its raw form will do.
            return Encoding.UTF8.GetString(key);
        }
    }

    private readonly record struct Level(int First, HashSet<string>? Many);
}
