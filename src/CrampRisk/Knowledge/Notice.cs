namespace CrampRisk.Knowledge;

/// <summary>A sentence that a report carries whatever it finds.</summary>
/// <param name="Id">The id within the pack.</param>
/// <param name="When"><c>always</c>, or <c>twoDrugs</c>: where two covered drugs are listed.</param>
/// <param name="Text">The sentence; the patient's is a text of its own.</param>
public sealed record Notice(string Id, string When, Wording Text);
