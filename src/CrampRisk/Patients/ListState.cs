namespace CrampRisk;

/// <summary>Whether an input list was there at all. An empty list and a missing one are different answers.</summary>
public enum ListState : byte
{
    /// <summary>The input has no such list.</summary>
    Absent = 0,

    /// <summary>The list is there and has no entries.</summary>
    Empty,

    /// <summary>The record states that there are none.</summary>
    NoneKnown,

    /// <summary>The list has entries.</summary>
    Given,
}
