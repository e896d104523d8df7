using System.Collections.Immutable;

namespace CrampRisk;

/// <summary>One medication, condition or procedure as it was given. Three kinds exist: <see cref="Medication"/>, <see cref="Condition"/>, <see cref="Procedure"/>.</summary>
public abstract record Entry
{
    private protected Entry() { }

    /// <summary>The entry as free text, or null where only codes were given.</summary>
    public string? Text { get; init; }

    /// <summary>The codes as given, first one first; empty where only text was given.</summary>
    public ImmutableArray<Coding> Codes { get; init; } = [];

    /// <summary>The entry as a person typed it, where it was taken apart into code and words; null elsewhere.</summary>
    public string? AsGiven { get; init; }

    /// <summary>Where the entry came from: <c>MedicationRequest/123</c>, <c>line 7</c>; null where that is not known.</summary>
    public string? Reference { get; init; }

    /// <summary>What the reader of the document already had to remark; empty as a rule.</summary>
    public ImmutableArray<Remark> Remarks { get; init; } = [];

    /// <summary>The entry in one line for a report: as given, else text, else the first display, else system and code.</summary>
    public string Input
    {
        get
        {
            if (AsGiven is not null) return AsGiven;
            if (Text is not null) return Text;
            foreach (var coding in Codes)
                if (!string.IsNullOrEmpty(coding.Display)) return coding.Display;
            return Codes.IsDefaultOrEmpty ? "" : Codes[0].ToString();
        }
    }
}
