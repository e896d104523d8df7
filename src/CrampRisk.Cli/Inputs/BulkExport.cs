using System.Text.Json;

namespace CrampRisk.Cli.Inputs;

/// <summary>FHIR resources one a line, of many patients and over several files, put together again patient by patient.</summary>
/// <remarks>
/// A line that cannot be read may belong to any of the patients. Reports that lack it would look whole, so one such line refuses the export.
/// </remarks>
/// <param name="origin">The file or folder that it came from, as given; each report names it as its source.</param>
internal sealed class BulkExport(string origin)
{
    private readonly Dictionary<string, List<ResourceLine>> _patients = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _medications = new(StringComparer.Ordinal);
    private readonly List<(string Source, Problem Problem)> _problems = [];

    /// <summary>True for a Bundle, which is a patient of its own.</summary>
    public static bool IsBundle(ReadOnlySpan<byte> line)
    {
        try
        {
            return ResourceLine.TypeOf(line) == "Bundle";
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Takes a line in; resources that say nothing about medications, conditions or procedures are left out.</summary>
    public void Add(InputFile file, int number, ReadOnlyMemory<byte> line)
    {
        var source = $"{file.Name}:line {number}";
        if (ResourceLine.Read(line, out var resource) is { } problem)
        {
            _problems.Add((source, problem));
            return;
        }
        switch (resource.Type)
        {
            case "Medication" when resource.Id is not null:
                _medications[$"Medication/{resource.Id}"] = line;
                return;
            case "Patient" when resource.Id is not null:
                LinesOf($"Patient/{resource.Id}").Insert(0, resource);
                return;
            case "MedicationRequest" or "MedicationStatement" or "MedicationAdministration" or "MedicationDispense" or "Condition" or "Procedure":
                if (resource.Subject is { } subject) LinesOf(subject).Add(resource);
                else _problems.Add((source, new Problem("CR508", "subject", "the resource does not say whose it is", "Add subject.reference, or give the resource in a Bundle")));
                return;
        }
    }

    /// <summary>The patients in the order in which they first stand; nothing but refusals where a line could not be read.</summary>
    public IEnumerable<PatientInput> Patients()
    {
        if (_problems.Count > 0) return _problems.GroupBy(found => found.Source, found => found.Problem).Select(line => new PatientInput.Refused(line.Key, [.. line]));
        return _patients.Select(patient => ReadPatient(patient.Key, patient.Value));
    }

    private PatientInput ReadPatient(string subject, List<ResourceLine> lines)
    {
        var bundle = new MemoryStream();
        bundle.Write("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":["u8);
        var isFirst = true;
        var medications = lines.Select(line => line.Medication).OfType<string>().Distinct().Where(_medications.ContainsKey).Select(reference => _medications[reference]);
        foreach (var resource in lines.Select(line => line.Json).Concat(medications))
        {
            bundle.Write(isFirst ? "{\"resource\":"u8 : ",{\"resource\":"u8);
            bundle.Write(resource.Span);
            bundle.Write("}"u8);
            isFirst = false;
        }
        bundle.Write("]}"u8);
        try
        {
            return new PatientInput.Read(subject, FhirReader.Read(bundle.GetBuffer().AsSpan(0, (int)bundle.Length)) with { Source = origin });
        }
        catch (InvalidDocumentException refusal)
        {
            return new PatientInput.Refused(subject, refusal.Problems);
        }
    }

    private List<ResourceLine> LinesOf(string subject)
    {
        if (!_patients.TryGetValue(subject, out var lines)) _patients[subject] = lines = [];
        return lines;
    }
}
