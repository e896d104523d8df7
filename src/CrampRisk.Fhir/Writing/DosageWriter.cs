namespace CrampRisk.Fhir;

/// <summary>Writes directions, route, dose and times a day.</summary>
internal static class DosageWriter
{
    /// <summary>Writes a list of one Dosage, or nothing.</summary>
    /// <param name="end">The end of the timing's bounds; not given where the resource has one of its own.</param>
    public static void Write(ResourceWriter resources, string name, Medication medication, CalendarDate end)
    {
        if (string.IsNullOrEmpty(medication.Directions) && medication.Route == Route.Unknown && medication.Dose is null && !medication.AsNeeded && !end.IsGiven) return;
        var json = resources.Json;
        json.WriteStartArray(name);
        json.WriteStartObject();
        if (!string.IsNullOrEmpty(medication.Directions)) json.WriteString("text", medication.Directions);
        WriteTiming(resources, medication.Dose?.PerDay, end);
        if (medication.AsNeeded) json.WriteBoolean("asNeededBoolean", true);
        WriteRoute(resources, medication.Route);
        if (medication.Dose is { } dose)
        {
            json.WriteStartArray("doseAndRate");
            json.WriteStartObject();
            resources.Quantity("doseQuantity", dose.Value, dose.Unit);
            json.WriteEndObject();
            json.WriteEndArray();
        }
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>Writes the dosage of a MedicationAdministration, which must state a dose (FHIR R4, mad-1), be it as unknown.</summary>
    public static void WriteOfAdministration(ResourceWriter resources, Medication medication)
    {
        if (string.IsNullOrEmpty(medication.Directions) && medication.Route == Route.Unknown && medication.Dose is null) return;
        var json = resources.Json;
        json.WriteStartObject("dosage");
        if (!string.IsNullOrEmpty(medication.Directions)) json.WriteString("text", medication.Directions);
        WriteRoute(resources, medication.Route);
        if (medication.Dose is { } dose) resources.Quantity("dose", dose.Value, dose.Unit);
        else resources.Unknown("dose");
        json.WriteEndObject();
    }

    private static void WriteRoute(ResourceWriter resources, Route route)
    {
        if (route == Route.Unknown) return;
        if (FhirRoutes.CodeOf(route) is { } code) resources.Concept("route", "http://snomed.info/sct", code);
        else resources.Concept("route", "other", []);
    }

    private static void WriteTiming(ResourceWriter resources, decimal? perDay, CalendarDate end)
    {
        var repeat = TimingElement.Repeat(perDay);
        if (repeat is null && !end.IsGiven) return;
        var json = resources.Json;
        json.WriteStartObject("timing");
        json.WriteStartObject("repeat");
        resources.Period("boundsPeriod", default, end);
        if (repeat is var (frequency, period))
        {
            json.WriteNumber("frequency", frequency);
            json.WriteNumber("period", period);
            json.WriteString("periodUnit", "d");
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
