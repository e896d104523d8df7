namespace CrampRisk.Terminology;

/// <summary>The route that the words of a text state or imply; several different ones state none.</summary>
internal readonly struct RouteWords
{
    public RouteWords(TextScan scan, List<TextPiece> pieces, bool isDirections = false)
    {
        var (stated, form) = (Route.Unknown, Route.Unknown);
        var (statedClash, formClash, injected) = (false, false, false);
        foreach (var piece in pieces)
        {
            if (piece.Lexicon == LexiconKind.Route) Join(ref stated, ref statedClash, RouteOf(scan.ValueUtf8(piece), isDirections));
            if (piece.Lexicon != LexiconKind.Form) continue;
            var value = scan.ValueUtf8(piece);
            var implied = value[(value.IndexOf((byte)':') + 1)..];
            if (implied.SequenceEqual("injectable"u8)) injected = true;
            else Join(ref form, ref formClash, RouteOf(implied, isDirections));
        }
        Stated = statedClash ? Route.Unknown : stated;
        Form = formClash ? Route.Unknown : form;
        IsInjected = injected && form == Route.Unknown;
    }

    public Route Stated { get; }

    public Route Form { get; }

    public bool IsInjected { get; }

    private static void Join(ref Route route, ref bool clash, Route next)
    {
        if (next == Route.Unknown) return;
        if (route != Route.Unknown && route != next) clash = true;
        route = next;
    }

    // "HD" as a route is the dialysis line; in a line about a drug it says when, or of whom.
    private static Route RouteOf(ReadOnlySpan<byte> value, bool isDirections)
    {
        if (value.SequenceEqual("dialysis"u8)) return isDirections ? Route.Intravenous : Route.Unknown;
        for (var route = Route.Oral; route <= Route.Other; route++)
            if (System.Text.Ascii.Equals(value, Spellings.Route.Of(route))) return route;
        return Route.Unknown;
    }
}
