using System.Text.Json;

namespace CrampRisk.Fhir;

/// <summary>The codes of LOINC, and the two of SNOMED CT beside them, by which an Observation speaks of a pregnancy.</summary>
/// <remarks>
/// Sources: IPS "Expected Delivery Date Method" (11778-8, 11779-6, 11780-4) and the other methods of DICOM CID 12026; US Core
/// "Pregnancy Status" (82810-3); gestational age as eCQM value sets and profiles of AU, US and BR have it; SNOMED CT 161714006 and 57036006 as AU PS and AU Core have them. The age of a newborn at
/// birth (76516-4) is none of them, and needs none: it speaks of a child.
/// </remarks>
internal static class PregnancyCodes
{
    private const int LongestCode = 9;

    /// <summary>Whether a text holds one of the codes behind any key <c>code</c>: so nearly all Observations are passed over without being read.</summary>
    public static bool MayBeIn(ReadOnlySpan<byte> text)
    {
        var key = "\"code\""u8;
        while (text.IndexOf(key) is var at and >= 0)
        {
            text = text[(at + key.Length)..];
            var value = text.TrimStart(" \t\r\n:"u8);
            if (value is not [(byte)'"', ..]) continue;
            value = value[1..Math.Min(value.Length, LongestCode + 2)];
            if (value.IndexOf((byte)'"') is var end and >= 0 && Of(value[..end]) != PregnancyFact.None) return true;
        }
        return false;
    }

    /// <summary>What the Observation under the cursor speaks of, by its first code that is in the table; the cursor does not move.</summary>
    public static PregnancyFact Peek(in JsonCursor cursor)
    {
        var json = cursor.Ahead;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isCode = json.ValueTextEquals("code"u8);
            json.Read();
            if (isCode) return PeekConcept(ref json);
            json.Skip();
        }
        return PregnancyFact.None;
    }

    private static PregnancyFact PeekConcept(ref Utf8JsonReader json)
    {
        var depth = json.CurrentDepth;
        if (json.TokenType != JsonTokenType.StartObject) return PregnancyFact.None;
        while (json.Read() && json.CurrentDepth > depth)
        {
            if (json.TokenType != JsonTokenType.PropertyName || !json.ValueTextEquals("code"u8)) continue;
            json.Read();
            if (json.TokenType == JsonTokenType.String && Of(json.ValueSpan) is var fact and not PregnancyFact.None) return fact;
        }
        return PregnancyFact.None;
    }

    /// <summary>What a LOINC code speaks of.</summary>
    public static PregnancyFact Of(ReadOnlySpan<byte> code)
    {
        if (code.Length == LongestCode) return code.SequenceEqual("161714006"u8) ? PregnancyFact.DueDate : PregnancyFact.None;
        if (code.Length == 8) return code.SequenceEqual("57036006"u8) ? PregnancyFact.Weeks : PregnancyFact.None;
        if (code.Length != 7 || code[5] != (byte)'-') return PregnancyFact.None;
        if (code.SequenceEqual("82810-3"u8)) return PregnancyFact.Status;
        if (code.SequenceEqual("11778-8"u8) || code.SequenceEqual("11779-6"u8) || code.SequenceEqual("11780-4"u8) || code.SequenceEqual("11781-2"u8)
            || code.SequenceEqual("53692-0"u8) || code.SequenceEqual("53694-6"u8) || code.SequenceEqual("57063-0"u8) || code.SequenceEqual("57064-8"u8)
            || code.SequenceEqual("90368-2"u8)) return PregnancyFact.DueDate;
        if (code.SequenceEqual("11884-4"u8) || code.SequenceEqual("11885-1"u8) || code.SequenceEqual("18185-9"u8) || code.SequenceEqual("49051-6"u8)
            || code.SequenceEqual("57714-8"u8)) return PregnancyFact.Weeks;
        return PregnancyFact.None;
    }
}
