using System.Collections.Frozen;

namespace CrampRisk.Fhir;

/// <summary>Puts a Medication's dose form into words, which the core reads for the route (ruling 8).</summary>
/// <remarks>
/// Displays and text nearly always say the form; the table is for codes that come alone. Sources: SNOMED CT pharmaceutical dose forms (FHIR R4
/// value set medication-form-codes); NCI Thesaurus concepts of the FDA data standards manual, "Dosage Form". A code that it does not have says nothing.
/// </remarks>
internal static class FhirForms
{
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        // SNOMED CT
        ["385055001"] = "tablet",
        ["385057009"] = "film-coated tablet",
        ["421026006"] = "oral tablet",
        ["385049006"] = "capsule",
        ["385018001"] = "oral drops",
        ["385022006"] = "oral liquid",
        ["385023001"] = "oral solution",
        ["385024007"] = "oral suspension",
        ["385219001"] = "solution for injection",
        ["385220007"] = "suspension for injection",
        ["385223009"] = "powder for solution for injection",

        // NCI Thesaurus
        ["C42998"] = "tablet",
        ["C42931"] = "film-coated tablet",
        ["C25158"] = "capsule",
        ["C42945"] = "solution for injection",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The text and the displays of a form, and the words of its codes where it has neither; null where nothing is said.</summary>
    public static string? WordsOf(FhirConcept form)
    {
        if (form.IsEmpty) return null;
        var said = form.Codes.Select(coding => coding.Display).Prepend(form.Text).Where(words => !string.IsNullOrWhiteSpace(words)).Distinct().ToList();
        if (said.Count == 0) said = [.. form.Codes.Select(coding => Words.GetValueOrDefault(coding.Code)).Where(words => words is not null).Distinct()];
        return said.Count == 0 ? null : string.Join("; ", said);
    }
}
