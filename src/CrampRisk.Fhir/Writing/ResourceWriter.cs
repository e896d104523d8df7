using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace CrampRisk.Fhir;

/// <summary>Writes the resources of one patient: each an entry of the bundle, with what all resources have in common.</summary>
/// <param name="patientId">The patient's id, where FHIR allows it.</param>
/// <param name="name">What tells this patient's bundle from others, for the addresses of its entries.</param>
internal sealed class ResourceWriter(Utf8JsonWriter json, string? patientId, string name)
{
    private const string DataAbsentReason = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    private static readonly SearchValues<char> IdSigns = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.");

    private int _entries;

    public Utf8JsonWriter Json => json;

    /// <summary>Whether FHIR R4 allows a text as an id.</summary>
    public static bool IsId(ReadOnlySpan<char> text) => text.Length is > 0 and <= 64 && !text.ContainsAnyExcept(IdSigns);

    /// <summary>The id in an entry's reference, where it is one of this type; else null.</summary>
    public static string? IdOf(string? reference, string type) =>
        reference is not null && reference.StartsWith(type, StringComparison.Ordinal) && reference.Length > type.Length && reference[type.Length] == '/'
        && IsId(reference.AsSpan(type.Length + 1)) ? reference[(type.Length + 1)..] : null;

    /// <summary>Begins an entry with its resource, of type, id and tags.</summary>
    public void Begin(string type, string? id, EntryTags? tags = null)
    {
        json.WriteStartObject();
        // FHIR wants an address of each entry (bdl-15). A UUID claims no server.
        json.WriteString("fullUrl", string.Create(CultureInfo.InvariantCulture, $"urn:uuid:{NamedUuid.Of($"entry\n{name}\n{_entries++}")}"));
        json.WriteStartObject("resource");
        json.WriteString("resourceType", type);
        if (id is not null) json.WriteString("id", id);
        if (tags is not { Codes.Count: > 0 }) return;
        json.WriteStartObject("meta");
        json.WriteStartArray("tag");
        foreach (var code in tags.Codes)
        {
            json.WriteStartObject();
            json.WriteString("system", EntryTags.System);
            json.WriteString("code", code);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public void End()
    {
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Whom the resource is about; FHIR wants a subject also where the patient has no id.</summary>
    public void Subject()
    {
        json.WriteStartObject("subject");
        if (patientId is null) json.WriteString("display", "the patient");
        else json.WriteString("reference", $"Patient/{patientId}");
        json.WriteEndObject();
    }

    public void Date(string name, CalendarDate date)
    {
        if (date.IsGiven) json.WriteString(name, date.ToString());
    }

    /// <summary>A choice of <c>nameDateTime</c> and <c>namePeriod</c>: a day where there is no end.</summary>
    public void DateOrPeriod(string name, CalendarDate start, CalendarDate end)
    {
        if (end.IsGiven) Period($"{name}Period", start, end);
        else Date($"{name}DateTime", start);
    }

    public void Period(string name, CalendarDate start, CalendarDate end)
    {
        if (!start.IsGiven && !end.IsGiven) return;
        json.WriteStartObject(name);
        Date("start", start);
        Date("end", end);
        json.WriteEndObject();
    }

    /// <summary>The code of an entry.</summary>
    /// <returns>False, with nothing written, where it has neither words nor codes.</returns>
    public bool Concept(string name, Entry entry) => Concept(name, entry.Text, entry.Codes);

    public bool Concept(string name, string? text, ImmutableArray<Coding> codes)
    {
        var hasCodes = !codes.IsDefault && codes.Any(IsWritten);
        if (string.IsNullOrEmpty(text) && !hasCodes) return false;
        json.WriteStartObject(name);
        if (hasCodes)
        {
            json.WriteStartArray("coding");
            foreach (var coding in codes)
                if (IsWritten(coding)) Coding(CodeSystemUris.Of(coding.System), coding.Code, coding.Display);
            json.WriteEndArray();
        }
        if (!string.IsNullOrEmpty(text)) json.WriteString("text", text);
        json.WriteEndObject();
        return true;
    }

    /// <summary>A CodeableConcept of one code.</summary>
    public void Concept(string name, string system, string code, string? display = null)
    {
        json.WriteStartObject(name);
        json.WriteStartArray("coding");
        Coding(system, code, display);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public void Quantity(string name, decimal value, string? unit, string? ucum = null)
    {
        json.WriteStartObject(name);
        json.WriteNumber("value", value);
        if (unit is not null) json.WriteString("unit", unit);
        if (ucum is not null)
        {
            json.WriteString("system", "http://unitsofmeasure.org");
            json.WriteString("code", ucum);
        }
        json.WriteEndObject();
    }

    /// <summary>An element that FHIR wants and the record does not have: only the statement that it is unknown.</summary>
    public void Unknown(string name)
    {
        json.WriteStartObject(name);
        json.WriteStartArray("extension");
        json.WriteStartObject();
        json.WriteString("url", DataAbsentReason);
        json.WriteString("valueCode", "unknown");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static bool IsWritten(Coding coding) => coding.Code.Length > 0 || !string.IsNullOrEmpty(coding.Display);

    private void Coding(string? system, string code, string? display)
    {
        json.WriteStartObject();
        if (system is not null) json.WriteString("system", system);
        if (code.Length > 0) json.WriteString("code", code);
        if (!string.IsNullOrEmpty(display)) json.WriteString("display", display);
        json.WriteEndObject();
    }

    /// <summary>A reference to a condition of this bundle.</summary>
    public void Focus(string conditionId)
    {
        json.WriteStartArray("focus");
        json.WriteStartObject();
        json.WriteString("reference", string.Create(CultureInfo.InvariantCulture, $"Condition/{conditionId}"));
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
