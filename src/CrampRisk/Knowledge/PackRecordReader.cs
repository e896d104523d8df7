using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace CrampRisk.Knowledge;

/// <summary>Reads the records of a pack from their JSON. Structure is checked here, meaning by <see cref="PackDocumentValidator"/>.</summary>
internal static class PackRecordReader
{
    // The last review of a compiled pack that was read, unless it approves a text: only the JSON decides what it says.
    private static KnownReview? _lastReview;

    public static Source ReadSource(DocumentNode node)
    {
        var source = new Source
        {
            Id = node.RequiredText("id"),
            Class = node.RequiredChoice("class", Spellings.SourceClass),
            Type = node.RequiredText("type"),
            Citation = node.RequiredText("citation"),
            Pmid = node.Text("pmid"),
            Doi = node.Text("doi"),
            Url = node.Text("url"),
            SetId = node.Text("setid"),
            Licence = node.Text("licence"),
            ReadAs = node.RequiredChoice("readAs", Spellings.ReadAs),
            CitationIncomplete = node.Flag("citationIncomplete"),
        };
        node.Flag("verified");
        node.Flag("ship");
        node.End();
        return source;
    }

    public static Evidence ReadEvidence(DocumentNode node)
    {
        var evidence = new Evidence
        {
            Id = node.RequiredText("id"),
            Subject = node.RequiredText("subject"),
            Source = node.RequiredText("source"),
            Finding = node.RequiredText("finding"),
            Polarity = node.Choice("polarity", Spellings.Polarity) ?? Polarity.None,
            Outcome = node.Text("outcome"),
            Magnitude = node.Text("magnitude"),
            Grade = node.Text("grade"),
            Population = node.Text("population"),
            Locator = node.Text("locator"),
            Basis = node.Text("basis"),
            Route = node.Text("route"),
            DoseOrForm = node.Text("doseOrForm"),
            Aspect = node.Text("aspect"),
            Caveat = node.Text("caveat"),
            ReadAs = node.RequiredChoice("readAs", Spellings.ReadAs),
            Review = ReadReview(node),
        };
        node.Flag("verified", otherwise: true);
        node.End();
        return evidence;
    }

    public static Rule ReadRule(DocumentNode node)
    {
        var id = node.RequiredText("id");
        var review = ReadReview(node);
        var rule = new Rule
        {
            Id = id,
            Revision = node.Number("revision") ?? 0,
            Kind = node.RequiredChoice("kind", Spellings.RuleKind),
            Profiles = ReadProfiles(node),
            Concepts = node.Texts("concepts"),
            Criteria = ReadCriteria(node.Object("criteria")),
            Tier = node.Choice("tier", Spellings.DisplayTier) ?? DisplayTier.Passive,
            Title = ReadWording(node.Object("title")),
            Explanation = ReadRuleText(node.Object("explanation")),
            PossibleText = ReadWording(node.Object("possibleText")),
            Actions = ReadActions(node.Object("actions")),
            Evidence = node.Texts("evidence"),
            Outcomes = node.Texts("outcomes"),
            Mechanism = ReadSourcedText(node.Object("mechanism")),
            Frequency = ReadSourcedText(node.Object("frequency")),
            Severity = ReadSourcedText(node.Object("severity")),
            Seriousness = ReadSourcedText(node.Object("seriousness")),
            Statement = node.Choice("statement", Spellings.LabelStatement),
            Basis = node.Choice("basis", Spellings.StatementBasis),
            Named = ReadNamed(node),
            Flags = node.Flag("flags", otherwise: true),
            Verified = node.Flag("verified", otherwise: true),
            Sections = node.Texts("sections"),
            Statements = ReadStatements(node, "statements", id, review),
            AlsoSources = node.Texts("alsoSources"),
            Modifiers = ReadAll(node.Objects("modifiers"), (modifier, i) => ReadModifier(modifier, $"{id}#modifier{i + 1}", review)),
            Review = review,
        };
        node.End();
        return rule;
    }

    public static ManagementAdvice ReadAdvice(DocumentNode node)
    {
        var review = ReadReview(node);
        var advice = new ManagementAdvice
        {
            Id = node.RequiredText("id"),
            Purpose = node.RequiredChoice("purpose", Spellings.AdvicePurpose),
            Order = node.Number("order") ?? 0,
            Title = ReadWording(node.Object("title")),
            Text = ReadWording(node.Object("text")),
            Evidence = node.Texts("evidence"),
            Cautions = ReadAll(node.Objects("cautions"), (caution, _) => ReadCaution(caution, review)),
            Review = review,
        };
        node.End();
        return advice;
    }

    public static PackInfo ReadInfo(DocumentNode node)
    {
        var updated = node.Date("lastUpdated");
        if (!updated.IsGiven) node.Report(node.At("lastUpdated"), "CR302", "this property is required and is missing", "Add the day of the last change");
        var info = new PackInfo
        {
            Name = node.RequiredText("name"),
            Version = node.RequiredText("version"),
            Developer = node.RequiredText("developer"),
            Funding = node.RequiredText("funding"),
            Released = node.Date("released"),
            LastUpdated = updated.IsGiven ? updated.First : default,
            Review = ReadReview(node),
            Licence = node.RequiredText("licence"),
            Floor = node.Texts("floor"),
            Notices = ReadAll(node.Objects("notices"), static (notice, _) => ReadNotice(notice)),
            Terminology = node.TextPairs("terminology"),
        };
        if (node.RequiredText("schema") is not ("" or "cramprisk-pack/1"))
            node.Report(node.At("schema"), "CR308", "expected cramprisk-pack/1", "Use a pack of this version or a newer CrampRisk");
        node.End();
        return info;
    }

    private sealed record KnownReview(byte[] Json, Review Review);

    private static Notice ReadNotice(DocumentNode node)
    {
        var notice = new Notice(node.RequiredText("id"), node.RequiredText("when"), new Wording(node.RequiredText("clinician"), node.RequiredText("patient")));
        node.End();
        return notice;
    }

    private static Caution ReadCaution(DocumentNode node, Review review)
    {
        var id = node.RequiredText("id");
        var caution = new Caution
        {
            Id = id,
            Concepts = node.Texts("concepts"),
            Text = ReadWording(node.Object("text")),
            Statement = node.Text("statement"),
            AlsoSources = node.Texts("alsoSources"),
            Evidence = [ReadStatement(node, id, review)],
        };
        node.End();
        return caution;
    }

    private static Modifier ReadModifier(DocumentNode node, string id, Review review)
    {
        var text = ReadWording(node.Object("text"));
        var statement = ReadStatement(node, id, review);
        if (statement.Finding.Length == 0) statement = statement with { Finding = text.Clinician };
        var modifier = new Modifier(text, node.Text("when"), ReadModifierCriteria(node.Object("criteria")), [statement]);
        node.End();
        return modifier;
    }

    private static ImmutableArray<Evidence> ReadStatements(DocumentNode node, string name, string ruleId, Review review) => ReadAll(node.Objects(name), (statement, i) =>
    {
        var evidence = ReadStatement(statement, $"{ruleId}#{i + 1}", review);
        statement.End();
        return evidence;
    });

    // A loop: a query is put together from generic parts at start (benchmarks/StartUp).
    private static ImmutableArray<T> ReadAll<T>(IEnumerable<DocumentNode> nodes, Func<DocumentNode, int, T> read)
        where T : class
    {
        var all = ImmutableArray.CreateBuilder<T>();
        foreach (var node in nodes) all.Add(read(node, all.Count));
        return all.DrainToImmutable();
    }

    // A statement about two things has no direction: it is not about cramps.
    private static Evidence ReadStatement(DocumentNode node, string id, Review review) => new()
    {
        Id = id,
        Source = node.RequiredText("source"),
        Locator = node.Text("locator"),
        Finding = node.Text("finding") ?? "",
        ReadAs = node.Choice("readAs", Spellings.ReadAs) ?? ReadAs.Secondary,
        Caveat = node.Text("caveat"),
        Review = review,
    };

    private static bool ReadNamed(DocumentNode node)
    {
        var named = node.Text("named");
        if (named is not (null or "yes" or "class-only")) node.Report(node.At("named"), "CR304", "expected yes or class-only", "Use one of these words");
        return named is not "class-only";
    }

    private static ImmutableArray<Profile> ReadProfiles(DocumentNode node)
    {
        var texts = node.Texts("profiles");
        var profiles = new Profile[texts.Length];
        var count = 0;
        foreach (var text in texts)
        {
            if (Spellings.Profile.TryRead(text, out var profile)) profiles[count++] = profile;
            else node.Report(node.At("profiles"), "CR304", "expected core or extended", "Use one of these words");
        }
        return ImmutableCollectionsMarshal.AsImmutableArray(count == profiles.Length ? profiles : profiles[..count]);
    }

    private static RuleCriteria ReadCriteria(DocumentNode? node)
    {
        if (node is null) return RuleCriteria.None;
        var criteria = new RuleCriteria
        {
            Route = node.Choice("route", Spellings.Route) ?? Route.Unknown,
            GestationWeeksFrom = node.Number("gestationWeeksFrom"),
        };
        node.End();
        return criteria;
    }

    private static ModifierCriteria ReadModifierCriteria(DocumentNode? node)
    {
        if (node is null) return ModifierCriteria.None;
        var criteria = new ModifierCriteria
        {
            Concepts = node.Texts("concepts"),
            GestationWeeksFrom = node.Number("gestationWeeksFrom"),
            GestationWeeksTo = node.Number("gestationWeeksTo"),
            DoseAtLeast = ReadDose(node.Object("doseAtLeast")),
            DaysOfUseFrom = node.Number("daysOfUseFrom"),
        };
        node.End();
        return criteria;
    }

    private static DoseThreshold? ReadDose(DocumentNode? node)
    {
        if (node is null) return null;
        var dose = new DoseThreshold(node.Amount("value") ?? 0, node.RequiredText("unit"));
        if (dose.Value <= 0) node.Report(node.At("value"), "CR309", "expected an amount greater than zero", "Give the amount a day");
        node.End();
        return dose;
    }

    private static RuleText ReadRuleText(DocumentNode? node)
    {
        if (node is null) return new RuleText(Wording.None, Wording.None);
        var clinician = ReadBySymptom(node, "clinician");
        var patient = ReadBySymptom(node, "patient");
        node.End();
        return new RuleText(new Wording(clinician.With, patient.With), new Wording(clinician.Without, patient.Without));
    }

    // An interaction says the same with and without cramps: its explanation is one text.
    private static (string With, string Without) ReadBySymptom(DocumentNode node, string audience)
    {
        if (node.IsText(audience)) return (node.RequiredText(audience), node.RequiredText(audience));
        if (node.Object(audience) is not { } texts) return ("", "");
        var both = (texts.RequiredText("withSymptom"), texts.RequiredText("withoutSymptom"));
        texts.End();
        return both;
    }

    private static RuleActions ReadActions(DocumentNode? node)
    {
        if (node is null) return RuleActions.None;
        var actions = new RuleActions(node.Texts("clinician"), node.Texts("patient"));
        node.End();
        return actions;
    }

    private static SourcedText? ReadSourcedText(DocumentNode? node)
    {
        if (node is null) return null;
        var text = new SourcedText(node.RequiredText("text"), node.RequiredText("evidence"));
        node.End();
        return text;
    }

    private static Wording ReadWording(DocumentNode? node)
    {
        if (node is null) return Wording.None;
        var wording = new Wording(node.RequiredText("clinician"), node.RequiredText("patient"));
        node.End();
        return wording;
    }

    /// <summary>Reads the review of a record; <paramref name="others"/> are properties that are reviewed on their own.</summary>
    public static Review ReadReview(DocumentNode node, params ReadOnlySpan<string> others)
    {
        // Read once for the hundreds of records that were reviewed alike.
        var json = node.Raw("review");
        if (!json.IsEmpty && Volatile.Read(ref _lastReview) is { } last && json.SequenceEqual(last.Json)) return last.Review;
        if (node.Object("review") is not { } review)
        {
            node.Report(node.At("review"), "CR302", "this property is required and is missing", "Add the review status");
            return new Review { Status = ReviewStatus.Submitted };
        }
        var read = new Review
        {
            Status = review.RequiredChoice("status", Spellings.ReviewStatus),
            Author = review.Text("author"),
            Reviewer = review.Text("reviewer"),
            Note = review.Text("note"),
            On = review.Date("on"),
            NextReview = review.Date("nextReview"),
            TextHash = review.Text("textHash"),
        };
        review.End();
        if (read.Status != ReviewStatus.Approved)
        {
            if (!json.IsEmpty) Volatile.Write(ref _lastReview, new KnownReview(json.ToArray(), read));
            return read;
        }
        if (read.TextHash is null) review.Report(review.At("textHash"), "CR339", "approved without the hash of the text that was approved", "Approve it with `cramprisk pack approve`");
        // What was approved is a text, not an id: another text has not been seen by anybody.
        return read.TextHash == node.HashWithout(["review", .. others]) ? read : read with { Status = ReviewStatus.Submitted };
    }
}
