namespace CrampRisk;

/// <summary>Which entry of which input list.</summary>
/// <param name="List">The list.</param>
/// <param name="Index">Its place there, from 0, as given.</param>
public readonly record struct EntryRef(EntryList List, int Index);
