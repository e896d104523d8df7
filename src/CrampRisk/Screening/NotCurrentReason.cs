namespace CrampRisk;

/// <summary>Why an entry is not in force.</summary>
internal enum NotCurrentReason : byte
{
    /// <summary>It is in force.</summary>
    None = 0,

    /// <summary>It had ended.</summary>
    Ended,

    /// <summary>It had not begun.</summary>
    NotStarted,

    /// <summary>Its status leaves no day: entered in error, not done, declined, …</summary>
    Status,

    /// <summary>Its intent leaves no day: proposal, plan, option.</summary>
    Intent,

    /// <summary>It says not to give it.</summary>
    DoNotPerform,

    /// <summary>A draft that is not the order being written.</summary>
    Draft,

    /// <summary>Paused.</summary>
    OnHold,

    /// <summary>Refuted or entered in error.</summary>
    Verification,

    /// <summary>Stopped or completed without a date on which it was in force.</summary>
    EndedWithoutDate,

    /// <summary>The text or code says that it does not hold now.</summary>
    Context,

    /// <summary>It says that a pregnancy is over.</summary>
    EndsPregnancy,

    /// <summary>The pregnancy that it records is over.</summary>
    PregnancyOver,
}
