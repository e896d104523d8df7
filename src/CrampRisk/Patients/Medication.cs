using System.Collections.Immutable;

namespace CrampRisk;

/// <summary>One entry of a medication list. The factories never throw on content: what cannot be read is reported as an entry.</summary>
public sealed record Medication : Entry
{
    /// <summary>The route stated by the record itself; the product and the text are asked only where this is unknown.</summary>
    public Route Route { get; init; }

    /// <summary>The status; unknown where not given.</summary>
    public MedicationStatus Status { get; init; }

    /// <summary>What sort of record this is; decides its period. Default: a line of a list.</summary>
    public MedicationKind Kind { get; init; }

    /// <summary>The intent of a request; unknown where not given.</summary>
    public MedicationIntent Intent { get; init; }

    /// <summary>First day of use; not given means in force since ever.</summary>
    public CalendarDate Start { get; init; }

    /// <summary>Last day of use, inclusive; not given means open or worked out from <see cref="DaysSupply"/>.</summary>
    public CalendarDate End { get; init; }

    /// <summary>How many days the supply lasts, at least 1; null where the record does not say.</summary>
    public int? DaysSupply { get; init; }

    /// <summary>True for an order being written now: drafts count only then.</summary>
    public bool IsNew { get; init; }

    /// <summary>True where the record asks not to give it: no day in force.</summary>
    public bool DoNotPerform { get; init; }

    /// <summary>True where it is taken only as needed.</summary>
    public bool AsNeeded { get; init; }

    /// <summary>The directions as text (sig), read for the route and nothing else; null where there are none.</summary>
    public string? Directions { get; init; }

    /// <summary>The dose form of the product in words ("film-coated tablet"), read for the route before the text is; null where the record gives none.</summary>
    public string? DoseForm { get; init; }

    /// <summary>The active ingredients of the product, one coding each (words alone as a display); read only where neither codes nor words of the entry are known. Empty as a rule.</summary>
    public ImmutableArray<Coding> Ingredients { get; init; } = [];

    /// <summary>The dose; null where the record gives none.</summary>
    public Dose? Dose { get; init; }

    /// <summary>A medication as free text: name, strength, form, route, directions in any order.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static Medication FromText(string text, Route route = Route.Unknown)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new Medication { Text = text, Route = route };
    }

    /// <summary>A medication by RxNorm concept identifier, such as <c>7258</c>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="rxCui"/> is null.</exception>
    public static Medication FromRxNorm(string rxCui, Route route = Route.Unknown) => FromCode(CodeSystem.RxNorm, rxCui) with { Route = route };

    /// <summary>A medication by National Drug Code, in any usual form.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="ndc"/> is null.</exception>
    public static Medication FromNdc(string ndc, Route route = Route.Unknown) => FromCode(CodeSystem.Ndc, ndc) with { Route = route };

    /// <summary>A medication by ATC code, such as <c>M01AE02</c>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="atc"/> is null.</exception>
    public static Medication FromAtc(string atc, Route route = Route.Unknown) => FromCode(CodeSystem.Atc, atc) with { Route = route };

    /// <summary>A medication by a code of any system.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="code"/> is null.</exception>
    public static Medication FromCode(CodeSystem system, string code, string? display = null)
    {
        ArgumentNullException.ThrowIfNull(code);
        return new Medication { Codes = [new Coding(system, code, display)] };
    }
}
