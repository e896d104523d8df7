using System.Collections.Immutable;
using CrampRisk.Knowledge;

namespace CrampRisk;

/// <summary>A piece of management advice as it applies to this patient.</summary>
/// <param name="Advice">The pack's record.</param>
/// <param name="Title">The title in the report's wording.</param>
/// <param name="Text">The text in the report's wording.</param>
/// <param name="Evidence">The evidence for and against.</param>
/// <param name="Cautions">What speaks against it for this patient; empty where nothing on the list does.</param>
public sealed record ReportAdvice(ManagementAdvice Advice, string Title, string Text, ImmutableArray<CitedEvidence> Evidence, ImmutableArray<ReportCaution> Cautions);
