using System.Collections.Immutable;
using System.Text;
using Hl7.Fhir.Serialization;
using R4 = Hl7.Fhir.Model;

namespace CrampRisk.Fhir.Tests;

/// <summary>Compares the two readers on one document.</summary>
internal static class Same
{
    /// <summary>Holds that both readers give equal patients, or that both refuse the document for the same kinds of problem.</summary>
    /// <returns>True where both read it, false where both refused it.</returns>
    public static bool Check(string json) => Check(Encoding.UTF8.GetBytes(json));

    /// <inheritdoc cref="Check(string)"/>
    public static bool Check(byte[] json)
    {
        var raw = Outcome(() => FhirReader.Read(json));
        // Another version is refused by the raw reader by its signs; Firely's objects are R4 by their type.
        if (raw.Contains("CR213")) return false;

        var mapped = Outcome(() => Parsed(json).ToCrampRiskPatient());

        mapped.Should().Equal(raw);
        return raw.Length > 1 && !raw[0].StartsWith("CR", StringComparison.Ordinal);
    }

    /// <summary>A patient in lines that show everything a rule or a report uses.</summary>
    public static IEnumerable<string> Lines(Patient patient) =>
    [
        $"id {patient.Id}",
        $"states {patient.StateOf(EntryList.Medications)} {patient.StateOf(EntryList.Conditions)} {patient.StateOf(EntryList.Procedures)}",
        .. patient.Notices.Select(notice => $"{notice.Code}: {notice.Text}"),
        .. Listed(patient.Medications).Select(item =>
            $"{Entry(item)} {item.Kind} {item.Status} {item.Intent} {item.Start}..{item.End} supply {item.DaysSupply} {item.Route} dose {item.Dose} sig {item.Directions} form {item.DoseForm} of {string.Join(", ", item.Ingredients.Select(coding => $"{coding} \"{coding.Display}\""))} "
            + $"{(item.AsNeeded ? "as needed " : "")}{(item.DoNotPerform ? "do not perform " : "")}{(item.IsNew ? "new" : "")}"),
        .. Listed(patient.Conditions).Select(item =>
            $"{Entry(item)} {item.ClinicalStatus} {item.VerificationStatus} {item.Onset}..{item.Abatement} recorded {item.Recorded} weeks {item.GestationalWeeks} due {item.DueDate}"),
        .. Listed(patient.Procedures).Select(item => $"{Entry(item)} {item.Status} {item.Start}..{item.End}"),
    ];

    // Ostrich: takes whatever is there, as a caller may who has no choice of what arrives.
    private static R4.Resource Parsed(byte[] json) =>
        FhirJsonDeserializer.OSTRICH.DeserializeResource(Encoding.UTF8.GetString(json).TrimStart('\uFEFF'))!;

    private static string[] Outcome(Func<Patient> read)
    {
        try
        {
            return [.. Lines(read())];
        }
        catch (InvalidDocumentException refused)
        {
            return [.. refused.Problems.Select(problem => problem.Code).Distinct().Order(StringComparer.Ordinal)];
        }
    }

    private static string Entry(Entry entry) =>
        $"{entry.Reference} \"{entry.Text}\" as given \"{entry.AsGiven}\" {string.Join(", ", entry.Codes.Select(coding => $"{coding} \"{coding.Display}\""))} "
        + string.Join(", ", entry.Remarks.Select(remark => $"{remark.Code}: {remark.Text}").Order(StringComparer.Ordinal));

    private static ImmutableArray<T> Listed<T>(ImmutableArray<T> entries) => entries.IsDefault ? [] : entries;
}
