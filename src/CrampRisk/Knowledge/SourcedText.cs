namespace CrampRisk.Knowledge;

/// <summary>A field that is filled only where a source gives it, with the evidence that does.</summary>
/// <param name="Text">The statement.</param>
/// <param name="Evidence">The id of the evidence.</param>
public sealed record SourcedText(string Text, string Evidence);
