using System.Text.Encodings.Web;

namespace CrampRisk;

/// <summary>A FHIR query whose answer a CDS client is asked to send along.</summary>
/// <param name="Key">The name of the answer in the request's <c>prefetch</c>.</param>
/// <param name="Query">The query, relative to the FHIR server, with <c>{{context.patientId}}</c> for the patient.</param>
/// <param name="List">The list that the answer belongs to; null for the Patient resource, on which no rule rests.</param>
public sealed record PrefetchTemplate(string Key, string Query, EntryList? List)
{
    private const string PatientToken = "{{context.patientId}}";

    /// <summary>The query for one patient.</summary>
    /// <param name="patientId">The id; written so that it cannot become anything but an id.</param>
    /// <exception cref="ArgumentNullException"><paramref name="patientId"/> is null.</exception>
    public string QueryFor(string patientId)
    {
        ArgumentNullException.ThrowIfNull(patientId);
        return Query.Replace(PatientToken, UrlEncoder.Default.Encode(patientId), StringComparison.Ordinal);
    }
}
