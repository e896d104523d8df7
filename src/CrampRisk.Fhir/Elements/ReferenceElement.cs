namespace CrampRisk.Fhir;

/// <summary>Reads a Reference.</summary>
/// <param name="Target">The reference as written, or null.</param>
/// <param name="Display">Its display, or null.</param>
internal readonly record struct ReferenceElement(string? Target, string? Display)
{
    /// <summary>Reads a Reference; empty where it is not given.</summary>
    public static ReferenceElement Read(ref JsonCursor json)
    {
        if (!json.EnterObject()) return default;
        string? target = null, display = null;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("reference"u8)) target = json.String();
            else if (json.Name.SequenceEqual("display"u8)) display = json.String();
            else json.Skip();
        }
        return new ReferenceElement(target, display);
    }

    /// <summary>The reference without <c>/_history/2</c>: a version of the same thing.</summary>
    public static ReadOnlySpan<char> WithoutVersion(ReadOnlySpan<char> reference) =>
        reference.IndexOf("/_history/") is var at and >= 0 ? reference[..at] : reference;
}
