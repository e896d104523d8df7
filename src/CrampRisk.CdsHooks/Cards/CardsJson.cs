using System.Buffers;
using System.Text.Json;

namespace CrampRisk.CdsHooks;

/// <summary>Writes a response: the cards, and the account of coverage beside them.</summary>
internal static class CardsJson
{
    // Systems of our own, since the specification prescribes none.
    private const string TopicSystem = "urn:x-cramprisk:card-topic";
    public const string ReasonSystem = "urn:x-cramprisk:override-reason";

    /// <summary>Writes it.</summary>
    /// <param name="canAnswer">False where the cards could not be stored: without uuid and reasons nobody gives feedback that would be lost.</param>
    public static void Write(IBufferWriter<byte> output, IReadOnlyList<Card> cards, ScreeningReport report, CdsHooksRequest request, ExplorerLinks links, bool canAnswer)
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteStartArray("cards"u8);
        foreach (var card in cards) Write(json, card, report, links, canAnswer);
        json.WriteEndArray();
        json.WriteStartObject("extension"u8);
        CoverageJson.Write(json, report, request);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Card card, ScreeningReport report, ExplorerLinks links, bool canAnswer)
    {
        json.WriteStartObject();
        if (canAnswer) json.WriteString("uuid"u8, card.Uuid);
        json.WriteString("summary"u8, card.Summary);
        json.WriteString("detail"u8, card.Detail);
        json.WriteString("indicator"u8, card.Indicator == CardIndicator.Warning ? "warning"u8 : "info"u8);
        WriteSource(json, report, links);
        if (canAnswer && !card.Flags.IsEmpty) WriteReasons(json);
        WriteLinks(json, card, links);
        json.WriteEndObject();
    }

    private static void WriteSource(Utf8JsonWriter json, ScreeningReport report, ExplorerLinks links)
    {
        json.WriteStartObject("source"u8);
        json.WriteString("label"u8, $"CrampRisk, knowledge pack {report.Pack.Info.Version}");
        if (links.Root is { } root) json.WriteString("url"u8, root);
        json.WriteStartObject("topic"u8);
        json.WriteString("system"u8, TopicSystem);
        json.WriteString("code"u8, "leg-cramp-risk"u8);
        json.WriteString("display"u8, "Leg-cramp risk"u8);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteReasons(Utf8JsonWriter json)
    {
        json.WriteStartArray("overrideReasons"u8);
        foreach (var reason in Enum.GetValues<AcknowledgementReason>().OrderBy(reason => reason == AcknowledgementReason.Other))
        {
            json.WriteStartObject();
            json.WriteString("code"u8, Spellings.AcknowledgementReason.Of(reason));
            json.WriteString("system"u8, ReasonSystem);
            json.WriteString("display"u8, DisplayOf(reason));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteLinks(Utf8JsonWriter json, Card card, ExplorerLinks links)
    {
        if (links.Root is null || card.Flags.IsEmpty) return;
        json.WriteStartArray("links"u8);
        foreach (var rule in card.Flags.Select(flag => flag.Rule).DistinctBy(rule => rule.Id))
        {
            json.WriteStartObject();
            json.WriteString("label"u8, $"Evidence: {rule.Title.Clinician}");
            json.WriteString("url"u8, links.Of(rule.Id));
            json.WriteString("type"u8, "absolute"u8);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static string DisplayOf(AcknowledgementReason reason) => reason switch
    {
        AcknowledgementReason.WillMonitor => "It will be monitored",
        AcknowledgementReason.ToleratedBefore => "It was tolerated before",
        AcknowledgementReason.BenefitOutweighsRisk => "The benefit outweighs the risk",
        AcknowledgementReason.AlreadyAddressed => "It was addressed already",
        AcknowledgementReason.InaccurateData => "The record is wrong",
        AcknowledgementReason.NotRelevant => "It does not matter for this patient",
        AcknowledgementReason.Other => "Another reason",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };
}
