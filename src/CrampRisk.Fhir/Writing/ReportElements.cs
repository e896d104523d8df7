using System.Buffers;
using System.Globalization;
using System.Text.Json;
using CrampRisk.Knowledge;

namespace CrampRisk.Fhir;

/// <summary>Writes the elements that the resources of a report share. FHIR allows no empty values: what is empty is not written.</summary>
internal static class ReportElements
{
    private static readonly SearchValues<char> OfIds = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.");

    /// <summary>Whether a text can be the id of a FHIR resource.</summary>
    public static bool IsId(ReadOnlySpan<char> text) => text.Length is > 0 and <= 64 && !text.ContainsAnyExcept(OfIds);

    public static void WriteText(this Utf8JsonWriter json, string name, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text)) json.WriteString(name, Plain(text));
    }

    public static void WriteDay(this Utf8JsonWriter json, string name, DateOnly day) =>
        json.WriteString(name, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static void WriteCoding(this Utf8JsonWriter json, string system, string code, string? display = null)
    {
        json.WriteStartObject();
        json.WriteString("system", system);
        json.WriteString("code", code);
        json.WriteText("display", display);
        json.WriteEndObject();
    }

    public static void WriteIdentifier(this Utf8JsonWriter json, string? system, string value)
    {
        json.WriteStartObject();
        if (system is not null) json.WriteString("system", system);
        json.WriteText("value", value);
        json.WriteEndObject();
    }

    /// <summary>The patient, by a reference where the id can be one of FHIR, else by the id itself.</summary>
    public static void WritePatient(this Utf8JsonWriter json, string? id)
    {
        if (string.IsNullOrWhiteSpace(id)) return;
        json.WriteStartObject("patient");
        if (IsId(id)) json.WriteString("reference", $"Patient/{id}");
        else
        {
            json.WritePropertyName("identifier");
            json.WriteIdentifier(null, id);
        }
        json.WriteEndObject();
    }

    /// <summary>An entry by its reference as it was read, and its words; by its words alone where it came without a reference that FHIR has.</summary>
    public static void WriteEntry(this Utf8JsonWriter json, ReportEntry entry)
    {
        json.WriteStartObject();
        var reference = entry.Entry.Reference;
        var isReference = reference is not null && IsReference(reference);
        if (isReference) json.WriteString("reference", reference);
        json.WriteText("display", isReference && !string.IsNullOrWhiteSpace(entry.Entry.Input) ? entry.Entry.Input : NameOf(entry));
        json.WriteEndObject();
    }

    /// <summary>An entry in words: where it came from, and as it was given.</summary>
    public static string NameOf(ReportEntry entry)
    {
        var input = string.IsNullOrWhiteSpace(entry.Entry.Input) ? "(empty)" : entry.Entry.Input;
        var place = entry.Entry.Reference ?? string.Create(CultureInfo.InvariantCulture, $"{Spellings.EntryList.Of(entry.List)}[{entry.Index}]");
        return $"{place}: {input}";
    }

    /// <summary>A publication, which is no FHIR resource here: its address, its citation and the place in it.</summary>
    public static void WritePublication(this Utf8JsonWriter json, Source source, string? locator)
    {
        json.WriteStartObject();
        if (AddressOf(source) is { } address)
        {
            json.WritePropertyName("identifier");
            json.WriteIdentifier("urn:ietf:rfc:3986", address);
        }
        json.WriteText("display", locator is null ? source.Citation : $"{source.Citation} {locator}");
        json.WriteEndObject();
    }

    /// <summary>Where a publication can be read; null where no address is known.</summary>
    public static string? AddressOf(Source source) => source switch
    {
        { Url: { } url } when IsAddress(url) => url,
        { Doi: { } doi } when IsAddress($"https://doi.org/{doi}") => $"https://doi.org/{doi}",
        { Pmid: { } pmid } => $"https://pubmed.ncbi.nlm.nih.gov/{pmid}/",
        _ => null,
    };

    // Type and id, or an absolute address: what the reader makes of a resource that has an id or a fullUrl. Its other names ("entry[3]", "line 7") are places.
    private static bool IsReference(string reference)
    {
        if (IsAddress(reference)) return true;
        var slash = reference.IndexOf('/');
        return slash > 0 && char.IsAsciiLetterUpper(reference[0]) && !reference.AsSpan(0, slash).ContainsAnyExcept(OfIds) && IsId(reference.AsSpan(slash + 1));
    }

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "urn" && !text.AsSpan().ContainsAny(" \t\r\n");

    // A FHIR string holds no control characters but tab and line ends.
    private static string Plain(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\u001f') && !text.AsSpan().ContainsAnyInRange('\u007f', '\u009f')) return text;
        return string.Create(text.Length, text, static (plain, given) =>
        {
            for (var i = 0; i < given.Length; i++) plain[i] = char.IsControl(given[i]) && given[i] is not ('\t' or '\r' or '\n') ? '\uFFFD' : given[i];
        });
    }
}
