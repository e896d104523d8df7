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
        EntryOutcome.NotUnderstood => entry.Resolution.Because,
        EntryOutcome.NotCovered => NotCovered(entry),
        EntryOutcome.NotCurrent => NotCurrent(entry),
        EntryOutcome.RuledOut => $"Covered and in force, but held back: {Rules}",
        _ => $"Takes part in: {Rules}.",
    };

    private string NotCovered(ReportEntry entry)
    {
        var name = entry.Resolution.Name ?? "this entry";
        if (entry.Remarks.Any(remark => remark.Code == RemarkCode.Symptom)) return $"{Capital(name)}: records cramps themselves, listed under symptoms.";
        var profile = Spellings.Profile.Of(Context.Profile);
        var sentence = entry.Resolution.Because.Length > 0
            ? $"{entry.Resolution.Because} No rule of the {profile} profile speaks of it."
            : $"Recognised as {name}; no rule of the {profile} profile speaks of it.";
        if (OnlyInteractions) sentence += " Interaction rules name it; none of them fires on this list.";
        return Context.ExtendedAlsoSpeaksOf(entry.Resolution) ? sentence + " The extended profile does." : sentence;
    }

    private string NotCurrent(ReportEntry entry) => Reason switch
    {
        NotCurrentReason.Ended => $"Not in force on {Date(Context.AsOf)}: ended on {Date(Day)}.",
        NotCurrentReason.NotStarted => $"Not in force on {Date(Context.AsOf)}: begins on {Date(Day)}.",
        NotCurrentReason.Status => $"Never in force: status {StatusOf(entry.Entry)}.",
        NotCurrentReason.Intent => $"Never in force: intent {Spellings.MedicationIntent.Of(((Medication)entry.Entry).Intent)}, not an order.",
        NotCurrentReason.DoNotPerform => "Never in force: the record says not to give it.",
        NotCurrentReason.Draft => "Never in force: a draft that is not the order being written.",
        NotCurrentReason.OnHold => "Not in force: on hold.",
        NotCurrentReason.Verification => $"Never in force: {Spellings.VerificationStatus.Of(((Condition)entry.Entry).VerificationStatus)}.",
        NotCurrentReason.EndedWithoutDate => "Not in force: ended according to its status, without any date.",
        NotCurrentReason.EndsPregnancy => "Ends a pregnancy; it does not record one that is running.",
        NotCurrentReason.PregnancyOver => $"Not in force on {Date(Context.AsOf)}: that pregnancy was over by {Date(Day)}.",
        _ => ContextSentence(entry.Resolution.Context),
    };

    private static string ContextSentence(Terminology.TextContext context) => context switch
    {
        // Without a context of its own: a part of the entry that the entry denies.
        Terminology.TextContext.None or Terminology.TextContext.Negated => "Not in force: the entry denies it.",
        Terminology.TextContext.FamilyHistory => "Not in force: it is about a relative.",
        Terminology.TextContext.PastHistory => "Not in force: it is about the past.",
        Terminology.TextContext.Stopped => "Not in force: the entry says that it was stopped.",
        Terminology.TextContext.OnHold => "Not in force: the entry says that it is on hold.",
        Terminology.TextContext.Allergy => "Not in force: it names an allergy or intolerance, not a use.",
        Terminology.TextContext.Intended => "Not in force: the entry speaks of a plan or proposal, not of a use.",
        Terminology.TextContext.Screening => "Not in force: it was looked for, not diagnosed.",
        _ => "Not in force.",
    };

    private static string StatusOf(Entry entry) => entry switch
    {
        Medication medication => Spellings.MedicationStatus.Of(medication.Status),
        Procedure procedure => Spellings.ProcedureStatus.Of(procedure.Status),
        _ => "not given",
    };

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Date(int day) => day < 0 || day > DateOnly.MaxValue.DayNumber ? "an unknown day"
        : DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
