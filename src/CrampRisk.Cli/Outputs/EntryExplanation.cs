using CrampRisk.Terminology;

namespace CrampRisk.Cli.Outputs;

/// <summary>How one text or code is resolved in each list, and what the pack says of what it means.</summary>
internal static class EntryExplanation
{
    /// <summary>Writes the explanation of one entry.</summary>
    public static void Write(WrappedText text, CrampRiskScreener screener, string entry, Audience audience)
    {
        text.Title(entry.Trim().Length == 0 ? "(blank)" : entry.Trim());
        var patient = new Patient { Medications = [EntryText.ReadMedication(entry)], Conditions = [EntryText.ReadCondition(entry)], Procedures = [EntryText.ReadProcedure(entry)] };
        // What an entry means does not depend on the day, so any day does.
        var entries = screener.Read(patient, new DateOnly(2000, 1, 1), withParts: true).Entries;
        var recognised = entries.Where(found => found.Resolution.Kind == ResolutionKind.Recognised).ToArray();
        foreach (var found in recognised.Length > 0 ? recognised : [.. entries]) WriteResolution(text, found);
        var concepts = recognised.SelectMany(found => found.Resolution.Concepts.Concat(found.Resolution.Conflicting))
            .Where(match => match.Role != ConceptRole.Exclude).Select(match => match.Concept).Distinct().ToArray();
        RuleList.Write(text, screener.Pack, concepts, audience);
    }

    private static void WriteResolution(WrappedText text, ReportEntry entry)
    {
        var resolution = entry.Resolution;
        var list = entry.List switch
        {
            EntryList.Medications => "As a medication",
            EntryList.Conditions => "As a condition",
            _ => "As a procedure",
        };
        var fate = resolution.Kind switch
        {
            ResolutionKind.Recognised => resolution.Name is { } name ? $"recognised as {name}" : "recognised",
            ResolutionKind.Ambiguous => "ambiguous, therefore not understood",
            _ => "not understood",
        };
        text.Item("-", $"{list}: {fate}.", strong: true);
        // Tokens come first: they show what the reader made of the words.
        if (!resolution.Parts.Tokens.IsEmpty) text.Item("words:", string.Join(" | ", resolution.Parts.Tokens), indent: 2);
        foreach (var coding in entry.Entry.Codes)
            if (coding.System == CodeSystem.Ndc && Ndc.TryParse(coding.Code, out var ndc)) text.Item("ndc:", Parts(ndc), indent: 2);
        foreach (var match in resolution.Concepts) text.Item("concept:", Described(match), indent: 2);
        foreach (var match in resolution.Conflicting) text.Item("another code or name says:", Described(match), indent: 2);
        if (resolution.Because.Length > 0) text.Item("because:", resolution.Because, indent: 2);
        if (!resolution.Candidates.IsEmpty)
            text.Item(resolution.Kind == ResolutionKind.Ambiguous ? "candidates:" : "did you mean:", string.Join(", ", resolution.Candidates), indent: 2);
        if (entry.List == EntryList.Medications && resolution.Kind == ResolutionKind.Recognised) text.Item("route:", RouteOf(resolution), indent: 2);
        if (resolution.Context != TextContext.None) text.Item("the words say:", ContextOf(resolution.Context), indent: 2);
        if (resolution.Weeks is { } weeks) text.Item("weeks of pregnancy:", weeks.ToString(), indent: 2);
        WriteParts(text, resolution.Parts);
        foreach (var remark in resolution.Remarks) text.Item("remark:", remark.Text, indent: 2);
    }

    // 21 CFR 207.33: labeler, product and package; the billing form pads each on the left to 5-4-2.
    private static string Parts(Ndc ndc)
    {
        var segments = ndc.ToHyphenatedString().Split('-');
        return $"labeler {segments[0]}, product {segments[1]}, package {segments[2]}; as 11 digits {ndc}";
    }

    private static string Described(ConceptMatch match)
    {
        var role = match.Role switch
        {
            ConceptRole.Include => "",
            ConceptRole.Possible => ", only possibly",
            ConceptRole.Other => ", another kind of it",
            ConceptRole.Exclude => ", excluded as a look-alike",
            ConceptRole.Denied => ", denied",
            _ => ", which ends it",
        };
        return $"{match.Concept.Name}{role}{(match.Note.Length > 0 ? $" ({match.Note})" : "")}";
    }

    private static string RouteOf(Resolution resolution) => resolution.RouteSource switch
    {
        RouteSource.Entry => $"{Spellings.Route.Of(resolution.Route)}, as stated",
        RouteSource.Product => $"{Spellings.Route.Of(resolution.Route)}, from the product",
        RouteSource.Text => $"{Spellings.Route.Of(resolution.Route)}, from the words",
        _ => "unknown",
    };

    private static string ContextOf(TextContext context) => context switch
    {
        TextContext.Negated => "denied",
        TextContext.FamilyHistory => "about a relative",
        TextContext.PastHistory => "about the past",
        TextContext.Stopped => "stopped",
        TextContext.OnHold => "paused",
        TextContext.Allergy => "an allergy or intolerance",
        TextContext.Intended => "a plan or proposal",
        _ => "looked for, not found to be there",
    };

    private static void WriteParts(WrappedText text, TextParts parts)
    {
        if (!parts.Names.IsEmpty) text.Item("names:", string.Join(", ", parts.Names), indent: 2);
        if (!parts.Strengths.IsEmpty) text.Item("strength:", string.Join(", ", parts.Strengths), indent: 2);
        if (!parts.Forms.IsEmpty) text.Item("form:", string.Join(", ", parts.Forms), indent: 2);
        if (!parts.Frequencies.IsEmpty) text.Item("directions:", string.Join(", ", parts.Frequencies), indent: 2);
        if (!parts.Cues.IsEmpty) text.Item("words that change the meaning:", string.Join(", ", parts.Cues), indent: 2);
    }
}
