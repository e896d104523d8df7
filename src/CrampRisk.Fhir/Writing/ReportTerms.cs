using CrampRisk.Knowledge;

namespace CrampRisk.Fhir;

/// <summary>The codes with which a report speaks FHIR: HL7's where one means the same, and our own, under names that claim no host.</summary>
internal static class ReportTerms
{
    public const string ActCode = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    /// <summary>Identifiers of flags.</summary>
    public const string Flag = "urn:x-cramprisk:flag";

    /// <summary>Rules of the pack, by id.</summary>
    public const string Rule = "urn:x-cramprisk:rule";

    /// <summary>The direction of a finding.</summary>
    public const string Polarity = "urn:x-cramprisk:polarity";

    /// <summary>Why a flag is suppressed.</summary>
    public const string Suppression = "urn:x-cramprisk:suppression";

    /// <summary>Why a flag was answered.</summary>
    public const string Reason = "urn:x-cramprisk:acknowledgement-reason";

    /// <summary>What an issue of the OperationOutcome is about: <c>coverage</c>, <c>notice</c>, or the outcome of an entry.</summary>
    public const string Account = "urn:x-cramprisk:account";

    /// <summary>The kind of issue in HL7's words (ValueSet detectedissue-category); null where none of them says what the flag says.</summary>
    /// <remarks>
    /// Those codes are all about therapies that may be inappropriate. An association with cramps does not say that, so only labelled
    /// statements about two things have one.
    /// </remarks>
    public static (string Code, string Display)? CategoryOf(CrampRiskFlag flag)
    {
        if (flag.Rule.Kind != RuleKind.Interaction || flag.Rule.Concepts.Length != 2) return null;
        if (flag.Rule.Concepts.Contains("condition:pregnancy")) return ("PREG", "Pregnancy Alert");
        return flag.Rule.Concepts.Any(concept => concept.StartsWith("condition:", StringComparison.Ordinal))
            ? ("COND", "Condition Alert")
            : ("DRG", "Drug Interaction Alert");
    }

    /// <summary>FHIR's severity; null where no source states one in its terms.</summary>
    /// <remarks>
    /// FHIR: "high" may be life-threatening or cause permanent injury. 21 CFR 201.57(c)(1): a boxed warning is for what may lead to death or
    /// serious injury. Nothing else that a rule holds (strength, tier, other statements) speaks of that.
    /// </remarks>
    public static string? SeverityOf(Rule rule) =>
        rule is { Statement: LabelStatement.BoxedWarning, Named: true, Basis: StatementBasis.UsLabel or StatementBasis.UsLabelOlderEdition } ? "high" : null;

    /// <summary>What was done about a flag in HL7's words (ValueSet detectedissue-mitigation-action); null where none says the same.</summary>
    public static (string Code, string Display)? ActionOf(AcknowledgementReason? reason) => reason switch
    {
        AcknowledgementReason.WillMonitor => ("9", "Instituted Ongoing Monitoring Program"),
        AcknowledgementReason.BenefitOutweighsRisk => ("1", "Therapy Appropriate"),
        _ => null,
    };
}
