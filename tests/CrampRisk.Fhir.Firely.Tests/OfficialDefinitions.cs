using Firely.Fhir.Validation;
using Hl7.Fhir.Serialization;
using Hl7.Fhir.Specification.Source;
using Hl7.Fhir.Specification.Terminology;
using R4 = Hl7.Fhir.Model;

namespace CrampRisk.Fhir.Tests;

/// <summary>Firely's validator over the official structure definitions of R4. Neither it nor its resolver is thread-safe: one for each fixture.</summary>
internal sealed class OfficialDefinitions
{
    private readonly Validator _validator;

    public OfficialDefinitions()
    {
        var definitions = new CachedResolver(ZipSource.CreateValidationSource());
        _validator = new Validator(definitions, new LocalTerminologyService(definitions), null, null);
    }

    /// <summary>Parses strictly; what is no FHIR at all throws.</summary>
    public static R4.Bundle Parse(string json) => FhirJsonDeserializer.STRICT.Deserialize<R4.Bundle>(json);

    /// <summary>What is wrong with a resource, one line each; warnings (a code system that no server knows) are not.</summary>
    public IEnumerable<string> ErrorsOf(R4.Resource resource) => _validator.Validate(resource).Issue
        .Where(issue => issue.Severity is R4.OperationOutcome.IssueSeverity.Error or R4.OperationOutcome.IssueSeverity.Fatal)
        .Select(issue => issue.ToString());
}
