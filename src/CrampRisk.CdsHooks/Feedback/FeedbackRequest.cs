using System.Text.Json;

namespace CrampRisk.CdsHooks;

/// <summary>Reads a feedback request of CDS Hooks 2.0, all its faults at once. Comments of users are checked for their type and then left behind.</summary>
internal sealed class FeedbackRequest
{
    public static readonly Spelling<FeedbackOutcome> Outcomes = new("", "accepted", "overridden");

    private const int MostItems = 1000;
    private const int MaxDepth = 64;

    private readonly List<Problem> _problems = [];
    private readonly DateTimeOffset _now;

    private FeedbackRequest(DateTimeOffset now) => _now = now;

    /// <summary>Reads it.</summary>
    /// <param name="now">The local time of the request: nothing was answered later than that.</param>
    /// <exception cref="HookRefusal">400, with everything that is wrong.</exception>
    public static IReadOnlyList<CardFeedback> Read(ReadOnlyMemory<byte> utf8, DateTimeOffset now)
    {
        var reading = new FeedbackRequest(now);
        using var document = Parse(utf8);
        try
        {
            var items = reading.Items(document.RootElement).ToList();
            return reading._problems.Count == 0 ? items : throw new HookRefusal(400, [.. reading._problems]);
        }
        catch (InvalidOperationException)
        {
            throw new HookRefusal(400, new Problem("CR610", "", "a string holds half of a character", "Send the text as UTF-8"));
        }
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            return JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = MaxDepth, AllowDuplicateProperties = false });
        }
        catch (JsonException fault)
        {
            // Not the exception's own words: they may quote the document.
            throw new HookRefusal(400, new Problem("CR610", $"line {fault.LineNumber + 1}", $"this is no JSON, has a name twice, or is nested deeper than {MaxDepth} levels", "Send one JSON object as RFC 8259 has it"));
        }
    }

    private IEnumerable<CardFeedback> Items(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("feedback", out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
        {
            Report("feedback", "expected an object with the array feedback, with one item or more", "Send it as CDS Hooks describes");
            yield break;
        }
        if (list.GetArrayLength() > MostItems)
        {
            Report("feedback", $"more than {MostItems} items", "Send them in parts");
            yield break;
        }
        var index = 0;
        foreach (var item in list.EnumerateArray())
            if (Item(item, $"feedback[{index++}]") is { } feedback)
                yield return feedback;
    }

    private CardFeedback? Item(JsonElement item, string place)
    {
        if (item.ValueKind != JsonValueKind.Object) return Report(place, "expected an object", "Send it as CDS Hooks describes");
        var isCard = Guid.TryParseExact(Text(item, "card"), "D", out var card);
        if (!isCard) Report($"{place}.card", "expected the uuid of a card", "Send the card's own uuid");
        if (!Outcomes.TryRead(Text(item, "outcome"), out var outcome) || outcome == FeedbackOutcome.Unknown)
            Report($"{place}.outcome", "expected accepted or overridden", "Send one of the two");
        if (outcome == FeedbackOutcome.Accepted) CheckSuggestions(item, place);
        var reason = outcome == FeedbackOutcome.Overridden ? Reason(item, place) : null;
        var isAt = TryTime(item, out var at);
        if (!isAt) Report($"{place}.outcomeTimestamp", "expected a date and time with its offset", "Send it as RFC 3339 has it: 1985-04-12T23:20:50Z");
        return isCard && outcome != FeedbackOutcome.Unknown && isAt ? new CardFeedback(card, outcome, reason, at < _now ? at.ToOffset(_now.Offset) : _now) : null;
    }

    // The specification asks for the accepted suggestions, but our cards carry none that a client could name.
    private void CheckSuggestions(JsonElement item, string place)
    {
        if (!item.TryGetProperty("acceptedSuggestions", out var list) || list.ValueKind == JsonValueKind.Null) return;
        if (list.ValueKind != JsonValueKind.Array || list.EnumerateArray().Any(suggestion => suggestion.ValueKind != JsonValueKind.Object || Text(suggestion, "id") is null or ""))
            Report($"{place}.acceptedSuggestions", "expected an array of objects, each with the id of a suggestion", "Leave it out: the cards of this service carry no suggestions");
    }

    // A comment alone is no reason: what is hidden for half a year must say why, and the comment is not kept. A client may offer reasons of its
    // own (CDS Hooks 2.0, "Card Attributes"): each is a reason, but only codes of our system have a meaning here, also where another spells the same.
    private AcknowledgementReason? Reason(JsonElement item, string place)
    {
        if (!item.TryGetProperty("overrideReason", out var given) || given.ValueKind == JsonValueKind.Null) return null;
        if (given.ValueKind != JsonValueKind.Object)
        {
            Report($"{place}.overrideReason", "expected an object", "Send reason, userComment or both");
            return null;
        }
        if (given.TryGetProperty("userComment", out var comment) && comment.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
            Report($"{place}.overrideReason.userComment", "expected a string", "Send text, or leave it out");
        if (!given.TryGetProperty("reason", out var coding) || coding.ValueKind == JsonValueKind.Null) return null;
        if (coding.ValueKind == JsonValueKind.Object && Text(coding, "code") is { Length: > 0 } code)
            return Text(coding, "system") is null or CardsJson.ReasonSystem && Spellings.AcknowledgementReason.TryRead(code, out var reason) ? reason : AcknowledgementReason.Other;
        Report($"{place}.overrideReason.reason", "expected a coding with a code", "Send one of the card's overrideReasons");
        return null;
    }

    private static bool TryTime(JsonElement item, out DateTimeOffset at)
    {
        at = default;
        if (Text(item, "outcomeTimestamp") is not { Length: >= 20 } text || text[10] is not ('T' or 't')) return false;
        var hasOffset = text[^1] is 'Z' or 'z' || text[^6] is '+' or '-';
        return hasOffset && DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out at);
    }

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private CardFeedback? Report(string place, string what, string remedy)
    {
        _problems.Add(new Problem("CR611", place, what, remedy));
        return null;
    }
}
