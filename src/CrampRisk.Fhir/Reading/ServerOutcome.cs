using System.Collections.Immutable;
using System.Text.Json;

namespace CrampRisk.Fhir;

/// <summary>What an OperationOutcome says of what a server could not do. Its words stay in it: they may name other patients.</summary>
/// <param name="IsFailure">True for severity error and fatal, and where none is stated; information and warnings take nothing away.</param>
/// <param name="Codes">The codes of those issues, of FHIR's issue-type.</param>
/// <param name="Kinds">The resource types that they name, of those that are read.</param>
internal readonly record struct ServerOutcome(bool IsFailure, ImmutableArray<string> Codes, ImmutableArray<string> Kinds)
{
    private const int LongestCode = 32;

    private static readonly ImmutableArray<string> Known =
    [
        "Patient", "Medication", "MedicationRequest", "MedicationStatement", "MedicationAdministration", "MedicationDispense", "Condition", "Observation", "Procedure",
    ];

    /// <summary>Reads the OperationOutcome under the cursor and passes over it.</summary>
    public static ServerOutcome Read(ref JsonCursor json)
    {
        var ahead = json.Ahead;
        using var outcome = JsonDocument.ParseValue(ref ahead);
        json.SkipObjectByBrackets();
        var issues = outcome.RootElement.TryGetProperty("issue"u8, out var given) && given.ValueKind == JsonValueKind.Array ? given.EnumerateArray().ToList() : [];
        return Of([.. issues.Select(issue => (TextOf(issue, "severity"u8), TextOf(issue, "code"u8), issue.GetRawText()))]);
    }

    /// <summary>What issues say, each as severity, code and all that it holds.</summary>
    public static ServerOutcome Of(IReadOnlyList<(string? Severity, string? Code, string Words)> issues)
    {
        var failures = issues.Where(issue => issue.Severity is not ("information" or "warning")).ToList();
        return new ServerOutcome(
            failures.Count > 0 || issues.Count == 0,
            [.. failures.Select(issue => issue.Code).OfType<string>().Where(IsCode).Distinct()],
            [.. Known.Where(kind => failures.Exists(issue => Names(issue.Words, kind)))]);
    }

    private static string? TextOf(JsonElement issue, ReadOnlySpan<byte> name) =>
        issue.ValueKind == JsonValueKind.Object && issue.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetRawText().Trim('"') : null;

    private static bool IsCode(string code) => code.Length is > 0 and <= LongestCode && code.All(sign => char.IsAsciiLetterLower(sign) || sign == '-');

    // A whole word: MedicationRequest does not name Medication.
    private static bool Names(string words, string kind)
    {
        for (var at = words.IndexOf(kind, StringComparison.Ordinal); at >= 0; at = words.IndexOf(kind, at + kind.Length, StringComparison.Ordinal))
            if ((at == 0 || !char.IsAsciiLetter(words[at - 1])) && (at + kind.Length == words.Length || !char.IsAsciiLetter(words[at + kind.Length]))) return true;
        return false;
    }
}
