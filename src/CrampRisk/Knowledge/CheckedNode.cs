using System.Collections.Immutable;
using System.Text.Json;

namespace CrampRisk.Knowledge;

/// <summary>One JSON object of a document that people write; whatever is wrong is collected with its path.</summary>
internal sealed class CheckedNode : DocumentNode
{
    private readonly JsonElement _element;
    private readonly List<Problem> _problems;
    private readonly List<string> _known = [];

    /// <summary>An object to be checked.</summary>
    public CheckedNode(JsonElement element, string path, List<Problem> problems)
    {
        (_element, Path, _problems) = (element, path, problems);
        if (element.ValueKind != JsonValueKind.Object) Report(path, "CR301", $"expected an object, found {Describe(element)}", "Write an object in braces");
    }

    public override string Path { get; }

    public override string? Text(string name)
    {
        if (!TryGet(name, out var value)) return null;
        if (value.ValueKind == JsonValueKind.String) return value.GetString();
        Report(At(name), "CR301", $"expected a string, found {Describe(value)}", "Put the value in quotes");
        return null;
    }

    public override bool Has(string name) => TryGet(name, out _);

    public override bool IsText(string name) => TryGet(name, out var value) && value.ValueKind == JsonValueKind.String;

    public override int? Number(string name)
    {
        if (!TryGet(name, out var value)) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)) return number;
        Report(At(name), "CR301", $"expected a whole number, found {Describe(value)}", "Write a whole number without quotes");
        return null;
    }

    public override decimal? Amount(string name)
    {
        if (!TryGet(name, out var value)) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var amount)) return amount;
        Report(At(name), "CR301", $"expected a number, found {Describe(value)}", "Write a number without quotes");
        return null;
    }

    public override bool Flag(string name, bool otherwise = false)
    {
        if (!TryGet(name, out var value)) return otherwise;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        Report(At(name), "CR301", $"expected true or false, found {Describe(value)}", "Write true or false without quotes");
        return otherwise;
    }

    public override DocumentNode? Object(string name) => TryGet(name, out var value) ? new CheckedNode(value, At(name), _problems) : null;

    public override IEnumerable<DocumentNode> Objects(string name)
    {
        var i = 0;
        foreach (var item in Items(name)) yield return new CheckedNode(item, $"{At(name)}[{i++}]", _problems);
    }

    public override ImmutableArray<string> Texts(string name)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var item in Items(name))
        {
            if (item.ValueKind == JsonValueKind.String) texts.Add(item.GetString()!);
            else Report($"{At(name)}[{texts.Count}]", "CR301", $"expected a string, found {Describe(item)}", "Put the value in quotes");
        }
        return texts.DrainToImmutable();
    }

    public override ImmutableArray<KeyValuePair<string, string>> TextPairs(string name) => !TryGet(name, out var value) || value.ValueKind != JsonValueKind.Object ? []
        : [.. from property in value.EnumerateObject() where property.Value.ValueKind == JsonValueKind.String select KeyValuePair.Create(property.Name, property.Value.GetString()!)];

    public override string HashWithout(params ReadOnlySpan<string> names) => HashWithout(_element, names);

    public override void End()
    {
        if (_element.ValueKind != JsonValueKind.Object) return;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in _element.EnumerateObject())
        {
            if (!seen.Add(property.Name)) Report(At(property.Name), "CR306", "this property stands twice", "Keep one of the two");
            if (!_known.Contains(property.Name)) Report(At(property.Name), "CR307", $"unknown property; known here: {string.Join(", ", _known)}", "Remove it or correct its name");
        }
    }

    public override void Report(string path, string code, string what, string remedy) => _problems.Add(new Problem(code, path, what, remedy));

    public override string At(string name) => Path.Length == 0 ? name : $"{Path}.{name}";

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
        if (!_known.Contains(name)) _known.Add(name);
        value = default;
        return _element.ValueKind == JsonValueKind.Object && _element.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
    }

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
