using System.Collections.Immutable;
using Hl7.Fhir.Utility;
using R4 = Hl7.Fhir.Model;

namespace CrampRisk.Fhir.Firely;

/// <summary>Reads the elements of one resource, and gathers its remarks and what is wrong with it.</summary>
/// <param name="place">Where the resource stands, for problems.</param>
/// <param name="problems">Where they go.</param>
internal sealed class ElementReading(ResourcePlace place, List<Problem> problems)
{
    private readonly ImmutableArray<Remark>.Builder _remarks = ImmutableArray.CreateBuilder<Remark>();

    public ImmutableArray<Remark> Remarks => _remarks.ToImmutable();

    /// <summary>A CodeableConcept; a coding with neither code nor display says nothing.</summary>
    public static FhirConcept Concept(R4.CodeableConcept? concept) => concept is null
        ? FhirConcept.None
        : new FhirConcept(concept.Text,
            [.. from coding in concept.Coding
                where coding.Code is not null || coding.Display is not null
                select new Coding(coding.System == CodeSystemUris.Local ? CodeSystem.Local : CodeSystems.FromName(coding.System), coding.Code ?? "", coding.Display)]);

    /// <summary>A Reference; empty strings are not given.</summary>
    public static ReferenceElement Reference(R4.ResourceReference? reference) => new(
        string.IsNullOrEmpty(reference?.Reference) ? null : reference.Reference, string.IsNullOrEmpty(reference?.Display) ? null : reference.Display);

    /// <summary>The tags of our own on a resource.</summary>
    public static EntryTags Tags(R4.Resource resource)
    {
        var tags = new EntryTags();
        foreach (var tag in resource.Meta?.Tag ?? [])
            if (tag.System == EntryTags.System && !string.IsNullOrEmpty(tag.Code)) tags.Add(tag.Code);
        return tags;
    }

    /// <summary>A first day; a year of more than four digits is none (ruling 33).</summary>
    public CalendarDate Start(R4.PrimitiveType? date, string field) => Date(date, field, out var isBeyond) is var start && isBeyond
        ? Remarked(RemarkCode.DateNotRead, $"The date {date!.JsonValue} has a year of more than four digits and was not read.")
        : start;

    /// <summary>A last day; a year of more than four digits means "no end" (ruling 33).</summary>
    public CalendarDate End(R4.PrimitiveType? date, string field) => End(date, field, out _);

    /// <summary>The two ends of a Period; both are looked at, also where a caller uses one of them.</summary>
    /// <returns>And whether an end is written that means "no end".</returns>
    public (CalendarDate Start, CalendarDate End, bool IsNoEnd) Period(R4.Period? period, string field)
    {
        var start = Start(period?.StartElement, $"{field}.start");
        var end = End(period?.EndElement, $"{field}.end", out var isNoEnd);
        return (start, end, isNoEnd);
    }

    /// <summary>A code of an enum of Firely's, which holds exactly the codes that R4 has there; another one is unknown, with a remark (ruling 34).</summary>
    public TOurs Code<TTheirs, TOurs>(R4.Code<TTheirs>? code, Spelling<TOurs> spelling, string field)
        where TTheirs : struct, Enum
        where TOurs : struct, Enum
    {
        if (code?.JsonValue is not string literal) return default;
        if (EnumUtility.ParseLiteral<TTheirs>(literal) is not null && spelling.TryRead(literal, out var value)) return value;
        AddStatus(literal, field);
        return default;
    }

    /// <summary>A status that R4 writes as a CodeableConcept: the first of its codes that R4 has.</summary>
    public TOurs Status<TOurs>(R4.CodeableConcept? concept, Spelling<TOurs> spelling, string field)
        where TOurs : struct, Enum
    {
        var status = Concept(concept);
        foreach (var coding in status.Codes)
        {
            if (coding.Code == "unknown") return default;
            if (spelling.TryRead(coding.Code, out var value)) return value;
        }
        if (!status.IsEmpty) AddStatus(status.Codes.IsEmpty ? status.Text! : status.Codes[0].Code, field);
        return default;
    }

    public void Add(RemarkCode code, string text) => Add(new Remark(code, text));

    /// <summary>Adds a remark that is not there yet.</summary>
    public void Add(Remark remark)
    {
        if (!_remarks.Contains(remark)) _remarks.Add(remark);
    }

    private CalendarDate End(R4.PrimitiveType? date, string field, out bool isNoEnd) => Date(date, field, out isNoEnd) is var end && isNoEnd
        ? Remarked(RemarkCode.SentinelDate, $"The end {date!.JsonValue} stands for \"no end\".")
        : end;

    private void AddStatus(string code, string field) => Add(RemarkCode.StatusNotKnown, $"The {field} \"{code}\" is none that FHIR R4 has here; it was read as unknown.");

    private CalendarDate Remarked(RemarkCode code, string text)
    {
        Add(code, text);
        return default;
    }

    private CalendarDate Date(R4.PrimitiveType? date, string field, out bool isBeyondFourDigits)
    {
        isBeyondFourDigits = false;
        if (date?.JsonValue is not string text) return default;
        if (CalendarDate.TryParse(text, out var day)) return day;
        var year = text.TakeWhile(char.IsAsciiDigit).Count();
        isBeyondFourDigits = year > 4 && (year == text.Length || text[year] == '-');
        if (!isBeyondFourDigits) problems.Add(FhirProblems.NoDate with { Place = place.At(field), Value = text });
        return default;
    }
}
