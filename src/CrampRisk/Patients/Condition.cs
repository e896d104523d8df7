namespace CrampRisk;

/// <summary>One entry of a condition or problem list. The factories never throw on content: what cannot be read is reported as an entry.</summary>
public sealed record Condition : Entry
{
    /// <summary>The clinical status; unknown where not given.</summary>
    public ClinicalStatus ClinicalStatus { get; init; }

    /// <summary>The verification status; unknown (read as confirmed) where not given.</summary>
    public VerificationStatus VerificationStatus { get; init; }

    /// <summary>First day; not given: <see cref="Recorded"/>, else since ever.</summary>
    public CalendarDate Onset { get; init; }

    /// <summary>Last day, inclusive.</summary>
    public CalendarDate Abatement { get; init; }

    /// <summary>The day the condition was written down; stands in for a missing onset.</summary>
    public CalendarDate Recorded { get; init; }

    /// <summary>Completed weeks of pregnancy on <see cref="Recorded"/>, else on the as-of date (0–45); null where not stated.</summary>
    public int? GestationalWeeks { get; init; }

    /// <summary>The day the birth is expected; not given where not stated.</summary>
    public CalendarDate DueDate { get; init; }

    /// <summary>A condition as free text.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static Condition FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new Condition { Text = text };
    }

    /// <summary>A condition by ICD-10-CM code, dotted or not.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="code"/> is null.</exception>
    public static Condition FromIcd10Cm(string code) => FromCode(CodeSystem.Icd10Cm, code);

    /// <summary>A condition by ICD-9-CM diagnosis code, dotted or not.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="code"/> is null.</exception>
    public static Condition FromIcd9Cm(string code) => FromCode(CodeSystem.Icd9Cm, code);

    /// <summary>A condition by SNOMED CT concept identifier.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="code"/> is null.</exception>
    public static Condition FromSnomed(string code) => FromCode(CodeSystem.Snomed, code);

    /// <summary>A condition by a code of any system.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="code"/> is null.</exception>
    public static Condition FromCode(CodeSystem system, string code, string? display = null)
    {
        ArgumentNullException.ThrowIfNull(code);
        return new Condition { Codes = [new Coding(system, code, display)] };
    }
}
