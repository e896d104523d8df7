using R4 = Hl7.Fhir.Model;

namespace CrampRisk.Fhir.Firely;

/// <summary>Reads of List and of the sections of a Composition whether they are empty and why.</summary>
internal static class ListReading
{
    public static void Read(R4.List list, ListStatements statements)
    {
        // A list of changes is empty where nothing changed.
        if (list.StatusElement?.JsonValue is not (null or "current") || list.Mode == R4.ListMode.Changes || list.Entry.Count > 0) return;
        if (ListResource.ListOf(ElementReading.Concept(list.Code)) is not { } which) return;
        if (list.EmptyReason is null) statements.AddEmpty(which);
        else statements.AddReason(which, CodeOf(list.EmptyReason));
    }

    public static void Read(IEnumerable<R4.Composition.SectionComponent> sections, ListStatements statements)
    {
        foreach (var section in sections)
        {
            Read(section.Section, statements);
            // A section without entries may say everything in its narrative: only a stated reason makes it empty.
            if (section.Entry.Count == 0 && section.EmptyReason is not null && ListResource.ListOf(ElementReading.Concept(section.Code)) is { } which)
                statements.AddReason(which, CodeOf(section.EmptyReason));
        }
    }

    private static string? CodeOf(R4.CodeableConcept reason) => ElementReading.Concept(reason).Codes is [var first, ..] ? first.Code : null;
}
