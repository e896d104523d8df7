namespace CrampRisk.Terminology;

/// <summary>How surely a code or name stands for a concept.</summary>
public enum ConceptRole : byte
{
    /// <summary>It is the concept.</summary>
    Include = 0,

    /// <summary>It may or may not mean it; flags only as possible.</summary>
    Possible,

    /// <summary>The concept's fact has another value (another kind of dialysis, another spinal region): ruled out, a near miss.</summary>
    Other,

    /// <summary>It looks like the concept and is not.</summary>
    Exclude,

    /// <summary>It says that the concept is over (a delivery ends a pregnancy).</summary>
    Ends,

    /// <summary>The entry denies it while it records something else ("end-stage kidney disease, not on dialysis"): not in force.</summary>
    Denied,
}
