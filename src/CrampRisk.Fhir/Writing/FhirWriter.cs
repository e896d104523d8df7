using System.Collections.Immutable;
using System.Text.Json;
using CrampRisk.Fhir;

namespace CrampRisk;

/// <summary>Writes a patient as a FHIR R4 Bundle of type <c>collection</c>, from which <see cref="FhirReader"/> reads back what rules use.</summary>
/// <remarks>
/// <para>Medications become MedicationRequest, MedicationStatement, MedicationDispense or MedicationAdministration by their kind; conditions
/// Condition, with an Observation (its <c>focus</c>) for a due date and one for weeks of pregnancy; procedures Procedure; an empty list
/// a List, with <c>emptyReason</c> where none are known; dose form and ingredients stand in a contained Medication. What R4 has no place for stands in <c>meta.tag</c> codes of <c>urn:x-cramprisk</c>:
/// <c>new</c> and a status, intent or end that the resource cannot hold; an id of the patient that FHIR does not allow is an identifier of it.</para>
/// <para>Not written, since no rule uses it: a line of a list comes back as a statement; how a person typed an entry; references that are no
/// FHIR id; intents beside proposal, plan and option outside of orders; "as needed" and times a day of an
/// administration; remarks and notices of the reader, except that a reference was not followed. A period whose end lies before
/// its start and control characters in a text are written as they are recorded, which FHIR does not allow.</para>
/// <para>Thread-safe; keeps nothing between calls.</para>
/// </remarks>
public static class FhirWriter
{
    /// <summary>Writes the bundle.</summary>
    /// <param name="patient">Also with absent lists, of which nothing is written.</param>
    /// <param name="json">UTF-8. Stays open.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void Write(Patient patient, Stream json)
    {
        ArgumentNullException.ThrowIfNull(json);
        using var writer = new Utf8JsonWriter(json);
        Write(patient, writer);
    }

    /// <summary>Writes the bundle as one object.</summary>
    /// <param name="patient">Also with absent lists, of which nothing is written.</param>
    /// <param name="json">A writer at the place of a value. Not flushed.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void Write(Patient patient, Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(patient);
        ArgumentNullException.ThrowIfNull(json);
        var id = ResourceWriter.IsId(patient.Id) ? patient.Id : null;
        var resources = new ResourceWriter(json, id, NameOf(patient));
        json.WriteStartObject();
        json.WriteString("resourceType", "Bundle");
        json.WriteString("type", "collection");
        json.WriteStartArray("entry");
        WritePatient(resources, patient.Id, id);
        WriteState(resources, patient, EntryList.Medications, "10160-0");
        WriteState(resources, patient, EntryList.Conditions, "11450-4");
        WriteState(resources, patient, EntryList.Procedures, "47519-4");
        foreach (var medication in Given(patient.Medications)) MedicationWriter.Write(resources, medication);
        ConditionWriter.Write(resources, Given(patient.Conditions));
        foreach (var procedure in Given(patient.Procedures)) ProcedureWriter.Write(resources, procedure);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // What is no FHIR id stands as an identifier; and an object must not be empty.
    private static void WritePatient(ResourceWriter resources, string? name, string? id)
    {
        resources.Begin("Patient", id);
        if (string.IsNullOrEmpty(name)) resources.Unknown("_birthDate");
        else if (id is null)
        {
            resources.Json.WriteStartArray("identifier");
            resources.Json.WriteStartObject();
            resources.Json.WriteString("system", EntryTags.System);
            resources.Json.WriteString("value", name);
            resources.Json.WriteEndObject();
            resources.Json.WriteEndArray();
        }
        resources.End();
    }

    // Without an id the entries stand in for it, as in reports.
    private static string NameOf(Patient patient) => patient.Id ?? string.Join('\n',
        ((IEnumerable<Entry>)[.. Given(patient.Medications), .. Given(patient.Conditions), .. Given(patient.Procedures)]).Select(entry => $"{entry.Reference} {entry.Input}"));

    private static ImmutableArray<T> Given<T>(ImmutableArray<T> list) => list.IsDefault ? [] : list;

    private static void WriteState(ResourceWriter resources, Patient patient, EntryList list, string loinc)
    {
        var state = patient.StateOf(list);
        if (state is not (ListState.Empty or ListState.NoneKnown)) return;
        resources.Begin("List", id: null);
        resources.Json.WriteString("status", "current");
        resources.Json.WriteString("mode", "snapshot");
        resources.Concept("code", "http://loinc.org", loinc);
        resources.Subject();
        if (state == ListState.NoneKnown) resources.Concept("emptyReason", "http://terminology.hl7.org/CodeSystem/list-empty-reason", "nilknown");
        resources.End();
    }
}
