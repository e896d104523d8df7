using System.Globalization;
using CrampRisk.Terminology;

namespace CrampRisk.Knowledge;

/// <summary>Every code of a terminology with what it means, so that two can be compared.</summary>
internal static class CodeListing
{
    private const uint BlockCodes = 64;
    private const int BlockSize = 12;
    private const int ConditionSlot = 12;
    private const int ConditionRow = 16;

    /// <summary>Codes such as <c>rxnorm:7258</c>, NDC products and condition codes, each with its concepts and roles.</summary>
    public static IEnumerable<(string Key, string Value)> Of(TerminologyTable table) =>
        RxCuis(table).Concat(Ndcs(table)).Concat(Conditions(table))
            .GroupBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, string.Join(", ", group.Select(pair => pair.Value).Distinct().Order(StringComparer.Ordinal))));

    private static IEnumerable<(string Key, string Value)> RxCuis(TerminologyTable table)
    {
        var highest = (uint)(table.Section(TableSection.RxCuis).Length / BlockSize) * BlockCodes;
        for (var code = 1u; code < highest; code++)
            if (table.RxCuis.Find(code) is >= 0 and var meaning) yield return ($"rxnorm:{code}", MeaningOf(table, meaning));
    }

    private static IEnumerable<(string Key, string Value)> Ndcs(TerminologyTable table)
    {
        for (var place = 0; place < table.Ndcs.PlaceCount; place++)
            if (table.Ndcs.ProductAt(place) is > 0 and var product) yield return ($"ndc:{product.ToString("D9", CultureInfo.InvariantCulture)}", MeaningOf(table, table.Ndcs.Meaning(place)));
    }

    private static IEnumerable<(string Key, string Value)> Conditions(TerminologyTable table)
    {
        var slots = table.Section(TableSection.ConditionSlots).Length / ConditionSlot;
        for (var i = 0; i < slots; i++)
        {
            var key = table.Section(TableSection.ConditionSlots).U64(ConditionSlot * i);
            if (key == 0) continue;
            var rows = table.Section(TableSection.ConditionSlots).U32((ConditionSlot * i) + 8);
            var (system, code) = ((CodeSystem)(key >> 60), key & (ulong.MaxValue >> 4));
            var name = system == CodeSystem.Snomed ? code.ToString(CultureInfo.InvariantCulture) : PackedCode.Unpack(code);
            for (var row = (int)(rows >> 8); row < (int)(rows >> 8) + (int)(rows & 0xFF); row++)
                yield return ($"{Spellings.CodeSystem.Of(system)}:{name}", RowOf(table, row));
        }
    }

    private static string RowOf(TerminologyTable table, int row)
    {
        var section = table.Section(TableSection.ConditionRows);
        var concept = section.U16(ConditionRow * row);
        var role = (ConceptRole)section.U8((ConditionRow * row) + 2);
        var isPrefix = section.U8((ConditionRow * row) + 4) != 0;
        return $"{(concept == ConditionHit.AnyConcept ? "any" : table.ConceptAt(concept).Name)} {role.ToString().ToLowerInvariant()}{(isPrefix ? ", with longer codes" : "")}";
    }

    private static string MeaningOf(TerminologyTable table, int meaning) =>
        string.Join("+", table.Matches(table.Meaning(meaning).Set).Select(match => match.Concept.Name)) is { Length: > 0 } names ? names : "nothing listed";
}
