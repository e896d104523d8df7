using System.Collections.Immutable;
using System.Text.Json;

namespace CrampRisk.Knowledge;

/// <summary>One JSON object, read property by property: of a document that people write (<see cref="CheckedNode"/>), or of a compiled pack (<see cref="CompiledNode"/>).</summary>
/// <remarks>The same reader serves the pack compiler, overlays and, record by record, the compiled pack.</remarks>
internal abstract class DocumentNode
{
    /// <summary>Where the object stands in its document; empty in a compiled pack.</summary>
    public abstract string Path { get; }

    public abstract string? Text(string name);

    public abstract bool Has(string name);

    public abstract bool IsText(string name);

    public abstract int? Number(string name);

    public abstract decimal? Amount(string name);

    public abstract bool Flag(string name, bool otherwise = false);

    public abstract DocumentNode? Object(string name);

    public abstract IEnumerable<DocumentNode> Objects(string name);

    public abstract ImmutableArray<string> Texts(string name);

    /// <summary>The properties of an object whose values are texts, in their order.</summary>
    public abstract ImmutableArray<KeyValuePair<string, string>> TextPairs(string name);

    /// <summary>The JSON of a property as it stands in a compiled pack; empty in other documents.</summary>
    public virtual ReadOnlySpan<byte> Raw(string name) => default;

    /// <summary>A hash of the object without some of its properties: sixteen hexadecimal digits, the same whatever the white space.</summary>
    public abstract string HashWithout(params ReadOnlySpan<string> names);

    /// <summary>Closes the object: a property that nobody asked for is an error, so that a misspelt name never drops a fact.</summary>
    public abstract void End();

    public abstract void Report(string path, string code, string what, string remedy);

    public abstract string At(string name);

    public string RequiredText(string name)
    {
        var text = Text(name);
        if (text is null) Report(At(name), "CR302", "this property is required and is missing", "Add it");
        else if (text.Length == 0) Report(At(name), "CR303", "this property must not be empty", "Give it a value");
        return text ?? "";
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
        if (!Has(name)) Report(At(name), "CR302", "this property is required and is missing", $"Add one of {List(spelling)}");
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

    protected static string HashWithout(JsonElement element, ReadOnlySpan<string> names)
    {
        var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            foreach (var property in element.EnumerateObject())
                if (!names.Contains(property.Name)) property.WriteTo(json);
            json.WriteEndObject();
        }
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)))[..16];
    }

    private static string List<T>(Spelling<T> spelling)
        where T : struct, Enum => string.Join(", ", spelling.All.ToArray().Where(name => name.Length > 0));
}
