namespace CrampRisk;

/// <summary>An entry's period with what there is to say about it.</summary>
internal struct EntryTiming
{
    /// <summary>The days in force, before a look-back.</summary>
    public InForcePeriod Period;

    /// <summary>Why there is no day, where there is none.</summary>
    public NotCurrentReason NoDay;

    /// <summary>True where the days after <see cref="InForcePeriod.PossibleFrom"/> are those after the days' supply.</summary>
    public bool SupplyEnds;

    /// <summary>True where the end is that of the pregnancy, not the entry's own.</summary>
    public bool PregnancyOver;

    /// <summary>The last dose or session where the rest of the period is a window; <see cref="InForcePeriod.Open"/> where it is not.</summary>
    public int WindowAfter;

    /// <summary>The words that the period was worked out with; null where nothing is to be said.</summary>
    public List<Remark>? Remarks;

    /// <summary>A period without anything to say about it.</summary>
    public static EntryTiming Of(InForcePeriod period) => new() { Period = period, WindowAfter = InForcePeriod.Open };

    /// <summary>No day, for a reason.</summary>
    public static EntryTiming None(NotCurrentReason reason) => new() { Period = InForcePeriod.Never, NoDay = reason, WindowAfter = InForcePeriod.Open };

    /// <summary>Adds a remark.</summary>
    public void Say(RemarkCode code, string text) => (Remarks ??= []).Add(new Remark(code, text));
}
