namespace CrampRisk;

/// <summary>One performed procedure: the place where records hold dialysis.</summary>
public sealed record Procedure : Entry
{
    /// <summary>The status; unknown where not given.</summary>
    public ProcedureStatus Status { get; init; }

    /// <summary>First day.</summary>
    public CalendarDate Start { get; init; }

    /// <summary>Last day, inclusive; not given: the start day.</summary>
    public CalendarDate End { get; init; }

    /// <summary>A procedure as free text.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static Procedure FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new Procedure { Text = text };
    }

    /// <summary>A procedure by a code of any system.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="code"/> is null.</exception>
    public static Procedure FromCode(CodeSystem system, string code, string? display = null)
    {
        ArgumentNullException.ThrowIfNull(code);
        return new Procedure { Codes = [new Coding(system, code, display)] };
    }
}
