using System.Collections.Immutable;

namespace CrampRisk.Cli.Inputs;

/// <summary>FHIR resources one a line, of many patients and over several files: what <see cref="FhirBulkReader"/> makes of them, as inputs.</summary>
/// <param name="origin">The file or folder that it came from, as given; each report names it as its source.</param>
internal sealed class BulkExport(string origin)
{
    private readonly FhirBulkReader _reader = new();
    private readonly List<PatientInput> _broken = [];

    private static readonly Problem NobodyIsInIt = new("CR509", "", "the export holds no patient, medication, condition or procedure", "Check that all of its files are there");

    /// <summary>Takes a line in; false where it was refused.</summary>
    public bool TryAdd(InputFile file, int number, ReadOnlySpan<byte> line) => _reader.TryAdd(line, $"{file.Name}:line {number}");

    /// <summary>Takes in that a file broke off or could not be read, so that lines are missing.</summary>
    public void Refuse(InputFile file, ImmutableArray<Problem> problems) => _broken.Add(new PatientInput.Refused(file.Name, problems));

    /// <summary>The patients in the order in which they first stand, then those that were refused; nothing but refusals where a line may be anybody's or is missing.</summary>
    public IEnumerable<PatientInput> Patients()
    {
        var refused = _reader.Refusals;
        var patients = _broken.Count > 0 || refused.Any(line => line.PatientId is null) ? [] : _reader.ToPatients();
        if (patients.IsEmpty && refused.IsEmpty && _broken.Count == 0) yield return new PatientInput.Refused(origin, [NobodyIsInIt]);
        foreach (var patient in patients) yield return new PatientInput.Read($"Patient/{patient.Id}", patient with { Source = origin });
        foreach (var file in _broken) yield return file;
        foreach (var lines in refused.GroupBy(line => line.PatientId ?? line.Place))
            yield return new PatientInput.Refused(lines.First().Place, [.. lines.SelectMany(line => line.Problems)]);
    }
}
