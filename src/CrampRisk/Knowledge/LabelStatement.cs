namespace CrampRisk.Knowledge;

/// <summary>What a label or monograph states about two things, strongest first. The last two never flag.</summary>
public enum LabelStatement : byte
{
    /// <summary>A boxed warning.</summary>
    BoxedWarning = 0,

    /// <summary>A contraindication.</summary>
    Contraindicated,

    /// <summary>A warning.</summary>
    Warning,

    /// <summary>A precaution.</summary>
    Precaution,

    /// <summary>A drug interaction.</summary>
    Interaction,

    /// <summary>An adjusted dose.</summary>
    DoseAdjustment,

    /// <summary>An adverse reaction seen in that population.</summary>
    AdverseReactionInPopulation,

    /// <summary>Tried together, nothing changed.</summary>
    NoChangeReported,

    /// <summary>Nothing was found in the sections read. Not evidence of safety.</summary>
    NoStatementFound,
}
