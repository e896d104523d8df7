namespace CrampRisk;

/// <summary>One thing that is wrong with a document: where, what, what was expected and what to do.</summary>
/// <param name="Code">A permanent code, such as <c>CR104</c>.</param>
/// <param name="Place">Where in the document: a JSON path (<c>medications[2].start</c>), <c>line 7</c>, or empty for the whole.</param>
/// <param name="What">One sentence without the closing full stop: what is wrong and what was expected. Never holds a value of the document.</param>
/// <param name="Remedy">One sentence without the closing full stop: what to do.</param>
/// <param name="Value">The offending value where showing it helps the person at the terminal; null elsewhere. Kept apart so that it stays out of logs.</param>
public sealed record Problem(string Code, string Place, string What, string Remedy, string? Value = null)
{
    /// <summary>The problem as one line, without the value: <c>place: CR104: what. remedy.</c></summary>
    public override string ToString() => Place.Length == 0 ? $"{Code}: {What}. {Remedy}." : $"{Place}: {Code}: {What}. {Remedy}.";
}
