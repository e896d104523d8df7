namespace CrampRisk.Terminology;

/// <summary>The remark that goes with what the words around a name (or a history code) say.</summary>
internal static class ContextRemarks
{
    /// <summary>The remark of a context; null where it needs none.</summary>
    public static Remark? For(TextContext context, string words)
    {
        var because = words.Length == 0 ? "" : $" (\"{words}\")";
        return context switch
        {
            TextContext.Negated => new Remark(RemarkCode.Negated, $"The entry denies it{because}."),
            TextContext.FamilyHistory => new Remark(RemarkCode.FamilyHistory, $"The entry is about a relative{because}."),
            TextContext.PastHistory => new Remark(RemarkCode.PastHistory, $"The entry is about the past{because}."),
            TextContext.Stopped => new Remark(RemarkCode.StoppedInText, $"The entry says that it was stopped{because}."),
            TextContext.OnHold => new Remark(RemarkCode.OnHold, $"The entry says that it is paused{because}."),
            TextContext.Allergy => new Remark(RemarkCode.Allergy, $"The entry names an allergy, intolerance or other harm, not a use{because}."),
            TextContext.Screening => new Remark(RemarkCode.Negated, "The code records a test, not a diagnosis."),
            _ => null,
        };
    }
}
