using System.Collections.Immutable;

namespace CrampRisk.Terminology;

/// <summary>Reads a product's ingredients one by one: together they are one product, whether it is a known combination or not.</summary>
internal sealed class IngredientReader(TerminologyTable table, MedicationCodes codes, DrugTextReader texts)
{
    /// <summary>What the ingredients are; null where none is known.</summary>
    public Reading? Read(ImmutableArray<Coding> ingredients)
    {
        var members = new SortedSet<ushort>();
        var names = new List<string>();
        var unknown = new List<string>();
        var onlyPossible = false;
        foreach (var ingredient in ingredients)
        {
            if (OfCode(ingredient) is { } code)
            {
                var set = table.SetMembers(code.Meaning.Set);
                for (var i = 0; i < set.Length; i++) members.Add(set[i]);
                onlyPossible |= code.Meaning.Has(MeaningFlags.OnlyPossible);
                names.Add(code.Name);
            }
            else if (OfWords(ingredient) is { } words)
            {
                members.UnionWith(words.Members);
                onlyPossible |= words.OnlyPossible;
                names.Add(words.Name);
            }
            else
            {
                unknown.Add(string.IsNullOrWhiteSpace(ingredient.Display) ? ingredient.ToString() : ingredient.Display);
            }
        }
        return names.Count == 0 ? null : new Reading([.. members], string.Join(" / ", names), [.. unknown], onlyPossible);
    }

    /// <summary>What the ingredients of a product came to.</summary>
    /// <param name="Members">Concept indexes, ascending.</param>
    /// <param name="Name">The names of those that are known.</param>
    /// <param name="Unknown">Those that are not.</param>
    /// <param name="OnlyPossible">True where one of them is only possibly what it was read as.</param>
    public sealed record Reading(ImmutableArray<ushort> Members, string Name, ImmutableArray<string> Unknown, bool OnlyPossible);

    private CodeReading? OfCode(Coding ingredient) =>
        ingredient.System is not (CodeSystem.Unknown or CodeSystem.Local) && codes.Read(ingredient) is { Kind: CodeReadingKind.Resolved } reading ? reading : null;

    private DrugText? OfWords(Coding ingredient)
    {
        var words = !string.IsNullOrWhiteSpace(ingredient.Display) ? ingredient.Display : ingredient.System == CodeSystem.Unknown ? ingredient.Code : "";
        return texts.Read(words, withParts: false) is { Kind: ResolutionKind.Recognised } read ? read : null;
    }
}
