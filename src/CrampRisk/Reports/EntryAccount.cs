using System.Globalization;

namespace CrampRisk;

/// <summary>What the sentence "because" is made of; kept small, and written out only when somebody reads it.</summary>
/// <param name="Context">What all entries of the report share.</param>
/// <param name="Rules">The rules that it is about: the flags it takes part in, or the rule that is held back; null where none.</param>
/// <param name="Day">The day that the reason speaks of.</param>
/// <param name="Reason">Why it is not in force, where it is not.</param>
/// <param name="OnlyInteractions">Whether only interaction rules speak of it, and none fired.</param>
internal readonly record struct EntryAccount(AccountContext Context, string? Rules, int Day, NotCurrentReason Reason, bool OnlyInteractions)
{
    public string Sentence(ReportEntry entry) => entry.Outcome switch
    {
        EntryOutcome.NotUnderstood => Words("account.not-understood", entry.Resolution.Because),
        EntryOutcome.NotCovered => NotCovered(entry),
        EntryOutcome.NotCurrent => NotCurrent(entry),
        EntryOutcome.RuledOut => Words("account.ruled-out", Rules),
        _ => Words("account.flagged", Rules),
    };

    private string NotCovered(ReportEntry entry)
    {
        var name = entry.Resolution.Name ?? ReportWords.Of("account.this-entry", Context.Audience);
        if (entry.Remarks.Any(remark => remark.Code == RemarkCode.Symptom)) return Words("account.symptom", Capital(name));
        var sentence = Words(entry.Resolution.Because.Length > 0 ? "account.not-covered-because" : "account.not-covered", name, Spellings.Profile.Of(Context.Profile), entry.Resolution.Because);
        if (OnlyInteractions) sentence += ReportWords.Of("account.only-interactions", Context.Audience);
        return Context.ExtendedAlsoSpeaksOf(entry.Resolution) ? sentence + ReportWords.Of("account.extended-does", Context.Audience) : sentence;
    }

    private string NotCurrent(ReportEntry entry)
    {
        var key = Reason switch
        {
            NotCurrentReason.Ended => "current.ended",
            NotCurrentReason.NotStarted => "current.not-started",
            NotCurrentReason.Status => "current.status",
            NotCurrentReason.Intent => "current.intent",
            NotCurrentReason.DoNotPerform => "current.do-not-perform",
            NotCurrentReason.Draft => "current.draft",
            NotCurrentReason.OnHold => "current.on-hold",
            NotCurrentReason.Verification => "current.verification",
            NotCurrentReason.EndedWithoutDate => "current.ended-without-date",
            NotCurrentReason.EndsPregnancy => "current.ends-pregnancy",
            NotCurrentReason.PregnancyOver => "current.pregnancy-over",
            _ => ContextKey(entry.Resolution.Context),
        };
        return Words(key, Date(Context.AsOf), Date(Day), StatusOf(entry.Entry));
    }

    private static string ContextKey(Terminology.TextContext context) => context switch
    {
        // Without a context of its own: a part of the entry that the entry denies.
        Terminology.TextContext.None or Terminology.TextContext.Negated => "context.negated",
        Terminology.TextContext.Intended => "context.intended",
        Terminology.TextContext.FamilyHistory => "context.family-history",
        Terminology.TextContext.PastHistory => "context.past-history",
        Terminology.TextContext.Stopped => "context.stopped",
        Terminology.TextContext.OnHold => "context.on-hold",
        Terminology.TextContext.Allergy => "context.allergy",
        Terminology.TextContext.Screening => "context.screening",
        _ => "context.none",
    };

    private string StatusOf(Entry entry) => (Reason, entry) switch
    {
        (NotCurrentReason.Intent, Medication medication) => Spellings.MedicationIntent.Of(medication.Intent),
        (NotCurrentReason.Verification, Condition condition) => Spellings.VerificationStatus.Of(condition.VerificationStatus),
        (_, Medication medication) => Spellings.MedicationStatus.Of(medication.Status),
        (_, Procedure procedure) => Spellings.ProcedureStatus.Of(procedure.Status),
        _ => "not given",
    };

    private string Words(string key, params ReadOnlySpan<object?> values) => ReportWords.Of(key, Context.Audience, values);

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Date(int day) => day < 0 || day > DateOnly.MaxValue.DayNumber ? "an unknown day"
        : DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
