namespace CrampRisk.Terminology;

/// <summary>Weeks of pregnancy that ICD-10-CM codes state: Z3A, and the trimester character of chapter O (ruling 16).</summary>
/// <remarks>
/// ICD-10-CM, chapter 15 note: first trimester less than 14 weeks 0 days, second 14 weeks 0 days to less than 28, third 28 until delivery.
/// Which character states it differs by category and is read from the tabular list, FY2020 to FY2026.
/// </remarks>
internal static class Trimesters
{
    // Fourth character (O11.1, O40.1XX0).
    private static readonly string[] Fourth = ["O11", "O13", "O16", "O40"];

    // Fifth character (O09.01, O26.91).
    private static readonly string[] Fifth =
    [
        "O090", "O093", "O094", "O097", "O099", "O09A", "O120", "O121", "O122", "O140", "O141", "O142", "O149", "O150", "O220", "O221", "O222", "O223", "O224", "O225", "O228", "O229",
        "O230", "O231", "O232", "O233", "O234", "O239", "O251", "O260", "O261", "O262", "O263", "O264", "O265", "O269", "O310", "O311", "O312", "O313", "O318",
        "O340", "O341", "O343", "O344", "O346", "O347", "O348", "O349", "O440", "O441", "O442", "O443", "O444", "O445", "O470", "O600",
    ];

    // Sixth character (O10.011, O24.111, O99.281).
    private static readonly string[] Sixth =
    [
        "O0921", "O0929", "O0951", "O0952", "O0961", "O0962", "O0981", "O0982", "O0989", "O1001", "O1011", "O1021", "O1031", "O1041", "O1091", "O2221", "O2231",
        "O2351", "O2352", "O2359", "O2401", "O2411", "O2431", "O2481", "O2491", "O2661", "O2671", "O2681", "O2682", "O2683", "O2684", "O2685", "O2687", "O2689",
        "O29", "O30", "O3451", "O3452", "O3453", "O3459", "O36", "O41", "O4201", "O4211", "O4291", "O43", "O45", "O46",
        "O9801", "O9811", "O9821", "O9831", "O9841", "O9851", "O9861", "O9871", "O9881", "O9891", "O9901", "O9911", "O9921", "O9928", "O9931", "O9932", "O9933", "O9934",
        "O9935", "O9941", "O9951", "O9961", "O9971", "O9984", "O9A11", "O9A21", "O9A31", "O9A41", "O9A51",
    ];

    /// <summary>Weeks of a trimester: 0–13, 14–27, 28–45.</summary>
    public static WeekRange Weeks(int trimester) => trimester switch
    {
        1 => new WeekRange(0, 13),
        2 => new WeekRange(14, 27),
        _ => new WeekRange(28, 45),
    };

    /// <summary>The weeks that a code states; null where it states none.</summary>
    public static WeekRange? Of(ulong icd10Cm)
    {
        var code = PackedCode.Unpack(icd10Cm);
        if (code.StartsWith("Z3A", StringComparison.Ordinal)) return OfWeekCode(code);
        if (code[0] != 'O') return null;
        return Stated(code, 3, Fourth) ?? Stated(code, 4, Fifth) ?? Stated(code, 5, Sixth);
    }

    private static WeekRange? OfWeekCode(string code)
    {
        if (code.Length != 5 || !char.IsAsciiDigit(code[3]) || !char.IsAsciiDigit(code[4])) return null;
        return ((code[3] - '0') * 10 + (code[4] - '0')) switch
        {
            1 => new WeekRange(0, 7),                       // less than 8 weeks
            49 => new WeekRange(43, 45),                    // greater than 42 weeks
            >= 8 and <= 42 and var week => new WeekRange(week, week),
            _ => null,
        };
    }

    private static WeekRange? Stated(string code, int place, string[] prefixes)
    {
        if (code.Length <= place || code[place] is < '1' or > '3') return null;
        foreach (var prefix in prefixes)
            if (code.StartsWith(prefix, StringComparison.Ordinal)) return Weeks(code[place] - '0');
        return null;
    }
}
