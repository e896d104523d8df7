using System.Collections.Immutable;
using System.Text.Json;
using CrampRisk.Terminology;

namespace CrampRisk.Knowledge;

/// <summary>What differs between two packs: records by id and property, then codes and names by what they mean.</summary>
internal static class PackDiff
{
    /// <summary>All differences, from the first pack to the second, in a fixed order.</summary>
    public static ImmutableArray<PackChange> Between(KnowledgePack before, KnowledgePack after)
    {
        var changes = ImmutableArray.CreateBuilder<PackChange>();
        var (old, now) = (before.Decompile(), after.Decompile());
        changes.AddRange(Compare("pack", [new PackRecord<PackInfo>(old.Info, "pack", "", old.InfoJson, true, true)], [new PackRecord<PackInfo>(now.Info, "pack", "", now.InfoJson, true, true)]));
        changes.AddRange(Compare("rule", old.Rules, now.Rules));
        changes.AddRange(Strengths(before, after));
        changes.AddRange(Compare("evidence", old.Evidence, now.Evidence));
        changes.AddRange(Compare("advice", old.Advice, now.Advice));
        changes.AddRange(Compare("source", old.Sources, now.Sources));
        changes.AddRange(Classes(before, after));
        if (!before.TerminologyTable.Bytes.SequenceEqual(after.TerminologyTable.Bytes)) changes.AddRange(Compare("code", CodeListing.Of(before.TerminologyTable), CodeListing.Of(after.TerminologyTable)));
        changes.AddRange(Compare("local code", before.Local.Codes.Select(Key), after.Local.Codes.Select(Key)));
        changes.AddRange(Compare("local name", before.Local.Names.Select(name => (name.Name, name.Concept)), after.Local.Names.Select(name => (name.Name, name.Concept))));
        return changes.DrainToImmutable();
    }

    private static IEnumerable<PackChange> Compare<T>(string what, ImmutableArray<PackRecord<T>> before, ImmutableArray<PackRecord<T>> after)
    {
        var old = before.ToDictionary(record => record.Id, record => record.Json, StringComparer.Ordinal);
        var now = after.ToDictionary(record => record.Id, record => record.Json, StringComparer.Ordinal);
        foreach (var id in old.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
        {
            if (!old.TryGetValue(id, out var was)) yield return new PackChange(what, id, "added", "");
            else if (!now.TryGetValue(id, out var isNow)) yield return new PackChange(what, id, "removed", "");
            else if (!was.AsSpan().SequenceEqual(isNow)) yield return new PackChange(what, id, "changed", Properties(was, isNow));
        }
    }

    private static IEnumerable<PackChange> Compare(string what, IEnumerable<(string Key, string Value)> before, IEnumerable<(string Key, string Value)> after)
    {
        var old = before.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        var now = after.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        foreach (var key in old.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
        {
            if (!old.TryGetValue(key, out var was)) yield return new PackChange(what, key, "added", now[key]);
            else if (!now.TryGetValue(key, out var isNow)) yield return new PackChange(what, key, "removed", was);
            else if (was != isNow) yield return new PackChange(what, key, "changed", $"{was} to {isNow}");
        }
    }

    private static string Properties(byte[] before, byte[] after)
    {
        using var old = JsonDocument.Parse(before);
        using var now = JsonDocument.Parse(after);
        var names = old.RootElement.EnumerateObject().Select(property => property.Name).Union(now.RootElement.EnumerateObject().Select(property => property.Name));
        var different = names.Where(name => Raw(old.RootElement, name) != Raw(now.RootElement, name)).ToList();
        return different.Count == 0 ? "order of its properties" : string.Join(", ", different);
    }

    private static string? Raw(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetRawText() : null;

    // Strength is computed, so it can change while the rule's own record does not.
    private static IEnumerable<PackChange> Strengths(KnowledgePack before, KnowledgePack after)
    {
        foreach (var rule in after.Rules)
            if (before.TryGetRule(rule.Id, out var old) && old.Strength != rule.Strength && old.Strength is { } was && rule.Strength is { } isNow)
                yield return new PackChange("strength of", rule.Id, "changed", $"{Spellings.Strength.Of(was)} to {Spellings.Strength.Of(isNow)}");
    }

    private static IEnumerable<PackChange> Classes(KnowledgePack before, KnowledgePack after) =>
        Compare("class", before.Classes.Select(item => (item.Id, string.Join(" ", item.Members))), after.Classes.Select(item => (item.Id, string.Join(" ", item.Members))));

    private static (string, string) Key(LocalCode code) => ($"{(code.System == CodeSystem.Unknown ? "any" : Spellings.CodeSystem.Of(code.System))}:{code.Code}", code.Concept);
}
