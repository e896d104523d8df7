using System.Collections.Immutable;
using System.Text.Json;

namespace CrampRisk.Knowledge;

/// <summary>One JSON object of a document that people write, read property by property; whatever is wrong is collected with its path.</summary>
/// <remarks>The same reader serves the pack compiler, overlays and, record by record, the compiled pack.</remarks>
internal sealed class DocumentNode
{
    private readonly JsonElement _element;
    private readonly List<Problem>? _problems;
    private readonly List<string> _known = [];

    /// <summary>An object to be checked, or, without a list of problems, one of a compiled pack, which was checked before: no paths and names are kept then.</summary>
    public DocumentNode(JsonElement element, string path, List<Problem>? problems)
    {
        (_element, Path, _problems) = (element, path, problems);
        if (element.ValueKind != JsonValueKind.Object) Report(path, "CR301", $"expected an object, found {Describe(element)}", "Write an object in braces");
    }

    public string Path { get; }

    public string RequiredText(string name)
    {
        var text = Text(name);
        if (text is null) Report(At(name), "CR302", "this property is required and is missing", "Add it");
        else if (text.Length == 0) Report(At(name), "CR303", "this property must not be empty", "Give it a value");
        return text ?? "";
    }

    public string? Text(string name)
    {
        if (!TryGet(name, out var value)) return null;
        if (value.ValueKind == JsonValueKind.String) return value.GetString();
        Report(At(name), "CR301", $"expected a string, found {Describe(value)}", "Put the value in quotes");
        return null;
    }

    public bool Has(string name) => TryGet(name, out _);

    public bool IsText(string name) => TryGet(name, out var value) && value.ValueKind == JsonValueKind.String;

    public int? Number(string name)
    {
        if (!TryGet(name, out var value)) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)) return number;
        Report(At(name), "CR301", $"expected a whole number, found {Describe(value)}", "Write a whole number without quotes");
        return null;
    }

    public decimal? Amount(string name)
    {
        if (!TryGet(name, out var value)) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var amount)) return amount;
        Report(At(name), "CR301", $"expected a number, found {Describe(value)}", "Write a number without quotes");
        return null;
    }

    public bool Flag(string name, bool otherwise = false)
    {
        if (!TryGet(name, out var value)) return otherwise;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        Report(At(name), "CR301", $"expected true or false, found {Describe(value)}", "Write true or false without quotes");
        return otherwise;
    }

    public T? Choice<T>(string name, Spelling<T> spelling)
        where T : struct, Enum
    {
        var text = Text(name);
        if (text is null) return null;
        if (spelling.TryRead(text, out var value)) return value;
        Report(At(name), "CR304", $"expected one of {List(spelling)}", "Use one of these words");
        return null;
    }

    public T RequiredChoice<T>(string name, Spelling<T> spelling)
        where T : struct, Enum
    {
        if (!TryGet(name, out _)) Report(At(name), "CR302", "this property is required and is missing", $"Add one of {List(spelling)}");
        return Choice(name, spelling) ?? default;
    }

    public CalendarDate Date(string name)
    {
        var text = Text(name);
        if (text is null) return default;
        if (CalendarDate.TryParse(text, out var date)) return date;
        Report(At(name), "CR305", "expected a date yyyy-MM-dd that exists", "Correct the date");
        return default;
    }

    public DocumentNode? Object(string name) => TryGet(name, out var value) ? new DocumentNode(value, At(name), _problems) : null;

    public IEnumerable<DocumentNode> Objects(string name)
    {
        var i = 0;
        foreach (var item in Items(name)) yield return new DocumentNode(item, _problems is null ? "" : $"{At(name)}[{i++}]", _problems);
    }

    public ImmutableArray<string> Texts(string name)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var item in Items(name))
        {
            if (item.ValueKind == JsonValueKind.String) texts.Add(item.GetString()!);
            else Report($"{At(name)}[{texts.Count}]", "CR301", $"expected a string, found {Describe(item)}", "Put the value in quotes");
        }
        return texts.DrainToImmutable();
    }

    public IEnumerable<KeyValuePair<string, string>> TextPairs(string name)
    {
        if (!TryGet(name, out var value) || value.ValueKind != JsonValueKind.Object) yield break;
        foreach (var property in value.EnumerateObject())
            if (property.Value.ValueKind == JsonValueKind.String) yield return new(property.Name, property.Value.GetString()!);
    }

    /// <summary>A hash of the object without some of its properties: sixteen hexadecimal digits, the same whatever the white space.</summary>
    public string HashWithout(params ReadOnlySpan<string> names)
    {
        var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            foreach (var property in _element.EnumerateObject())
                if (!names.Contains(property.Name)) property.WriteTo(json);
            json.WriteEndObject();
        }
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)))[..16];
    }

    /// <summary>Closes the object: a property that nobody asked for is an error, so that a misspelt name never drops a fact.</summary>
    public void End()
    {
        if (_problems is null || _element.ValueKind != JsonValueKind.Object) return;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in _element.EnumerateObject())
        {
            if (!seen.Add(property.Name)) Report(At(property.Name), "CR306", "this property stands twice", "Keep one of the two");
            if (!_known.Contains(property.Name)) Report(At(property.Name), "CR307", $"unknown property; known here: {string.Join(", ", _known)}", "Remove it or correct its name");
        }
    }

    public void Report(string path, string code, string what, string remedy) => _problems?.Add(new Problem(code, path, what, remedy));

    public string At(string name) => _problems is null || Path.Length == 0 ? name : $"{Path}.{name}";

    private IEnumerable<JsonElement> Items(string name)
    {
        if (!TryGet(name, out var value)) yield break;
        if (value.ValueKind != JsonValueKind.Array)
        {
            Report(At(name), "CR301", $"expected an array, found {Describe(value)}", "Put the values in square brackets");
            yield break;
        }
        foreach (var item in value.EnumerateArray()) yield return item;
    }

    private bool TryGet(string name, out JsonElement value)
    {
        if (_problems is not null && !_known.Contains(name)) _known.Add(name);
        value = default;
        return _element.ValueKind == JsonValueKind.Object && _element.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
    }

    private static string List<T>(Spelling<T> spelling)
        where T : struct, Enum => string.Join(", ", spelling.All.ToArray().Where(name => name.Length > 0));

    private static string Describe(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };
}
