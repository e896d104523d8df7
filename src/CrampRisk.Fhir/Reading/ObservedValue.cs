using System.Collections.Immutable;

namespace CrampRisk.Fhir;

/// <summary>What an Observation of a pregnancy holds, before it is a condition entry.</summary>
internal readonly record struct ObservedValue()
{
    // Ruling 16: weeks are stated up to 45; more is a slip of the pen, or another unit than weeks.
    private const int MaxWeeks = 45;

    /// <summary>The day that it speaks of.</summary>
    public CalendarDate Effective { get; init; }

    /// <summary>A date as its value.</summary>
    public CalendarDate Date { get; init; }

    /// <summary>A quantity, or a number without a unit.</summary>
    public QuantityElement Quantity { get; init; }

    /// <summary>A code or its words.</summary>
    public FhirConcept Answer { get; init; } = FhirConcept.None;

    /// <summary>A text as its value, or null.</summary>
    public string? Words { get; init; }

    /// <summary>True where the record takes it back.</summary>
    public bool IsMistake { get; init; }

    /// <summary>True where it says of which condition it speaks.</summary>
    public bool HasFocus { get; init; }

    /// <summary>True where our own tag says that its weeks count on the day that is asked for.</summary>
    public bool IsOfAsOfDate { get; init; }

    /// <summary>The condition entry that it becomes; null where it states nothing.</summary>
    /// <param name="remarks">What there is to remark already.</param>
    public Condition? ToCondition(PregnancyFact fact, ImmutableArray<Remark> remarks)
    {
        var isPregnant = fact == PregnancyFact.Status ? IsPregnant : true;
        var (dueDate, weeks, doubt) = fact switch
        {
            PregnancyFact.DueDate => DueDate,
            PregnancyFact.Weeks => Weeks,
            _ => (default, null, null),
        };
        if (isPregnant is null || (fact != PregnancyFact.Status && !dueDate.IsGiven && weeks is null && doubt is null)) return null;
        return new Condition
        {
            Codes = [isPregnant.Value ? ObservedPregnancy.Pregnant : ObservedPregnancy.NotPregnant],
            Remarks = doubt is null ? remarks : remarks.Add(doubt),
            VerificationStatus = IsMistake ? VerificationStatus.EnteredInError : doubt is null ? VerificationStatus.Unknown : VerificationStatus.Unconfirmed,
            Recorded = Effective,
            DueDate = dueDate,
            GestationalWeeks = weeks,
        };
    }

    private (CalendarDate, int?, Remark?) DueDate =>
        Date.IsGiven ? (Date, null, null)
        : string.IsNullOrWhiteSpace(Words) ? default
        : CalendarDate.TryParse(Words.AsSpan().Trim(), out var date) ? (date, null, null)
        : (default, null, new Remark(RemarkCode.DateNotRead, $"The due date \"{Words}\" is no date and was not read."));

    // Weeks that no day or unit belongs to are counted on no day: a value not given makes it possible, and rules nothing out.
    private (CalendarDate, int?, Remark?) Weeks
    {
        get
        {
            // No weeks at all are a field left at its default, unless the record says of which condition.
            if (WeeksOf(Quantity) is not { } weeks || (weeks == 0 && !HasFocus))
                return string.IsNullOrWhiteSpace(Words) ? default : (default, null, new Remark(RemarkCode.NotConfirmed, $"The weeks of pregnancy \"{Words}\" could not be read."));
            if (Quantity is { Code: null, Unit: null }) return (default, null, new Remark(RemarkCode.NotConfirmed, $"It states {Quantity.Value} without a unit, which was not read as weeks of pregnancy."));
            if (!Effective.IsGiven && !IsOfAsOfDate) return (default, null, new Remark(RemarkCode.Undated, $"It states {weeks} weeks of pregnancy without a date, which were counted on no day."));
            return (default, weeks, null);
        }
    }

    private bool? IsPregnant
    {
        get
        {
            foreach (var coding in Answer.Codes)
            {
                if (coding.Code is "LA15173-0" or "77386006") return true;
                if (coding.Code is "LA26683-5" or "60001007") return false;
            }
            return null;
        }
    }

    private static int? WeeksOf(QuantityElement quantity)
    {
        if (quantity.Value is not { } value || value is < 0 or >= 7 * (MaxWeeks + 1)) return null;
        var days = quantity is { Code: null, Unit: null } ? 7 : QuantityElement.DaysOf(quantity.Code) ?? QuantityElement.DaysOf(quantity.Unit);
        return days * value / 7 is { } weeks and < MaxWeeks + 1 ? (int)weeks : null;
    }
}
