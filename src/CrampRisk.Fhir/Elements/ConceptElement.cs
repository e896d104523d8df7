using System.Collections.Immutable;
using System.Text;

namespace CrampRisk.Fhir;

/// <summary>Reads CodeableConcept and Coding.</summary>
internal static class ConceptElement
{
    /// <summary>Reads a CodeableConcept that may have been read before.</summary>
    public static FhirConcept Read(ref JsonCursor json, ConceptCache cache)
    {
        if (!json.IsObject) return Read(ref json);
        var text = json.PeekObject();
        if (cache.TryFind(json.Json, text, out var slot, out var concept))
        {
            json.PassOver(text);
            return concept;
        }
        var (offset, findings) = (json.Offset, json.Findings.Count);
        concept = Read(ref json);
        if (slot >= 0 && json.Findings.Count == findings) cache.Keep(json.Json, slot, offset, text.Length, concept);
        return concept;
    }

    /// <summary>Reads a CodeableConcept.</summary>
    public static FhirConcept Read(ref JsonCursor json)
    {
        if (!json.EnterObject()) return FhirConcept.None;
        string? text = null;
        Coding? first = null;
        ImmutableArray<Coding>.Builder? all = null;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("text"u8)) text = json.String(likely: first?.Display);
            else if (!json.Name.SequenceEqual("coding"u8)) json.Skip();
            else if (json.EnterArray())
            {
                while (json.NextElement())
                {
                    if (ReadCoding(ref json) is not { } coding) continue;
                    if (first is null) first = coding;
                    else (all ??= Begun(first)).Add(coding);
                }
            }
        }
        return new FhirConcept(text, all?.DrainToImmutable() ?? (first is null ? [] : [first]));
    }

    private static ImmutableArray<Coding>.Builder Begun(Coding first)
    {
        var builder = ImmutableArray.CreateBuilder<Coding>();
        builder.Add(first);
        return builder;
    }

    private static Coding? ReadCoding(ref JsonCursor json)
    {
        if (!json.EnterMember()) return null;
        var system = CodeSystem.Unknown;
        string? code = null, display = null;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("code"u8)) code = json.String();
            else if (json.Name.SequenceEqual("display"u8)) display = json.String();
            else if (json.Name.SequenceEqual("system"u8)) system = ReadSystem(json.Bytes());
            else json.Skip();
        }
        return code is null && display is null ? null : new Coding(system, code ?? "", display);
    }

    private static CodeSystem ReadSystem(ReadOnlySpan<byte> uri)
    {
        // The two that nearly all records use, as they are written; the closed list knows them, too.
        if (uri.SequenceEqual("http://snomed.info/sct"u8)) return CodeSystem.Snomed;
        if (uri.SequenceEqual("http://www.nlm.nih.gov/research/umls/rxnorm"u8)) return CodeSystem.RxNorm;
        if (uri.SequenceEqual("urn:x-cramprisk:local"u8)) return CodeSystem.Local;
        Span<char> text = stackalloc char[128];
        return uri.Length <= text.Length ? CodeSystems.FromName(text[..Encoding.UTF8.GetChars(uri, text)]) : CodeSystem.Unknown;
    }
}
