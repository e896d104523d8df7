namespace CrampRisk.Knowledge;

/// <summary>Says what a rule does in one or two sentences, so that it can be reviewed without reading JSON.</summary>
internal sealed class RuleSentence(KnowledgePack pack)
{
    /// <summary>The words of a concept or class.</summary>
    public string Display(string name) =>
        pack.TerminologyTable.TryFindConcept(name, out var concept) ? concept.Display : name[(name.IndexOf(':') + 1)..].Replace('-', ' ');

    /// <summary>The rule as sentences.</summary>
    public string Of(Rule rule)
    {
        var profiles = $"{(rule.Profiles.Length == 1 ? "profile" : "profiles")} {string.Join(" and ", rule.Profiles.Select(Spellings.Profile.Of))}";
        var sentence = rule.Flags
            ? $"A patient who {Facts(rule)} gets a {Spellings.DisplayTier.Of(rule.Tier)} flag, {Spellings.RuleKind.Of(rule.Kind)} ({profiles})."
            : $"A patient who {Facts(rule)} gets no flag ({Spellings.DisplayTier.Of(rule.Tier)} {Spellings.RuleKind.Of(rule.Kind)}, {profiles}).";
        if (rule.Criteria.Route != Route.Unknown)
            sentence += $" By another route than {Spellings.Route.Of(rule.Criteria.Route)} it is ruled out; where the route is not known the flag is only possible.";
        if (rule.Criteria.GestationWeeksFrom is { } week)
            sentence += $" Before week {week} it is held back; where the week is not known the flag is only possible.";
        if (rule.Strength is { } strength) sentence += $" Strength: {Spellings.Strength.Of(strength)}.";
        if (rule.Statement is { } statement)
        {
            sentence += $" Stated: {Spellings.LabelStatement.Of(statement).Replace('-', ' ')}";
            if (rule.Basis is { } basis) sentence += $", in {Spellings.StatementBasis.Of(basis).Replace('-', ' ')}";
            sentence += rule.Named ? "." : "; only the class is named.";
        }
        if (!rule.Verified) sentence += " Not verified yet.";
        return sentence;
    }

    private string Facts(Rule rule)
    {
        var facts = string.Join(" and at the same time ", rule.Concepts.Select(Fact));
        if (rule.Criteria.Route != Route.Unknown) facts += $" ({Spellings.Route.Of(rule.Criteria.Route)} {Display(rule.Concepts[0])})";
        if (rule.Criteria.GestationWeeksFrom is { } week) facts += $" (from week {week} of pregnancy)";
        return facts;
    }

    private string Fact(string name)
    {
        var verb = name.StartsWith("drug:", StringComparison.Ordinal) ? "takes" : "has";
        var members = pack.ConceptsOf(name);
        return members.Length == 1 && pack.TerminologyTable.TryFindConcept(name, out _)
            ? $"{verb} {Display(name)}"
            : $"{verb} one of the {Display(name)} ({string.Join(", ", members.Select(index => pack.TerminologyTable.ConceptAt(index).Display))})";
    }
}
