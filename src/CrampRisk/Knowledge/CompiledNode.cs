using System.Buffers.Text;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using CrampRisk.Terminology;

namespace CrampRisk.Knowledge;

/// <summary>One JSON object of a compiled pack, read where it stands: the places of its properties are found once, a value is made when it is asked for.</summary>
/// <remarks>
/// For JSON that the pack compiler wrote and for no other: sound, checked, without white space. A JSON document for each record took a third of the time
/// from start to report (benchmarks/StartUp).
/// </remarks>
internal sealed class CompiledNode : DocumentNode
{
    private readonly ResourceBytes _bytes;
    private readonly int _start;
    private readonly int _end;

    // Two numbers for each property: where its name begins, and where its value does. No longer than need be, since a report reads hundreds of objects.
    private readonly int[] _places;

    // Where the property stands that was found last: what is asked for next mostly stands behind it.
    private int _last;

    /// <summary>The object that begins at an offset.</summary>
    /// <exception cref="InvalidDataException">The pack was not written by the compiler.</exception>
    public CompiledNode(ResourceBytes bytes, int start)
    {
        (_bytes, _start) = (bytes, start);
        var json = bytes.Span;
        Span<int> places = stackalloc int[128];
        var count = 0;
        var at = start + 1;
        while (json[at] != '}')
        {
            if (json[at] == ',') at++;
            if (count == places.Length) places = (int[])[.. places, .. places];
            places[count++] = at + 1;
            at = EndOfString(json, at) + 1;
            places[count++] = at;
            at = EndOf(json, at);
        }
        _end = at + 1;
        _places = places[..count].ToArray();
    }

    public override string Path => "";

    public override string? Text(string name) => TryGet(name, out var value) && _bytes.Span[value] == '"' ? TextOf(value) : null;

    public override bool Has(string name) => TryGet(name, out _);

    public override bool IsText(string name) => TryGet(name, out var value) && _bytes.Span[value] == '"';

    public override int? Number(string name) =>
        TryGet(name, out var value) && Utf8Parser.TryParse(_bytes.Span[value..], out int number, out _) ? number : null;

    public override decimal? Amount(string name) =>
        TryGet(name, out var value) && Utf8Parser.TryParse(_bytes.Span[value..], out decimal amount, out _) ? amount : null;

    public override bool Flag(string name, bool otherwise = false) => TryGet(name, out var value) ? _bytes.Span[value] == 't' : otherwise;

    public override DocumentNode? Object(string name) => TryGet(name, out var value) ? new CompiledNode(_bytes, value) : null;

    public override IEnumerable<DocumentNode> Objects(string name)
    {
        if (!TryGet(name, out var at)) yield break;
        for (at++; _bytes.Span[at] != ']';)
        {
            if (_bytes.Span[at] == ',') at++;
            var item = new CompiledNode(_bytes, at);
            yield return item;
            at = item._end;
        }
    }

    public override ImmutableArray<string> Texts(string name)
    {
        if (!TryGet(name, out var array)) return [];
        var json = _bytes.Span;
        var count = 0;
        for (var at = array + 1; json[at] != ']'; at = EndOf(json, json[at] == ',' ? at + 1 : at)) count++;
        if (count == 0) return [];
        var texts = new string[count];
        var next = array + 1;
        for (var i = 0; i < count; i++)
        {
            var start = i == 0 ? next : next + 1;
            next = EndOf(json, start);
            texts[i] = TextOf(start);
        }
        return ImmutableCollectionsMarshal.AsImmutableArray(texts);
    }

    public override ImmutableArray<KeyValuePair<string, string>> TextPairs(string name)
    {
        if (!TryGet(name, out var value)) return [];
        var node = new CompiledNode(_bytes, value);
        var pairs = new KeyValuePair<string, string>[node._places.Length / 2];
        for (var i = 0; i < pairs.Length; i++) pairs[i] = new(TextOf(node._places[2 * i] - 1), TextOf(node._places[(2 * i) + 1]));
        return ImmutableCollectionsMarshal.AsImmutableArray(pairs);
    }

    public override string HashWithout(params ReadOnlySpan<string> names)
    {
        using var document = JsonDocument.Parse(_bytes.Span[_start.._end].ToArray());
        return HashWithout(document.RootElement, names);
    }

    public override ReadOnlySpan<byte> Raw(string name) => TryGet(name, out var value) ? _bytes.Span[value..EndOf(_bytes.Span, value)] : default;

    /// <summary>Nothing: the compiler checked the record.</summary>
    public override void End()
    {
    }

    /// <summary>Nothing: the compiler checked the record.</summary>
    public override void Report(string path, string code, string what, string remedy)
    {
    }

    public override string At(string name) => name;

    private bool TryGet(string name, out int value)
    {
        var json = _bytes.Span;
        for (int tried = 0, i = _last; tried < _places.Length; tried += 2, i += 2)
        {
            if (i >= _places.Length) i = 0;
            if (!IsNamed(json[_places[i]..(_places[i + 1] - 2)], name)) continue;
            _last = i;
            value = _places[i + 1];
            return json[value] != 'n';
        }
        value = 0;
        return false;
    }

    private static bool IsNamed(ReadOnlySpan<byte> ascii, string name)
    {
        if (ascii.Length != name.Length) return false;
        for (var i = 0; i < ascii.Length; i++)
            if (ascii[i] != name[i]) return false;
        return true;
    }

    private string TextOf(int value)
    {
        var json = _bytes.Span[value..];
        var text = json[1..(EndOfString(json, 0) - 1)];
        return text.Contains((byte)'\\') ? Unescaped(Encoding.UTF8.GetString(text)) : Encoding.UTF8.GetString(text);
    }

    // The compiler escapes quotes and backslashes; what else it may escape is left to the framework's reader.
    private static string Unescaped(string text)
    {
        Span<char> plain = text.Length <= 512 ? stackalloc char[text.Length] : new char[text.Length];
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && text[++i] is not ('"' or '\\')) return UnescapedByReader(text);
            plain[count++] = text[i];
        }
        return new string(plain[..count]);
    }

    private static string UnescapedByReader(string text)
    {
        using var json = JsonDocument.Parse($"\"{text}\"");
        return json.RootElement.GetString()!;
    }

    private static int EndOf(ReadOnlySpan<byte> json, int at)
    {
        if (json[at] == '"') return EndOfString(json, at);
        var depth = 0;
        while (true)
        {
            var one = json[at];
            if (one is (byte)'}' or (byte)']' or (byte)',' && depth == 0) return at;
            if (one is (byte)'{' or (byte)'[') depth++;
            else if (one is (byte)'}' or (byte)']' && --depth == 0) return at + 1;
            at = one == '"' ? EndOfString(json, at) : at + 1;
        }
    }

    private static int EndOfString(ReadOnlySpan<byte> json, int at)
    {
        for (at++; ; at += 2)
        {
            var length = json[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (length < 0) throw new InvalidDataException("The pack is cut short. Compile it again.");
            at += length;
            if (json[at] == '"') return at + 1;
        }
    }
}
