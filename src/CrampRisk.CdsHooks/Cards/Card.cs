using System.Collections.Immutable;

namespace CrampRisk.CdsHooks;

/// <summary>One card, before it is written.</summary>
/// <param name="Uuid">Its name for feedback.</param>
/// <param name="Summary">One line of plain text, under 140 characters.</param>
/// <param name="Detail">GitHub Flavored Markdown.</param>
/// <param name="Indicator">How urgent.</param>
/// <param name="Flags">What it speaks of; empty for the card about what could not be checked.</param>
internal sealed record Card(Guid Uuid, string Summary, string Detail, CardIndicator Indicator, ImmutableArray<CrampRiskFlag> Flags);
