using System.Collections.Frozen;

namespace CrampRisk.Terminology;

/// <summary>Small words between a cue and a drug name: which of them lead from one to the other, and which begin something else.</summary>
internal static class CueWords
{
    private static readonly FrozenSet<string> Fillers = Set(
        "a", "an", "the", "any", "all", "both", "either", "other", "more", "further", "this", "his", "her", "their", "my", "use", "using", "used", "of", "on", "to", "taking", "take", "took", "taken",
        "been", "being", "be", "having", "had", "has", "have", "is", "was", "given", "receiving", "received", "regular", "regularly", "current", "currently", "recent", "recently", "ever", "chronic", "long", "term",
        "daily", "otc", "over", "counter", "prescribed", "prescription", "scheduled", "patient", "pt", "he", "she", "home", "med", "medication", "drug", "product", "such", "as", "including", "nsaid", "like", "and", "or",
        "dose", "high", "low", "brand", "generic", "course", "therapy", "treatment", "with");

    private static readonly FrozenSet<string> Relatives = Set("take", "taking", "took", "taken", "use", "using", "used", "on", "is", "was", "been", "has", "had", "have", "s", "also", "prescribed", "a", "the", "her", "his");

    private static readonly FrozenSet<string> Intentions = Set(
        "a", "an", "the", "to", "of", "on", "for", "start", "starting", "started", "begin", "beginning", "initiate", "initiating", "initiation", "trial", "try", "trying", "add", "adding", "switch", "switching", "use", "using", "with",
        "therapy", "treatment", "course", "restart", "restarting", "be", "get", "getting", "patient", "pt", "otc", "daily", "future", "possible", "either");

    private static readonly FrozenSet<string> Uses = Set("take", "taking", "took", "use", "using", "on", "start", "started", "starting", "begin", "began", "continue", "continued", "now", "then", "resume", "resumed", "currently", "is", "home");

    private static readonly FrozenSet<string> Reports = Set(
        "say", "said", "state", "stated", "report", "reported", "he", "she", "they", "has", "have", "had", "been", "was", "were", "is", "but", "now", "currently", "recently", "already", "since", "self", "and", "pt", "patient",
        "med", "medication", "note", "status", "therapy", "course", "rxnorm", "rxcui", "ndc", "code");

    private static readonly FrozenSet<string> Reasons = Set(
        "on", "in", "by", "due", "because", "since", "per", "for", "after", "last", "as", "secondary", "and", "it", "this", "him", "himself", "herself", "completely", "x", "at", "approximately", "about", "over", "prior", "before",
        "following", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
        "until", "pending", "while", "during", "with", "medication", "med", "anymore", "them");

    private static readonly FrozenSet<string> StopOrders = Set("stop", "hold", "discontinue", "cease", "pause", "dc");

    private static readonly FrozenSet<string> LaterWords = Set("before", "prior", "preop", "preoperatively", "pre", "if", "when", "unless", "once", "after", "in", "on", "week", "day", "month");

    private static readonly FrozenSet<string> ConditionWords = Set("with", "if", "when", "more", "than", "before", "after", "while", "until", "unless", "on", "within", "over", "exceed", "at", "longer", "without");

    private static readonly FrozenSet<string> OngoingWords = Set("restarted", "resumed", "still", "again", "continue", "continued", "continuing", "ongoing", "tolerated", "tolerate", "reinitiated", "rechallenged", "reordered", "represcribed");

    private static readonly FrozenSet<string> DenyingWords = Set("not", "no", "never", "don", "dont", "cannot", "until", "without", "t", "nor", "if", "when", "before");

    private static readonly FrozenSet<string> Joiners = Set("and", "or", "nor", "either", "both", "any", "also");

    /// <summary>"denies any use of", "stopped taking his".</summary>
    public static bool IsFiller(TextScan scan, int token) => Has(Fillers, scan, token);

    /// <summary>The same, and the name and digits of a code: "no longer takes RxNorm 7258".</summary>
    public static bool IsFillerOrSystem(TextScan scan, int token) =>
        IsFiller(scan, token) || scan.Tokens[token].IsNumber || scan.IsWord(token, "rxnorm") || scan.IsWord(token, "rxcui") || scan.IsWord(token, "ndc") || scan.IsWord(token, "atc") || scan.IsWord(token, "code");

    /// <summary>"mother takes", "father was on".</summary>
    public static bool IsRelativesUse(TextScan scan, int token) => Has(Relatives, scan, token);

    /// <summary>"consider starting", "may need a trial of".</summary>
    public static bool IsIntention(TextScan scan, int token) => Has(Intentions, scan, token);

    /// <summary>Verbs of use: the name behind them is taken.</summary>
    public static bool IsUse(TextScan scan, int token) => Has(Uses, scan, token);

    /// <summary>Words between a name and the verdict behind it: "naproxen: patient reports he stopped".</summary>
    public static bool IsReport(TextScan scan, int token) => Has(Reports, scan, token);

    /// <summary>What may follow a verdict without being its object: a date, a reason, a person.</summary>
    public static bool IsReason(TextScan scan, int token) => Has(Reasons, scan, token);

    /// <summary>The base form of "stop", which may be an order for later.</summary>
    public static bool IsOrderToStop(TextScan scan, int token) => Has(StopOrders, scan, token);

    /// <summary>"then stop", "10 days stop".</summary>
    public static bool IsUntilThen(TextScan scan, int token) => scan.IsWord(token, "then") || scan.IsWord(token, "day") || scan.IsWord(token, "week") || scan.IsWord(token, "month") || scan.IsWord(token, "to");

    /// <summary>The last word of "discontinued due to", "stopped on".</summary>
    public static bool LeadsToReason(TextScan scan, int token) => (scan.IsWord(token, "to") && scan.IsWord(token - 1, "due")) || scan.IsWord(token, "on") || scan.IsWord(token, "in");

    /// <summary>"before", "if", "in two weeks".</summary>
    public static bool IsLater(TextScan scan, int token) => Has(LaterWords, scan, token);

    /// <summary>"with alcohol", "if bleeding": how a drug is to be taken.</summary>
    public static bool IsCondition(TextScan scan, int token) => Has(ConditionWords, scan, token);

    /// <summary>Words that say that the drug is taken again or all the same.</summary>
    public static bool IsOngoing(TextScan scan, int token, TextContext context) =>
        Has(OngoingWords, scan, token)
        || (context is not (TextContext.OnHold or TextContext.Intended) && (scan.IsWord(token, "resume") || scan.IsWord(token, "restart")))
        || (context == TextContext.Intended && (scan.IsWord(token, "started") || scan.IsWord(token, "taking") || scan.IsWord(token, "take")))
        || (scan.IsWord(token, "currently") && (scan.IsWord(token + 1, "taking") || scan.IsWord(token + 1, "take") || scan.IsWord(token + 1, "on") || scan.IsWord(token + 1, "using")))
        || (scan.IsWord(token, "now") && (scan.IsWord(token + 1, "taking") || scan.IsWord(token + 1, "take") || scan.IsWord(token + 1, "on") || scan.IsWord(token + 1, "back")))
        || (scan.IsWord(token, "back") && scan.IsWord(token + 1, "on"));

    /// <summary>"not", "never", "until": what follows does not hold.</summary>
    public static bool IsDenying(TextScan scan, int token) => token >= 0 && Has(DenyingWords, scan, token);

    /// <summary>What joins the names of a plain list.</summary>
    public static bool IsJoiner(TextScan scan, TextPiece piece)
    {
        for (var token = piece.Start; token < piece.End; token++)
            if (!Has(Joiners, scan, token)) return false;
        return true;
    }

    private static bool Has(FrozenSet<string> words, TextScan scan, int token) =>
        token >= 0 && token < scan.Count && words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(scan.Word(token));

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
