namespace CrampRisk.Terminology;

/// <summary>The concepts that code speaks of by name, because their entries are read by rules of their own.</summary>
internal static class ConceptNames
{
    /// <summary>Ends by itself; has weeks (rulings 14 and 16).</summary>
    public const string Pregnancy = "condition:pregnancy";

    /// <summary>Often a procedure; its kind may not be stated (ruling 15).</summary>
    public const string Hemodialysis = "condition:hemodialysis";

    /// <summary>The region of the spine may not be stated.</summary>
    public const string LumbarStenosis = "condition:lumbar-spinal-stenosis";

    /// <summary>The symptom itself.</summary>
    public const string Cramps = "symptom:cramps";
}
