using System.Collections.Immutable;
using System.Globalization;

namespace CrampRisk.Fhir;

/// <summary>Writes Condition, and the Observations that state a due date or weeks of pregnancy.</summary>
internal static class ConditionWriter
{
    private const string Loinc = "http://loinc.org";

    public static void Write(ResourceWriter resources, ImmutableArray<Condition> conditions)
    {
        // Of conditions with the same id only the first could be meant by an observation.
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < conditions.Length; i++)
        {
            var condition = conditions[i];
            var id = ResourceWriter.IdOf(condition.Reference, "Condition");
            var isPregnancy = condition.DueDate.IsGiven || condition.GestationalWeeks is not null;
            if (isPregnancy && (id is null || ids.Contains(id))) id = FreeId(conditions, i);
            if (id is not null) ids.Add(id);
            WriteCondition(resources, condition, id);
            if (isPregnancy) WriteObservations(resources, condition, id!);
        }
    }

    private static string FreeId(ImmutableArray<Condition> conditions, int index)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"pregnancy-{index}");
        while (conditions.Any(condition => condition.Reference == $"Condition/{id}")) id += "-";
        return id;
    }

    private static void WriteCondition(ResourceWriter resources, Condition condition, string? id)
    {
        var tags = new EntryTags();
        var clinical = ClinicalStatusOf(condition);
        if (clinical != condition.ClinicalStatus) tags.Add($"clinical:{Spellings.ClinicalStatus.Of(condition.ClinicalStatus)}");
        var isMistake = condition.VerificationStatus == VerificationStatus.EnteredInError;
        if (isMistake && condition.Abatement.IsGiven) tags.Add($"end:{condition.Abatement}");
        resources.Begin("Condition", id, tags);
        if (clinical != ClinicalStatus.Unknown)
            resources.Concept("clinicalStatus", "http://terminology.hl7.org/CodeSystem/condition-clinical", Spellings.ClinicalStatus.Of(clinical));
        if (condition.VerificationStatus != VerificationStatus.Unknown)
            resources.Concept("verificationStatus", "http://terminology.hl7.org/CodeSystem/condition-ver-status", Spellings.VerificationStatus.Of(condition.VerificationStatus));
        resources.Concept("code", condition);
        resources.Subject();
        resources.Date("onsetDateTime", condition.Onset);
        if (!isMistake) resources.Date("abatementDateTime", condition.Abatement);
        resources.Date("recordedDate", condition.Recorded);
        resources.End();
    }

    // FHIR R4, con-4 and con-5: what has abated is inactive, resolved or in remission; what was entered in error has no clinical status, and so no abatement.
    private static ClinicalStatus ClinicalStatusOf(Condition condition) =>
        condition.VerificationStatus == VerificationStatus.EnteredInError ? ClinicalStatus.Unknown
        : condition.Abatement.IsGiven && condition.ClinicalStatus is not (ClinicalStatus.Inactive or ClinicalStatus.Remission or ClinicalStatus.Resolved) ? ClinicalStatus.Resolved
        : condition.ClinicalStatus;

    private static void WriteObservations(ResourceWriter resources, Condition condition, string id)
    {
        if (condition.DueDate.IsGiven)
        {
            BeginObservation(resources, condition, id, "11778-8", "Delivery date Estimated", new EntryTags());
            resources.Date("valueDateTime", condition.DueDate);
            resources.End();
        }
        if (condition.GestationalWeeks is { } weeks)
        {
            var tags = new EntryTags();
            if (!condition.Recorded.IsGiven) tags.Add(EntryTags.OfAsOfDate);
            BeginObservation(resources, condition, id, "18185-9", "Gestational age", tags);
            resources.Quantity("valueQuantity", weeks, "weeks", "wk");
            resources.End();
        }
    }

    private static void BeginObservation(ResourceWriter resources, Condition condition, string id, string loinc, string display, EntryTags tags)
    {
        resources.Begin("Observation", id: null, tags);
        resources.Json.WriteString("status", "final");
        resources.Concept("code", Loinc, loinc, display);
        resources.Subject();
        resources.Focus(id);
        resources.Date("effectiveDateTime", condition.Recorded);
    }
}
