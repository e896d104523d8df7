using System.Text.Json;

namespace CrampRisk.Documents;

/// <summary>Walks over well-formed JSON, and writes down wrong types, unknown names and names that stand twice instead of throwing at the first.</summary>
internal ref struct StrictJsonReader(ReadOnlySpan<byte> json, List<Problem> problems)
{
    private readonly JsonPath _path = new();
    private Utf8JsonReader _reader = new(json, new JsonReaderOptions { MaxDepth = JsonSyntax.MaxDepth });

    /// <summary>True where the item that <see cref="NextItem"/> stands at is an object.</summary>
    public readonly bool IsObject => _reader.TokenType == JsonTokenType.StartObject;

    /// <summary>Goes into the object that the document is.</summary>
    public bool TryEnterRoot()
    {
        _reader.Read();
        if (IsObject) return Enter();
        var remedy = _reader.TokenType == JsonTokenType.StartArray ? "Write each patient as an object on a line of its own (NDJSON)" : "Begin the document with {";
        problems.Add(new Problem("CR010", "", $"expected an object, found {Found()}", remedy));
        return false;
    }

    /// <summary>Goes into the object that this item is; anything else is reported and skipped.</summary>
    public bool TryEnterObject(string expected) => IsObject ? Enter() : Refuse(expected);

    /// <summary>Goes into the object that this property holds; anything else is reported and skipped.</summary>
    public bool TryEnterPropertyObject(string expected)
    {
        _reader.Read();
        return TryEnterObject(expected);
    }

    /// <summary>Goes into the array that this property holds; anything else is reported and skipped.</summary>
    public bool TryEnterArray()
    {
        _reader.Read();
        return _reader.TokenType == JsonTokenType.StartArray ? Enter() : Refuse("an array");
    }

    /// <summary>Stands at the next item of the array; comes out of it and returns false after the last.</summary>
    public bool NextItem()
    {
        _reader.Read();
        if (_reader.TokenType == JsonTokenType.EndArray) return Leave();
        _path.NextItem();
        return true;
    }

    /// <summary>The next property that is known here; comes out of the object and returns null after the last.</summary>
    /// <param name="known">The names that the object may have, 31 at most.</param>
    /// <param name="seen">One bit for each name that stood already.</param>
    public string? NextName(string[] known, ref int seen)
    {
        while (true)
        {
            _reader.Read();
            if (_reader.TokenType == JsonTokenType.EndObject)
            {
                Leave();
                return null;
            }
            var index = IndexOfName(known);
            if (index < 0)
            {
                ReportUnknown(known);
                _reader.Read();
                _reader.Skip();
                continue;
            }
            _path.SetName(known[index]);
            var isRepeated = (seen & (1 << index)) != 0;
            seen |= 1 << index;
            if (!isRepeated) return known[index];
            Report("CR008", "this name stands twice in one object", "Keep one of the two");
            _reader.Read();
            _reader.Skip();
        }
    }

    /// <summary>The string that this property holds; null where it holds something else, which is reported.</summary>
    public string? ReadString()
    {
        _reader.Read();
        return ReadItemString("a string");
    }

    /// <summary>The string that this item is; null where it is something else, which is reported.</summary>
    public string? ReadItemString(string expected)
    {
        if (_reader.TokenType != JsonTokenType.String)
        {
            Refuse(expected);
            return null;
        }
        try
        {
            return _reader.GetString();
        }
        catch (InvalidOperationException)
        {
            Report("CR113", "expected text, found half of a surrogate pair", "Escape the character as two \\u pairs, or write it plainly");
            return null;
        }
    }

    /// <summary>The number that this property holds; null where it holds something else, which is reported.</summary>
    public decimal? ReadNumber()
    {
        _reader.Read();
        if (_reader.TokenType != JsonTokenType.Number)
        {
            Refuse("a number");
            return null;
        }
        if (_reader.TryGetDecimal(out var number)) return number;
        Report("CR109", "expected a number of a size that can be meant, found a far larger one", "Correct the number");
        return null;
    }

    /// <summary>The boolean that this property holds; null where it holds something else, which is reported.</summary>
    public bool? ReadBoolean()
    {
        _reader.Read();
        if (_reader.TokenType is JsonTokenType.True or JsonTokenType.False) return _reader.GetBoolean();
        Refuse("true or false");
        return null;
    }

    private readonly int IndexOfName(string[] known)
    {
        for (var i = 0; i < known.Length; i++)
            if (_reader.ValueTextEquals(known[i])) return i;
        return -1;
    }

    private bool Enter()
    {
        _path.Enter(_reader.TokenType == JsonTokenType.StartArray);
        return true;
    }

    private readonly bool Leave()
    {
        _path.Leave();
        return false;
    }

    private bool Refuse(string expected)
    {
        var remedy = _reader.TokenType switch
        {
            JsonTokenType.Null => "Leave it out where it is not known",
            JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False when expected is "a string" => "Put the value between double quotes",
            JsonTokenType.String when expected is "a number" or "true or false" => "Remove the quotes",
            _ when expected is "an array" => "Put the entries between square brackets",
            _ => $"Write {expected}",
        };
        Report("CR102", $"expected {expected}, found {Found()}", remedy);
        _reader.Skip();
        return false;
    }

    // The name is a value of the document too: it is shown at the terminal, and kept out of the sentence.
    private readonly void ReportUnknown(string[] known)
    {
        string? name;
        try
        {
            name = _reader.GetString();
        }
        catch (InvalidOperationException)
        {
            name = null;
        }
        _path.SetName(null);
        var remedy = NearestName.Of(name ?? "", known) is { } nearest
            ? $"Write {nearest}, or remove it"
            : $"Remove it; known here: {string.Join(", ", known)}";
        problems.Add(new Problem("CR101", _path.ToString(), "unknown property", remedy, name));
    }

    private readonly void Report(string code, string what, string remedy) => problems.Add(new Problem(code, _path.ToString(), what, remedy));

    private readonly string Found() => _reader.TokenType switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => "null",
    };
}
