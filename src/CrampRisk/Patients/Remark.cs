namespace CrampRisk;

/// <summary>Something to know about how an entry was read.</summary>
/// <param name="Code">What kind of remark it is.</param>
/// <param name="Text">One sentence for a reader; may repeat codes and dates of the entry, so it belongs in reports, never in logs.</param>
public sealed record Remark(RemarkCode Code, string Text);
