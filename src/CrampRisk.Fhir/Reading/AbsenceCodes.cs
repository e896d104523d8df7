using System.Collections.Immutable;

namespace CrampRisk.Fhir;

/// <summary>The codes of an entry that is none: "no known medications" in the place of a medication.</summary>
/// <remarks>Sources: the code system absent-unknown-uv-ips of the International Patient Summary (STU 1) and the SNOMED CT situations
/// that its value set absent-or-unknown-snomed-uv-ips puts in their place (STU 2).</remarks>
internal static class AbsenceCodes
{
    /// <summary>What a concept says of a whole list; null where it is an entry, also where it holds a code of something as well.</summary>
    public static (EntryList List, bool IsKnown)? Find(ImmutableArray<Coding> codes)
    {
        (EntryList, bool)? found = null;
        foreach (var coding in codes)
        {
            if (Find(coding) is { } absence) found ??= absence;
            else if (coding.System != CodeSystem.Unknown) return null;
        }
        return found;
    }

    private static (EntryList List, bool IsKnown)? Find(Coding coding) => (coding.System, coding.Code) switch
    {
        (CodeSystem.Unknown, "no-known-medications") or (CodeSystem.Snomed, "787481004") => (EntryList.Medications, true),
        (CodeSystem.Unknown, "no-medication-info") => (EntryList.Medications, false),
        (CodeSystem.Unknown, "no-known-problems") or (CodeSystem.Snomed, "160245001") => (EntryList.Conditions, true),
        (CodeSystem.Unknown, "no-problem-info") => (EntryList.Conditions, false),
        (CodeSystem.Unknown, "no-known-procedures") or (CodeSystem.Snomed, "787480003") => (EntryList.Procedures, true),
        (CodeSystem.Unknown, "no-procedure-info") => (EntryList.Procedures, false),
        _ => null,
    };
}
