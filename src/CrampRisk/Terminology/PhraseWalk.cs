using System.Runtime.CompilerServices;
using System.Text;

namespace CrampRisk.Terminology;

/// <summary>Finds names in normalised words: the longest that begins at a word.</summary>
internal readonly ref struct PhraseWalk
{
    private readonly TableBytes _filter, _slots, _phrases, _strings;
    private readonly int _mask, _shift;

    public PhraseWalk(TerminologyTable table)
    {
        _filter = table.Section(TableSection.PhraseFilter);
        _slots = table.Section(TableSection.PhraseSlots);
        _phrases = table.Section(TableSection.Phrases);
        _strings = table.Section(TableSection.Strings);
        _mask = _slots.Length / 8 - 1;
        _shift = 64 - System.Numerics.BitOperations.Log2((uint)_mask + 1);
    }

    /// <summary>Finds the longest phrase of the wanted domains (<see cref="TableFormat.PhraseIsDrug"/> …) that begins at a token.</summary>
    /// <returns>The number of the phrase, or -1; <paramref name="length"/> is how many tokens it has.</returns>
    /// <remarks>Inlined, so that a word that begins nothing costs a look at the filter (TextLineBenchmarks).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int FindLongest(ReadOnlySpan<TextToken> tokens, ReadOnlySpan<char> chars, int at, uint domains, out int length)
    {
        length = 0;
        if (!MayBegin(tokens[at].Hash)) return -1;
        FindLongest(tokens, chars, at, domains, 0, out var found, out length, out _, out _);
        return found;
    }

    /// <summary>Finds the longest phrases of two domains in one walk; -1 and 0 where there is none.</summary>
    public void FindLongest(ReadOnlySpan<TextToken> tokens, ReadOnlySpan<char> chars, int at, uint first, uint second,
        out int firstPhrase, out int firstLength, out int secondPhrase, out int secondLength)
    {
        (firstPhrase, firstLength, secondPhrase, secondLength) = (-1, 0, -1, 0);
        if (!MayBegin(tokens[at].Hash)) return;

        ulong hash = 0;
        for (var i = at; i < tokens.Length; i++)
        {
            hash = TextNormaliser.Extend(hash, tokens[i].Hash);
            var value = Slot(hash);
            if ((value & (first | second)) != 0)
            {
                var number = (int)(value & TableFormat.PhraseNumber);
                if (IsSame(number, chars[tokens[at].Start..tokens[i].End]))
                {
                    if ((value & first) != 0) (firstPhrase, firstLength) = (number, i - at + 1);
                    if ((value & second) != 0) (secondPhrase, secondLength) = (number, i - at + 1);
                }
            }
            if ((value & TableFormat.PhraseHasLonger) == 0) return;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool MayBegin(ulong word)
    {
        var bit = word >> (64 - TableFormat.PhraseFilterBits);
        return (_filter.U8((int)(bit >> 3)) & (1 << (int)(bit & 7))) != 0;
    }

    private uint Slot(ulong hash)
    {
        for (var slot = (int)(hash >> _shift); ; slot = (slot + 1) & _mask)
        {
            var value = _slots.U32(8 * slot + 4);
            if (value == 0 || _slots.U32(8 * slot) == (uint)hash) return value;
        }
    }

    private bool IsSame(int phrase, ReadOnlySpan<char> words)
    {
        var offset = (int)_phrases.U32(PhraseIndex.RecordSize * phrase);
        var stored = _strings.Slice(offset + 2, _strings.U16(offset));
        return Ascii.Equals(stored, words) || (!Ascii.IsValid(stored) && Encoding.UTF8.GetString(stored).AsSpan().SequenceEqual(words));
    }
}
