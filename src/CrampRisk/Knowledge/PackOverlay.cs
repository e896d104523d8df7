using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using CrampRisk.Terminology;

namespace CrampRisk.Knowledge;

/// <summary>What a site adds to the built-in pack. Records are added, never replaced: a rule is switched off by the site's policy, where it says who did it and why.</summary>
internal sealed record PackOverlay(
    string Name,
    string Version,
    DateOnly LastUpdated,
    Review Review,
    ImmutableArray<string> Floor,
    ImmutableArray<PackRecord<Source>> Sources,
    ImmutableArray<PackRecord<Evidence>> Evidence,
    ImmutableArray<PackRecord<Rule>> Rules,
    ImmutableArray<PackRecord<ManagementAdvice>> Advice,
    LocalTerms Local)
{
    /// <summary>The pack below with these records in it.</summary>
    public PackDocument Over(PackDocument below)
    {
        var info = below.Info with
        {
            Name = $"{below.Info.Name} + {Name}",
            Version = $"{below.Info.Version}+{Version}",
            LastUpdated = LastUpdated > below.Info.LastUpdated ? LastUpdated : below.Info.LastUpdated,
            Review = Lesser(below.Info.Review),
            Floor = [.. below.Info.Floor, .. Floor],
        };
        return new PackDocument(info, Json(below.InfoJson, info), below.Sources.AddRange(Sources), below.Evidence.AddRange(Evidence), below.Rules.AddRange(Rules), below.Advice.AddRange(Advice));
    }

    // A pack is as far reviewed as its least reviewed part, and due when its first part is.
    private Review Lesser(Review below) => below with
    {
        Status = (ReviewStatus)Math.Min((byte)below.Status, (byte)Review.Status),
        NextReview = !Review.NextReview.IsGiven || (below.NextReview.IsGiven && below.NextReview.Last <= Review.NextReview.Last) ? below.NextReview : Review.NextReview,
    };

    private static byte[] Json(byte[] below, PackInfo info)
    {
        var json = JsonNode.Parse(below)!.AsObject();
        json["name"] = info.Name;
        json["version"] = info.Version;
        json["lastUpdated"] = info.LastUpdated.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        json["floor"] = new JsonArray([.. info.Floor.Select(id => (JsonNode)id)]);
        json["review"]!["status"] = Spellings.ReviewStatus.Of(info.Review.Status);
        if (info.Review.NextReview.IsGiven) json["review"]!["nextReview"] = info.Review.NextReview.ToString();
        // The same form as the compiler's, so that a comparison finds only what the overlay changed.
        using var element = JsonDocument.Parse(json.ToJsonString());
        return JsonSerializer.SerializeToUtf8Bytes(element.RootElement, PackJson.Compact.JsonElement);
    }
}
