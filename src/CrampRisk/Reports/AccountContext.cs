using CrampRisk.Knowledge;
using CrampRisk.Terminology;

namespace CrampRisk;

/// <summary>What the accounts of all entries of one report share.</summary>
internal sealed class AccountContext(int asOf, Profile profile, Audience audience, Lazy<RuleIndex> extended)
{
    public int AsOf => asOf;

    public Profile Profile => profile;

    public Audience Audience => audience;

    /// <summary>Whether the extended profile has a cramp rule for what the chosen one does not cover.</summary>
    public bool ExtendedAlsoSpeaksOf(Resolution resolution)
    {
        if (profile == Profile.Extended) return false;
        foreach (var match in resolution.Concepts)
        {
            if (match.Role == ConceptRole.Exclude) continue;
            foreach (var side in extended.Value.RulesOf(match.Concept.Index))
                if (side.Row.Kind != RuleKind.Interaction) return true;
        }
        return false;
    }
}
