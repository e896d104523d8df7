using System.Text.Json;
using FluentAssertions;

namespace CrampRisk.CdsHooks.Tests;

/// <summary>What CDS Hooks 2.0 asks of a response ("HTTP Response", "Card Attributes", "Source", "Link"), and what we promise beyond it.</summary>
internal static class CardRules
{
    public static void ShouldKeepTheRules(this HookAnswer answer)
    {
        answer.ContentType.Should().Be("application/json");
        answer.Json.GetProperty("cards").ValueKind.Should().Be(JsonValueKind.Array);
        if (answer.Json.TryGetProperty("systemActions", out var actions)) actions.ValueKind.Should().Be(JsonValueKind.Array);
        answer.Json.GetProperty("extension").ValueKind.Should().Be(JsonValueKind.Object);
        foreach (var card in answer.Cards) Check(card);
        answer.Cards.Select(card => Text(card, "uuid")).Should().OnlyHaveUniqueItems();
    }

    private static void Check(JsonElement card)
    {
        Text(card, "summary").Length.Should().BeLessThan(140);
        Text(card, "summary").Should().NotContain("\n");
        // The specification has critical as well; no association with leg cramps is.
        Text(card, "indicator").Should().BeOneOf("info", "warning");
        Guid.TryParseExact(Text(card, "uuid"), "D", out _).Should().BeTrue();
        Text(card, "detail");
        var source = card.GetProperty("source");
        Text(source, "label");
        if (source.TryGetProperty("url", out _)) ShouldBeAbsolute(Text(source, "url"));
        if (source.TryGetProperty("topic", out var topic)) CheckCoding(topic);
        if (card.TryGetProperty("overrideReasons", out var reasons))
            foreach (var reason in reasons.EnumerateArray()) CheckCoding(reason);
        if (card.TryGetProperty("links", out var links))
            foreach (var link in links.EnumerateArray()) CheckLink(link);
        if (card.TryGetProperty("suggestions", out var suggestions))
        {
            Text(card, "selectionBehavior").Should().BeOneOf("at-most-one", "any");
            foreach (var suggestion in suggestions.EnumerateArray()) Text(suggestion, "label");
        }
    }

    private static void CheckCoding(JsonElement coding)
    {
        Text(coding, "code");
        Text(coding, "system");
        Text(coding, "display");
    }

    private static void CheckLink(JsonElement link)
    {
        Text(link, "label");
        ShouldBeAbsolute(Text(link, "url"));
        Text(link, "type").Should().BeOneOf("absolute", "smart");
        if (link.TryGetProperty("appContext", out _)) Text(link, "type").Should().Be("smart");
    }

    private static void ShouldBeAbsolute(string url) => (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http").Should().BeTrue(url);

    // A required text may be neither empty nor blank.
    private static string Text(JsonElement json, string name)
    {
        var text = json.GetProperty(name).GetString();
        text.Should().NotBeNullOrWhiteSpace(name);
        return text!;
    }
}
