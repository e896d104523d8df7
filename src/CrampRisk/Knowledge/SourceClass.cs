namespace CrampRisk.Knowledge;

/// <summary>What sort of publication a source is; strength counts agreeing classes.</summary>
public enum SourceClass : byte
{
    /// <summary>Lists, handbooks, web pages: shown, never votes.</summary>
    Pointer = 0,

    /// <summary>Systematic review, guideline, clinical review with references.</summary>
    Synthesis,

    /// <summary>Trial, cohort, case-control, survey.</summary>
    Study,

    /// <summary>Product label or regulator.</summary>
    Label,
}
