using System.Text;
using CrampRisk.Fhir.Firely;
using Hl7.Fhir.Serialization;
using R4 = Hl7.Fhir.Model;

namespace CrampRisk;

/// <summary>From Firely's FHIR R4 objects to a <see cref="Patient"/>, and back.</summary>
/// <remarks>
/// <para>Read is what <see cref="FhirReader"/> reads, with the same result for the same document: MedicationRequest, MedicationStatement,
/// MedicationAdministration, MedicationDispense (with the Medication that they refer to), Condition, Procedure and Patient; each of the first
/// four kinds, each Condition and each Procedure becomes exactly one entry. A list of which there is no resource is absent.</para>
/// <para>The objects are read directly, without writing them as JSON first, and are not changed. Thread-safe as long as nobody changes them.</para>
/// </remarks>
public static class FirelyPatientExtensions
{
    /// <summary>Reads a Bundle of any type about one patient, or a single resource.</summary>
    /// <param name="resource">A Bundle, a Patient, or a resource that becomes an entry.</param>
    /// <returns>The patient. <see cref="Patient.Id"/> is the id of the Patient resource, else that in the entries' subject, else null.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="resource"/> is null.</exception>
    /// <exception cref="InvalidDocumentException">The resource is refused: of a kind that says nothing about a patient's lists, about several patients, or with dates that do not exist.</exception>
    /// <example>
    /// <code>
    /// Patient patient = bundle.ToCrampRiskPatient();
    /// var report = CrampRiskScreener.CreateDefault().Screen(patient, asOf: new DateOnly(2026, 11, 24));
    /// foreach (var issue in report.ToDetectedIssues()) Console.WriteLine(issue.Code?.Text);
    /// </code>
    /// </example>
    public static Patient ToCrampRiskPatient(this R4.Resource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        if (resource is R4.Parameters) throw new InvalidDocumentException(Fhir.FhirProblems.Parameters);
        var reading = new ResourceReading();
        if (!reading.TryRead(resource, ResourcePlace.Alone(resource.TypeName))) throw new InvalidDocumentException(Fhir.FhirProblems.NotRead);
        return reading.ToPatient();
    }

    /// <summary>Reads the resources of one patient, such as the results of several searches. Kinds that say nothing about the three lists are passed over.</summary>
    /// <param name="resources">The resources, Bundles among them as well, in the order in which entries are to be reported.</param>
    /// <returns>As <see cref="ToCrampRiskPatient(R4.Resource)"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="resources"/> or one of them is null.</exception>
    /// <exception cref="InvalidDocumentException">The resources are refused: about several patients, or with dates that do not exist.</exception>
    public static Patient ToCrampRiskPatient(this IEnumerable<R4.Resource> resources)
    {
        ArgumentNullException.ThrowIfNull(resources);
        var reading = new ResourceReading();
        var index = 0;
        foreach (var resource in resources)
        {
            ArgumentNullException.ThrowIfNull(resource, nameof(resources));
            reading.TryRead(resource, ResourcePlace.InList(index++));
        }
        return reading.ToPatient();
    }

    /// <summary>The patient as a Bundle of type collection: what <see cref="FhirWriter"/> writes, as objects. <see cref="ToCrampRiskPatient(R4.Resource)"/> reads back what rules use.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="patient"/> is null.</exception>
    public static R4.Bundle ToFhirBundle(this Patient patient)
    {
        using var json = new MemoryStream();
        FhirWriter.Write(patient, json);
        // Odd values of a record (an end before its start, a malformed code) are written as they are.
        return FhirJsonDeserializer.RECOVERABLE.Deserialize<R4.Bundle>(Encoding.UTF8.GetString(json.ToArray()));
    }
}
