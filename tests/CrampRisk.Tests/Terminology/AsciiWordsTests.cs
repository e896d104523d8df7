using CrampRisk.Terminology;
using CsCheck;

namespace CrampRisk.Tests.Terminology;

/// <summary>Words read 64 characters at a time are the words read character by character.</summary>
public sealed class AsciiWordsTests
{
    private static readonly string[] Pieces =
    [
        "naproxen", "ESTROGENS", "s", "gas", "illness", "virus", "0.625", "1,000", "1.2.3", "5'5", "p.o.", "raynaud's", "'", ".", ",", " ", " ", " ", " - ", "/", "\t", "é", "12", "7",
        "aminopropylaminoethylthiophosphoric", "abcdefghijklmnop", "abcdefghijklmnopq",
    ];

    // Plain words and numbers, and all that joins or parts them; lines of several blocks, with words that cross from one into the next.
    private static readonly Gen<string> Lines = Gen.OneOf(Gen.Char['a', 'z'].Array[1, 9].Select(letters => new string(letters)), Gen.Int[0, Pieces.Length - 1].Select(piece => Pieces[piece]))
        .Array[0, 40].Select(string.Concat);

    [Test]
    public void Any_text_has_the_words_that_reading_by_character_finds() => Lines.Sample(text => Words(text, plain: false) == Words(text, plain: true), iter: 20_000);

    [Test]
    public void A_plain_line_is_read_by_blocks()
    {
        var (chars, tokens) = Room(200);

        var isPlain = AsciiWords.TryRead("Take 1 tab of naproxen 0.5 g by mouth twice a day, with food or milk, until seen again.", chars, tokens, out var count);

        isPlain.Should().BeTrue();
        count.Should().Be(19);
    }

    [TestCase("raynaud's")]
    [TestCase("500 mg p.o. daily")]
    [TestCase("1,000 units")]
    [TestCase("version 1.2.3")]
    [TestCase("café")]
    public void Text_that_joins_characters_in_other_ways_is_left_to_the_reader_by_character(string text)
    {
        var (chars, tokens) = Room(text.Length);

        AsciiWords.TryRead(text, chars, tokens, out _).Should().BeFalse();
    }

    [Test]
    public void A_word_has_one_hash_as_characters_and_as_bytes() => Gen.Char['a', 'z'].Array[1, 60].Sample(letters =>
        WordHash.Of<char>(letters) == WordHash.Of<byte>(Array.ConvertAll(letters, letter => (byte)letter)));

    [Test]
    public void The_order_of_words_matters_to_the_hash_of_a_phrase() =>
        WordHash.Extend(1, 2).Should().NotBe(WordHash.Extend(2, 1));

    private static string Words(string text, bool plain)
    {
        var (chars, tokens) = Room(text.Length);
        var count = plain ? TextNormaliser.ReadByCharacter(text, chars, tokens) : TextNormaliser.Read(text, chars, tokens);
        return string.Join('|', tokens.Take(count).Select(token => $"{new string(chars, token.Start, token.Length)} {token.SourceStart} {token.SourceEnd} {token.Hash} {token.IsNumber}"));
    }

    private static (char[] Chars, TextToken[] Tokens) Room(int length) => (new char[TextNormaliser.CharsFor(length)], new TextToken[TextNormaliser.TokensFor(length)]);
}
