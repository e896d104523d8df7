using CrampRisk.Knowledge;

namespace CrampRisk;

/// <summary>A rule as one concept sees it: its own fact, or the partner's.</summary>
internal readonly record struct RuleSide(RuleRow Row, bool IsPartner);
