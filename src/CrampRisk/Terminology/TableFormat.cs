namespace CrampRisk.Terminology;

/// <summary>What the compiler and the reader of the table agree on.</summary>
internal static class TableFormat
{
    /// <summary>"CRTERM" and the version of the layout.</summary>
    public const ulong Magic = 0x0003_4D52_4554_5243;

    /// <summary>Bytes before the first section: magic, number of sections, reserved, then offset and length of each.</summary>
    public const int HeaderSize = 16 + 8 * (int)TableSection.Count;

    public const int NdcFilterBits = 21;

    public const int PhraseFilterBits = 18;

    public const int PhrasePairBits = 19;

    public const int SuggestionFilterBits = 18;

    /// <summary>Beside the RxCUI of a concept: the pack has something to say about it.</summary>
    public const uint SpokenOf = 1u << 31;

    private const uint NdcMultiplier = 0x9E3779B1;

    public const uint PhraseIsDrug = 1u << 31;
    public const uint PhraseIsCondition = 1u << 30;
    public const uint PhraseIsLexicon = 1u << 29;
    public const uint PhraseNumber = (1u << 26) - 1;

    /// <summary>What marks a beginning of longer phrases of some domains.</summary>
    public static uint PhraseHasLonger(uint domains) => domains >> 3;

    /// <summary>In the filter of first words: the word alone is a phrase of these domains.</summary>
    public static int PhraseIsWord(uint domains) => (int)(domains >> 29);

    /// <summary>In the filter of first words: longer phrases of these domains begin with the word.</summary>
    public static int PhraseBeginsWith(uint domains) => (int)(domains >> 26);

    /// <summary>Scrambles labeler and product; the upper bits choose slot and filter bit.</summary>
    public static uint HashNdc(uint product) => (product ^ (product >> 15)) * NdcMultiplier;

    /// <summary>Key of a condition code: the system above the packed characters or the SNOMED CT number.</summary>
    public static ulong ConditionKey(CodeSystem system, ulong code) => ((ulong)system << 60) | code;

    public static uint HashKey(ulong key) => (uint)((key ^ (key >> 29)) * 0x9E3779B97F4A7C15 >> 32);

    /// <summary>Place of the first three characters in the filter of an ICD system; -1 where a character is no letter or digit.</summary>
    public static int Category(ulong packed)
    {
        var place = 0;
        for (var i = 0; i < 3; i++)
        {
            var c = PackedCode.CharAt(packed, i);
            var digit = c switch { >= '0' and <= '9' => c - '0', >= 'A' and <= 'Z' => c - 'A' + 10, _ => 36 };
            place = place * 37 + digit;
        }
        return place;
    }

    public const int Categories = 37 * 37 * 37;
}
