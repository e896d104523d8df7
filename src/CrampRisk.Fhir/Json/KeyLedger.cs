using System.Runtime.InteropServices;
using System.Text;

namespace CrampRisk.Fhir;

/// <summary>Remembers the keys of all open objects, to notice one that is written twice (ruling 38).</summary>
/// <remarks>A JSON reader takes the first or the last of two equal keys, so two programs could read two different patients.</remarks>
internal sealed class KeyLedger
{
    // Past this many keys a set is kept: comparing each with each would let a hostile object cost its square.
    private const int FewKeys = 32;

    private readonly List<Range> _keys = new(64);
    private readonly List<Level> _levels = new(16);

    /// <summary>An object begins.</summary>
    public void Enter() => _levels.Add(new Level(_keys.Count, null));

    /// <summary>The innermost object ends.</summary>
    public void Leave()
    {
        var level = _levels[^1];
        CollectionsMarshal.SetCount(_keys, level.First);
        _levels.RemoveAt(_levels.Count - 1);
    }

    /// <summary>Notes a key of the innermost object as it stands in the document; false where the object already has it.</summary>
    public bool Add(ReadOnlySpan<byte> json, int offset, int length)
    {
        ref var level = ref CollectionsMarshal.AsSpan(_levels)[^1];
        var key = json.Slice(offset, length);
        if (level.Many is null && _keys.Count - level.First < FewKeys && !key.Contains((byte)'\\'))
        {
            foreach (var other in CollectionsMarshal.AsSpan(_keys)[level.First..])
                if (other.Length == length && key.SequenceEqual(json.Slice(other.Offset, length)))
                    return false;
            _keys.Add(new Range(offset, length));
            return true;
        }

        if (level.Many is null)
        {
            level = level with { Many = [] };
            foreach (var other in CollectionsMarshal.AsSpan(_keys)[level.First..])
                level.Many.Add(Encoding.UTF8.GetString(json.Slice(other.Offset, other.Length)));
        }
        return level.Many.Add(Unescaped(key));
    }

    /// <summary>Forgets everything, for the next document.</summary>
    public void Clear()
    {
        _keys.Clear();
        _levels.Clear();
    }

    private static string Unescaped(ReadOnlySpan<byte> key)
    {
        if (!key.Contains((byte)'\\')) return Encoding.UTF8.GetString(key);
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

    private readonly record struct Range(int Offset, int Length);

    private readonly record struct Level(int First, HashSet<string>? Many);
}
