namespace CrampRisk.Documents;

/// <summary>What the three kinds of entry have in common in patient JSON, as plain values that are not checked yet.</summary>
internal abstract class EntryDocument
{
    /// <summary>The entry where it is a plain string; also set (to an empty one) where the entry had a wrong type and was already reported.</summary>
    public string? Line { get; set; }

    public string? Text { get; set; }

    public List<CodingDocument>? Codes { get; set; }

    /// <summary>True where text or codes stand in the document, even if they could not be read: one mistake is one problem.</summary>
    public bool SaysWhat { get; set; }

    protected static CalendarDate DateOf(string? text) => text is null ? default : CalendarDate.Parse(text);

    protected T Fill<T>(T entry)
        where T : Entry => entry with { Text = Text, Codes = Codes is null ? [] : [.. Codes.Select(code => code.Build())] };
}
