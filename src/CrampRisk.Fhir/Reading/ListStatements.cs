using System.Collections.Immutable;

namespace CrampRisk.Fhir;

/// <summary>What a record says of its lists as a whole: none known, empty, or empty for a reason.</summary>
internal sealed class ListStatements
{
    private const int Lists = 3;

    private static readonly ImmutableArray<string> Names = ["medication", "condition", "procedure"];

    private readonly bool[] _noneKnown = new bool[Lists];
    private readonly bool[] _empty = new bool[Lists];
    private readonly string?[] _withheld = new string?[Lists];

    /// <summary>The record states that there are none.</summary>
    public void AddNoneKnown(EntryList list) => _noneKnown[(int)list] = true;

    /// <summary>The record has such a list, and nothing in it.</summary>
    public void AddEmpty(EntryList list) => _empty[(int)list] = true;

    /// <summary>The record says that it has no information.</summary>
    public void AddNoInformation(EntryList list) => _withheld[(int)list] ??= "no information is available";

    /// <summary>The record gives a reason of FHIR's code system list-empty-reason for an empty list.</summary>
    public void AddReason(EntryList list, string? code)
    {
        if (code == "nilknown") AddNoneKnown(list);
        else
        {
            _withheld[(int)list] ??= code switch
            {
                "notasked" => "nobody was asked",
                "withheld" => "it is withheld",
                "unavailable" => "it is unavailable",
                "notstarted" => "it was not begun",
                "closed" => "it is closed",
                _ => "for a reason that FHIR does not have",
            };
        }
    }

    /// <summary>The list as it is handed out: absent where nothing was said of it.</summary>
    /// <param name="entries">Its entries; <c>default</c> for an absent list.</param>
    public ImmutableArray<T> Stated<T>(EntryList list, ImmutableArray<T> entries)
    {
        if (!entries.IsDefaultOrEmpty) return entries;
        if (_noneKnown[(int)list]) return [];
        // Not asked is not the same as none: such a list was not given, whatever other lists of an export hold.
        if (_withheld[(int)list] is not null) return default;
        return _empty[(int)list] ? [] : entries;
    }

    /// <summary>True where none are known and none are given.</summary>
    public bool IsNoneKnown<T>(EntryList list, ImmutableArray<T> entries) => _noneKnown[(int)list] && entries.IsDefaultOrEmpty;

    /// <summary>What a report has to say of the lists.</summary>
    public void AddNotices(Patient patient, ICollection<PatientNotice> notices)
    {
        for (var list = EntryList.Medications; (int)list < Lists; list++)
        {
            var isGiven = patient.StateOf(list) == ListState.Given;
            if (_noneKnown[(int)list])
            {
                if (isGiven) notices.Add(About($"The record states that no {Names[(int)list]}s are known, and lists some: those were read."));
                else if (list == EntryList.Procedures) notices.Add(About("The record states that no procedures are known."));
            }
            if (_withheld[(int)list] is { } reason)
                notices.Add(About(isGiven ? $"The record also holds an empty {Names[(int)list]} list: {reason}." : $"The record gives no {Names[(int)list]} list: {reason}."));
        }
    }

    /// <summary>Takes what another part of the record says.</summary>
    public void Add(ListStatements other)
    {
        for (var list = 0; list < Lists; list++)
        {
            _noneKnown[list] |= other._noneKnown[list];
            _empty[list] |= other._empty[list];
            _withheld[list] ??= other._withheld[list];
        }
    }

    public void Clear()
    {
        Array.Clear(_noneKnown);
        Array.Clear(_empty);
        Array.Clear(_withheld);
    }

    private static PatientNotice About(string sentence) => new(PatientNoticeCode.ListState, sentence);
}
