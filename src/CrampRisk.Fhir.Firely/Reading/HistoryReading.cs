using System.Globalization;
using R4 = Hl7.Fhir.Model;

namespace CrampRisk.Fhir.Firely;

/// <summary>Finds in a Bundle of type <c>history</c> the latest version of each resource.</summary>
/// <remarks>FHIR R4, RESTful API, "history": the newest stands first; where two versions carry their times, these decide.</remarks>
internal static class HistoryReading
{
    /// <summary>The entries to read, and how many older versions and deleted resources there are.</summary>
    public static (HashSet<R4.Bundle.EntryComponent> Latest, int Older, int Deleted) Of(R4.Bundle bundle)
    {
        var versions = bundle.Entry.GroupBy(NameOf, ReferenceNames.Comparer).ToList();
        var unnamed = versions.Where(group => group.Key.Length == 0).SelectMany(group => group).ToList();
        var latest = versions.Where(group => group.Key.Length > 0).Select(group => group.Aggregate((best, next) => TimeOf(next) > TimeOf(best) ? next : best)).ToList();
        var isDeleted = latest.ToLookup(entry => entry.Resource is null && entry.Request?.MethodElement?.JsonValue is "DELETE");
        return ([.. unnamed, .. isDeleted[false]], bundle.Entry.Count - unnamed.Count - latest.Count, isDeleted[true].Count());
    }

    private static string NameOf(R4.Bundle.EntryComponent entry) => entry.Resource is { Id: { } id } resource ? $"{resource.TypeName}/{id}" : NameIn(entry.FullUrl) ?? NameIn(entry.Request?.Url) ?? "";

    // "https://server/fhir/Condition/7/_history/2" and "Condition/7" are one resource.
    private static string? NameIn(string? url) =>
        ReferenceElement.WithoutVersion(url).TrimEnd('/').ToString() is { Length: > 0 } name ? string.Join('/', name.Split('/').TakeLast(2)) : null;

    private static DateTimeOffset? TimeOf(R4.Bundle.EntryComponent entry) =>
        DateTimeOffset.TryParse((entry.Resource?.Meta?.LastUpdatedElement?.JsonValue ?? entry.Response?.LastModifiedElement?.JsonValue) as string,
            CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
