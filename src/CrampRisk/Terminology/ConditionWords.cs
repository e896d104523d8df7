using System.Globalization;

namespace CrampRisk.Terminology;

/// <summary>What a condition text says beside its names: the region of the spine, weeks of pregnancy, doubt.</summary>
internal static class ConditionWords
{
    private const int LastWeek = 45;

    /// <summary>Lumbar words and levels ("L4-5") against cervical and thoracic ones.</summary>
    public static SpinalRegion Region(TextScan scan)
    {
        var (lumbar, other) = (false, false);
        for (var i = 0; i < scan.Count; i++)
        {
            if (scan.IsWord(i, "lumbar") || scan.IsWord(i, "lumbosacral") || (scan.IsWord(i, "low") && scan.IsWord(i + 1, "back")) || IsLevel(scan, i, "l", 5)) lumbar = true;
            if (scan.IsWord(i, "cervical") || scan.IsWord(i, "thoracic") || IsLevel(scan, i, "c", 8) || IsLevel(scan, i, "t", 12)) other = true;
        }
        return lumbar ? SpinalRegion.Lumbar : other ? SpinalRegion.Other : SpinalRegion.NotStated;
    }

    /// <summary>True for "possible", "suspected", "r/o", a question mark.</summary>
    public static bool SaysDoubt(TextScan scan)
    {
        for (var i = 0; i < scan.Count; i++)
        {
            if (scan.IsWord(i, "possible") || scan.IsWord(i, "possibly") || scan.IsWord(i, "suspected") || scan.IsWord(i, "suspect") || scan.IsWord(i, "questionable")
                || scan.IsWord(i, "presumed") || scan.IsWord(i, "probable") || scan.IsWord(i, "probably") || scan.IsWord(i, "vs") || scan.IsWord(i, "ddx") || (scan.IsWord(i, "differential") && (scan.IsWord(i + 1, "diagnosis") || (i + 1 < scan.Count && (scan.Gap(i + 1) & TokenGap.Stop) != 0))) || scan.IsWord(i, "versus") || (scan.IsWord(i, "rule") && scan.IsWord(i + 1, "out"))
                || (scan.IsWord(i, "r") && scan.IsWord(i + 1, "o") && (scan.Gap(i + 1) & TokenGap.Slash) != 0)) return true;
        }
        return scan.Text.Contains('?');
    }

    /// <summary>Weeks of pregnancy: "28w", "28 weeks", "28w3d", "28 3/7 weeks", "third trimester".</summary>
    public static WeekRange? Weeks(TextScan scan)
    {
        for (var i = 0; i < scan.Count; i++)
        {
            if (IsWeekWord(scan, i) && WeekBefore(scan, i) is { } week && !SaysAfterBirth(scan)) return new WeekRange(week, week);
            if (scan.IsWord(i, "trimester") && Trimester(scan, i) is { } trimester) return trimester;
        }
        return null;
    }

    /// <summary>"G2P1": the counts of pregnancies and births that obstetric notes begin with.</summary>
    public static bool SaysGravidaPara(TextScan scan)
    {
        for (var i = 0; i + 3 < scan.Count; i++)
            if (scan.IsWord(i, "g") && scan.Tokens[i + 1].IsNumber && scan.IsWord(i + 2, "p") && scan.Tokens[i + 3].IsNumber && scan.Gap(i + 1) == TokenGap.None) return true;
        return false;
    }

    private static bool IsLevel(TextScan scan, int at, string letter, int highest) =>
        scan.IsWord(at, letter) && at + 1 < scan.Count && scan.Tokens[at + 1].IsNumber && scan.Gap(at + 1) == TokenGap.None
        && int.TryParse(scan.Word(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level >= 1 && level <= highest;

    private static bool IsWeekWord(TextScan scan, int at) =>
        scan.IsWord(at, "w") || scan.IsWord(at, "wk") || scan.IsWord(at, "week") || scan.IsWord(at, "wks") || scan.IsWord(at, "wga");

    private static int? WeekBefore(TextScan scan, int at)
    {
        // "28 3/7 weeks" and "28+3 weeks": the days stand between.
        if (Number(scan, at - 1) is { } second && second < 8 && Number(scan, at - 2) is { } && Number(scan, at - 3) is { } first && first is > 3 and <= LastWeek) return first;
        if (Number(scan, at - 1) is < 7 && (scan.Gap(at - 1) & TokenGap.Plus) != 0 && Number(scan, at - 2) is { } weeks and > 3 and <= LastWeek) return weeks;
        return Number(scan, at - 1) is { } week and > 3 and <= LastWeek ? week : null;
    }

    private static int? Number(TextScan scan, int at) =>
        at >= 0 && scan.Tokens[at].IsNumber && int.TryParse(scan.Word(at), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool SaysAfterBirth(TextScan scan)
    {
        for (var i = 0; i < scan.Count; i++)
            if (scan.IsWord(i, "postpartum") || scan.IsWord(i, "pp") || scan.IsWord(i, "ago") || (scan.IsWord(i, "post") && scan.IsWord(i + 1, "partum"))) return true;
        return false;
    }

    private static WeekRange? Trimester(TextScan scan, int at)
    {
        if (scan.IsWord(at - 1, "first") || scan.IsWord(at - 2, "1")) return Trimesters.Weeks(1);
        if (scan.IsWord(at - 1, "second") || scan.IsWord(at - 2, "2")) return Trimesters.Weeks(2);
        return scan.IsWord(at - 1, "third") || scan.IsWord(at - 2, "3") ? Trimesters.Weeks(3) : null;
    }
}
