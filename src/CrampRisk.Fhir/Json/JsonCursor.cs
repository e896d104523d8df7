using System.Text;
using System.Text.Json;

namespace CrampRisk.Fhir;

/// <summary>A forward walk over a FHIR document: objects and arrays are entered, values taken or skipped, faults noted and passed over.</summary>
/// <remarks>
/// The cursor stands on the first token of a value; every method that takes a value leaves it on the last one. A wrong type is noted
/// in the findings and read as "not given", so that all faults of a document are found in one pass. <c>null</c> is "not given".
/// </remarks>
internal ref struct JsonCursor
{
    private readonly ReadOnlySpan<byte> _json;
    private readonly Findings _findings;
    private readonly KeyLedger _keys;
    private Utf8JsonReader _reader;

    // Where the reader's text begins in the document: it starts anew behind every object that was passed over.
    private int _base;

    /// <summary>A cursor on the root value of a document that is valid UTF-8.</summary>
    public JsonCursor(ReadOnlySpan<byte> json, Findings findings, KeyLedger keys)
    {
        _json = json;
        _findings = findings;
        _keys = keys;
        _reader = new Utf8JsonReader(json, isFinalBlock: true, new JsonReaderState(new JsonReaderOptions { MaxDepth = BracketScan.MaxDepth }));
        _reader.Read();
    }

    /// <summary>The key of the property whose value the cursor stands on.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>Where the token begins in the document.</summary>
    public readonly int Offset => _base + (int)_reader.TokenStartIndex;

    /// <summary>Where the token ends in the document.</summary>
    public readonly int EndOffset => _base + (int)_reader.BytesConsumed;

    public readonly Findings Findings => _findings;

    /// <summary>The whole document.</summary>
    public readonly ReadOnlySpan<byte> Json => _json;

    public readonly bool IsObject => _reader.TokenType == JsonTokenType.StartObject;

    public readonly bool IsString => _reader.TokenType == JsonTokenType.String;

    public readonly bool IsNull => _reader.TokenType == JsonTokenType.Null;

    /// <summary>Enters an object; false, with the value passed over, where it is none.</summary>
    public bool EnterObject()
    {
        if (_reader.TokenType == JsonTokenType.StartObject)
        {
            _keys.Enter();
            return true;
        }
        Refuse("an object");
        return false;
    }

    /// <summary>Enters an object that is a member of an array, where <c>null</c> stands for nothing and is refused as well.</summary>
    public bool EnterMember()
    {
        if (IsObject) return EnterObject();
        RefuseMember("an object");
        return false;
    }

    /// <summary>Goes on to the value of the next property; false at the end of the object.</summary>
    public bool NextProperty()
    {
        _reader.Read();
        if (_reader.TokenType == JsonTokenType.EndObject)
        {
            _keys.Leave();
            return false;
        }
        NoteKey();
        Name = _reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(TextOrEmpty()) : _reader.ValueSpan;
        _reader.Read();
        return true;
    }

    /// <summary>Enters an array; false, with the value passed over, where it is none.</summary>
    public bool EnterArray()
    {
        if (_reader.TokenType == JsonTokenType.StartArray) return true;
        Refuse("an array");
        return false;
    }

    /// <summary>Goes on to the next element; false at the end of the array.</summary>
    public bool NextElement()
    {
        _reader.Read();
        return _reader.TokenType != JsonTokenType.EndArray;
    }

    /// <summary>Passes over a value, checking its syntax and its keys.</summary>
    public void Skip()
    {
        if (_reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray)) return;
        var depth = _reader.CurrentDepth;
        do
        {
            switch (_reader.TokenType)
            {
                case JsonTokenType.StartObject: _keys.Enter(); break;
                case JsonTokenType.EndObject: _keys.Leave(); break;
                case JsonTokenType.PropertyName: NoteKey(); break;
            }
            if (_reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray && _reader.CurrentDepth == depth) return;
        }
        while (_reader.Read());
    }

    /// <summary>Passes over an object by its brackets alone (ruling 27).</summary>
    /// <exception cref="InvalidDocumentException">The object is not closed, or closed by a wrong bracket.</exception>
    public void SkipObjectByBrackets()
    {
        var end = BracketScan.EndOfObject(_json, EndOffset);
        if (end < 0)
        {
            throw end switch
            {
                BracketScan.Truncated => FhirProblems.Truncated.At(JsonPlaces.LineOf(_json, _json.Length)),
                BracketScan.TooDeep => FhirProblems.TooDeep.At(JsonPlaces.LineOf(_json, Offset)),
                _ => FhirProblems.NotJson.At(JsonPlaces.LineOf(_json, Offset)),
            };
        }
        GoToEnd(end);
    }

    /// <summary>The text of the object under the cursor, by its brackets alone; empty where it is not closed. The cursor does not move.</summary>
    public readonly ReadOnlySpan<byte> PeekObject()
    {
        var end = BracketScan.EndOfObject(_json, EndOffset);
        return end < 0 ? default : _json[Offset..(end + 1)];
    }

    /// <summary>Passes over an object whose text is known to be sound.</summary>
    public void PassOver(ReadOnlySpan<byte> text) => GoToEnd(Offset + text.Length - 1);

    /// <summary>A reader of its own on the token under the cursor, to look ahead with; the cursor does not move.</summary>
    public readonly Utf8JsonReader Ahead => _reader;

    /// <summary>The kind of resource that the object under the cursor is; the cursor does not move.</summary>
    public readonly ResourceKind PeekResourceKind()
    {
        var ahead = _reader;
        while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
        {
            var isType = ahead.ValueTextEquals("resourceType"u8);
            ahead.Read();
            if (!isType) ahead.Skip();
            else if (ahead.TokenType != JsonTokenType.String) return ResourceKind.None;
            else return ResourceKinds.Of(ahead.ValueIsEscaped ? Encoding.UTF8.GetBytes(Text(in ahead) ?? "") : ahead.ValueSpan);
        }
        return ResourceKind.None;
    }

    /// <summary>Takes a string; null where it is not given, empty, or no string.</summary>
    public string? String()
    {
        if (_reader.TokenType != JsonTokenType.String)
        {
            Refuse("a string");
            return null;
        }
        if (_reader.ValueSpan.IsEmpty) return null;
        if (!_reader.ValueIsEscaped) return Encoding.UTF8.GetString(_reader.ValueSpan);
        return TextOrEmpty() is { Length: > 0 } text ? text : null;
    }

    /// <summary>Takes a string that often repeats another one: that one where they are equal.</summary>
    public string? String(string? likely) =>
        likely is not null && _reader.TokenType == JsonTokenType.String && !_reader.ValueIsEscaped && Ascii.Equals(_reader.ValueSpan, likely) ? likely : String();

    /// <summary>Takes a string as UTF-8 bytes; empty where it is not given, or no string. For codes, ids and references.</summary>
    public ReadOnlySpan<byte> Bytes()
    {
        if (_reader.TokenType != JsonTokenType.String)
        {
            Refuse("a string");
            return default;
        }
        return _reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(TextOrEmpty()) : _reader.ValueSpan;
    }

    /// <summary>Takes a boolean; null where it is not given, or none.</summary>
    public bool? Boolean()
    {
        if (_reader.TokenType is JsonTokenType.True or JsonTokenType.False) return _reader.TokenType == JsonTokenType.True;
        Refuse("true or false");
        return null;
    }

    /// <summary>Takes a decimal number; null where it is not given, or none.</summary>
    public decimal? Number()
    {
        if (_reader.TokenType == JsonTokenType.Number)
        {
            if (_reader.TryGetDecimal(out var number)) return number;
            _findings.NumberOutOfRange(Offset);
            return null;
        }
        Refuse("a number");
        return null;
    }

    /// <summary>Takes a whole number from zero; null where it is not given, or none.</summary>
    public int? Count()
    {
        if (_reader.TokenType == JsonTokenType.Number)
        {
            if (_reader.TryGetInt32(out var number) && number >= 0) return number;
            _findings.NumberOutOfRange(Offset);
            return null;
        }
        Refuse("a whole number");
        return null;
    }

    /// <summary>Notes that the value under the cursor has the wrong type, and passes over it; <c>null</c> is passed over without a word.</summary>
    public void Refuse(string expected)
    {
        if (_reader.TokenType == JsonTokenType.Null) return;
        _findings.WrongType(Offset, expected);
        Skip();
    }

    /// <summary>The same for a member of an array, where <c>null</c> has the wrong type, too.</summary>
    public void RefuseMember(string expected)
    {
        _findings.WrongType(Offset, expected);
        Skip();
    }

    private void GoToEnd(int closingBrace)
    {
        // The reader has just taken the opening brace: begun anew at the closing one, it sees an empty object.
        _reader = new Utf8JsonReader(_json[closingBrace..], isFinalBlock: true, _reader.CurrentState);
        _base = closingBrace;
        _reader.Read();
    }

    private readonly void NoteKey()
    {
        var isNew = _keys.Add(_json, Offset + 1, _reader.ValueSpan.Length, _reader.ValueIsEscaped);
        if (!isNew) _findings.DuplicateKey(Offset);
    }

    private readonly string TextOrEmpty()
    {
        if (Text(in _reader) is { } text) return text;
        _findings.BrokenText(Offset);
        return "";
    }

    // Valid JSON may hold half of a surrogate pair as an escape, which is no text: null.
    private static string? Text(in Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
