using CrampRisk.Terminology;

namespace CrampRisk;

/// <summary>For each drug meaning of the table, which rules of a profile speak of it: worked out once, so that a code is one look-up away from its rules.</summary>
internal sealed class CodeSignatures
{
    public CodeSignatures(TerminologyTable table, RuleIndex index)
    {
        var signatures = new List<Signature> { default };
        OfMeanings = new ushort[table.MeaningCount];
        for (var number = 0; number < OfMeanings.Length; number++)
        {
            var meaning = table.Meaning(number);
            if (meaning.Has(MeaningFlags.IngredientsNotKnown) || meaning.Has(MeaningFlags.NameDoesNotTell)) continue;
            var sides = SidesOf(table.SetMembers(meaning.Set), index);
            if (sides.Length == 0) continue;
            OfMeanings[number] = checked((ushort)signatures.Count);
            signatures.Add(new Signature(sides, meaning.Route, meaning.Has(MeaningFlags.OnlyPossible)));
        }
        All = [.. signatures];
    }

    public Signature[] All { get; }

    /// <summary>The signature of each meaning; 0 where no rule speaks of it.</summary>
    public ushort[] OfMeanings { get; }

    private static RuleSide[] SidesOf(ConceptIndexes concepts, RuleIndex index)
    {
        List<RuleSide>? sides = null;
        for (var i = 0; i < concepts.Length; i++)
            foreach (var side in index.RulesOf(concepts[i])) (sides ??= []).Add(side);
        return sides is null ? [] : [.. sides];
    }

    public readonly record struct Signature(RuleSide[] Sides, Route Route, bool OnlyPossible);
}
