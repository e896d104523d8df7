namespace CrampRisk.Terminology;

/// <summary>The parts of the compiled terminology, in file order. All numbers are little-endian.</summary>
internal enum TableSection
{
    /// <summary>All words as UTF-8: a 16-bit length, then the bytes. Referred to by byte offset; offset 0 is the empty string.</summary>
    Strings = 0,

    /// <summary>Concepts in ordinal order of their names: name, display, RxCUI (0 for none); three 32-bit numbers each.</summary>
    Concepts,

    /// <summary>Where each ingredient set begins in <see cref="SetMembers"/>: 32-bit, one more than there are sets. Set 0 is empty.</summary>
    Sets,

    /// <summary>Concept indexes of the sets, 16-bit, ascending within a set.</summary>
    SetMembers,

    /// <summary>The sets that some brand, form or product holds: 16-bit set numbers, in the order of their members.</summary>
    SoldSets,

    /// <summary>What codes and names of drugs mean; see <see cref="DrugMeaning"/> for the 12 bytes.</summary>
    Meanings,

    /// <summary>A bit per RxCUI with its rank: blocks of a 64-bit word and the 32-bit number of ones before it.</summary>
    RxCuis,

    /// <summary>Meaning of each RxCUI by rank, 16-bit.</summary>
    RxMeanings,

    /// <summary>Name of each RxCUI by rank, 32-bit string offset; 0 where the table keeps none.</summary>
    RxNames,

    /// <summary>Retired RxCUIs in ascending order: old, current; 32-bit each.</summary>
    Retired,

    /// <summary>One bit per hash of labeler and product: what is not set here is on no list.</summary>
    NdcFilter,

    /// <summary>Buckets over labeler and product, see <see cref="NdcBucket"/>.</summary>
    NdcSlots,

    /// <summary>Name of the product in each slot, 16-bit number into <see cref="NdcNames"/>.</summary>
    NdcSlotNames,

    /// <summary>Sets of two-digit package codes as 128 bits; set 0 is "any package".</summary>
    NdcPackages,

    /// <summary>Names of NDC products, 32-bit string offsets; 0 is "none".</summary>
    NdcNames,

    /// <summary>ATC codes in ascending order: 64-bit packed code, meaning, flags, note.</summary>
    Atc,

    /// <summary>Per ICD system one bit for each possible first three characters under which there is any row.</summary>
    ConditionFilter,

    /// <summary>Open addressing over system and code: 64-bit key, 32-bit first row and count.</summary>
    ConditionSlots,

    /// <summary>Condition rows: concept, role, course, match, context, note, name.</summary>
    ConditionRows,

    /// <summary>A byte per hash of a phrase's first word: in which domains it is a phrase itself, in which longer ones begin with it.</summary>
    PhraseFilter,

    /// <summary>One bit per hash of a phrase's first two words.</summary>
    PhrasePairs,

    /// <summary>Open addressing over phrase beginnings: 32-bit rest of the hash, 32-bit flags and phrase number.</summary>
    PhraseSlots,

    /// <summary>Phrases: normalised words, words for a reader, and where their drug, condition and lexicon targets are.</summary>
    Phrases,

    /// <summary>Drug targets of phrases: meaning, kind, RxCUI.</summary>
    PhraseDrugs,

    /// <summary>Condition targets of phrases: concept, role, course, note.</summary>
    PhraseConditions,

    /// <summary>Lexicon targets of phrases: kind, value as string offset.</summary>
    PhraseLexicon,

    /// <summary>Open addressing over words with one letter left out, for suggestions: word number and hash.</summary>
    SuggestionSlots,

    /// <summary>Words that may be suggested: string offset, phrase number.</summary>
    SuggestionWords,

    /// <summary>One bit per hash of what is left of the words of covered things: which two letters are worth leaving out.</summary>
    SuggestionFilter,

    /// <summary>Number of sections.</summary>
    Count,
}
