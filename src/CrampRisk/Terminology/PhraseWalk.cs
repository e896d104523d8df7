using System.Runtime.CompilerServices;
using System.Text;

namespace CrampRisk.Terminology;

/// <summary>Finds names in normalised words: the longest that begins at a word.</summary>
internal readonly ref struct PhraseWalk
{
    private readonly TerminologyTable _table;
    private readonly TableBytes _filter, _pairs, _slots;

    public PhraseWalk(TerminologyTable table)
    {
        _table = table;
        _filter = table.Section(TableSection.PhraseFilter);
        _pairs = table.Section(TableSection.PhrasePairs);
        _slots = table.Section(TableSection.PhraseSlots);
    }

    /// <summary>Finds the longest phrase of the wanted domains (<see cref="TableFormat.PhraseIsDrug"/> …) that begins at a token.</summary>
    /// <returns>The number of the phrase, or -1; <paramref name="length"/> is how many tokens it has.</returns>
    /// <remarks>Inlined, so that a word that begins nothing costs a look at the filter (TextLineBenchmarks).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int FindLongest(ReadOnlySpan<TextToken> tokens, ReadOnlySpan<char> chars, int at, uint domains, out int length)
    {
        length = 0;
        if (!MayBegin(tokens, at, domains)) return -1;
        Follow(tokens, chars, at, domains, 0, out var found, out length, out _, out _);
        return found;
    }

    /// <summary>Finds the longest phrases of two domains in one walk; -1 and 0 where there is none.</summary>
    public void FindLongest(ReadOnlySpan<TextToken> tokens, ReadOnlySpan<char> chars, int at, uint first, uint second,
        out int firstPhrase, out int firstLength, out int secondPhrase, out int secondLength)
    {
        if (MayBegin(tokens, at, first | second)) Follow(tokens, chars, at, first, second, out firstPhrase, out firstLength, out secondPhrase, out secondLength);
        else (firstPhrase, firstLength, secondPhrase, secondLength) = (-1, 0, -1, 0);
    }

    // Word by word, as long as there is a longer phrase.
    private void Follow(ReadOnlySpan<TextToken> tokens, ReadOnlySpan<char> chars, int at, uint first, uint second,
        out int firstPhrase, out int firstLength, out int secondPhrase, out int secondLength)
    {
        (firstPhrase, firstLength, secondPhrase, secondLength) = (-1, 0, -1, 0);
        var hash = tokens[at].Hash;
        for (var end = at + 1; ; hash = WordHash.Extend(hash, tokens[end++].Hash))
        {
            var value = Slot(hash);
            if ((value & (first | second)) != 0 && IsSame((int)(value & TableFormat.PhraseNumber), tokens[at..end], chars))
            {
                var number = (int)(value & TableFormat.PhraseNumber);
                if ((value & first) != 0) (firstPhrase, firstLength) = (number, end - at);
                if ((value & second) != 0) (secondPhrase, secondLength) = (number, end - at);
            }
            if (end == tokens.Length || (value & TableFormat.PhraseHasLonger(first | second)) == 0) return;
        }
    }

    // The word alone is a phrase, or it and its neighbour begin one: two looks and no branch between them, since half of all words begin some name (TextLineBenchmarks).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool MayBegin(ReadOnlySpan<TextToken> tokens, int at, uint domains)
    {
        var word = tokens[at].Hash;
        var kinds = _filter.U8((int)(word >> (64 - TableFormat.PhraseFilterBits)));
        var pair = WordHash.Extend(word, at + 1 < tokens.Length ? tokens[at + 1].Hash : 0) >> (64 - TableFormat.PhrasePairBits);
        var isPair = (_pairs.U8((int)(pair >> 3)) >> (int)(pair & 7)) & 1;
        return (kinds & (TableFormat.PhraseIsWord(domains) | (TableFormat.PhraseBeginsWith(domains) * isPair))) != 0;
    }

    private uint Slot(ulong hash)
    {
        var mask = (_slots.Length / 8) - 1;
        for (var slot = (int)(hash >> (63 - System.Numerics.BitOperations.Log2((uint)mask))); ; slot = (slot + 1) & mask)
        {
            var value = _slots.U32((8 * slot) + 4);
            if (value == 0 || _slots.U32(8 * slot) == (uint)hash) return value;
        }
    }

    // A phrase is stored as its words with one blank between.
    private bool IsSame(int phrase, ReadOnlySpan<TextToken> tokens, ReadOnlySpan<char> chars)
    {
        var stored = _table.Utf8(_table.Section(TableSection.Phrases).U32(PhraseIndex.RecordSize * phrase));
        var at = 0;
        foreach (var token in tokens)
        {
            if (at > 0 && (at == stored.Length || stored[at++] != ' ')) return false;
            if (token.Length > stored.Length - at || !Ascii.Equals(stored.Slice(at, token.Length), chars[token.Start..token.End])) return IsSameText(stored, tokens, chars);
            at += token.Length;
        }
        return at == stored.Length;
    }

    private static bool IsSameText(ReadOnlySpan<byte> stored, ReadOnlySpan<TextToken> tokens, ReadOnlySpan<char> chars)
    {
        if (Ascii.IsValid(stored)) return false;
        var words = "";
        foreach (var token in tokens) words = $"{words} {chars[token.Start..token.End]}";
        return words.AsSpan(1).SequenceEqual(Encoding.UTF8.GetString(stored));
    }
}
