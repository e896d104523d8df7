using System.Globalization;
using System.Text;
using CrampRisk.Terminology;
using CsCheck;

namespace CrampRisk.Tests.Terminology;

/// <summary>Digits read eight at a time are the digits read one by one.</summary>
public sealed class DigitTextTests
{
    [Test]
    public void A_number_of_up_to_eleven_digits_is_read_as_it_is() => Gen.Long[0, 99_999_999_999].Select(Gen.Int[1, 11]).Sample((number, width) =>
    {
        var text = number.ToString(new string('0', width), CultureInfo.InvariantCulture);
        return text.Length > 11 || (DigitText.TryRead(text, out var fromText) && DigitText.TryRead(Encoding.ASCII.GetBytes(text), out var fromBytes)
            && fromText == (ulong)number && fromBytes == (ulong)number);
    });

    [Test]
    public void A_single_other_character_anywhere_is_refused() => Gen.Int[1, 11].SelectMany(length => Gen.Int[0, length - 1].Select(Gen.Char, (place, other) => (length, place, other))).Sample(test =>
    {
        var text = new char[test.length];
        Array.Fill(text, '7');
        text[test.place] = test.other;
        var isDigit = char.IsAsciiDigit(test.other);
        return DigitText.TryRead(text, out _) == isDigit
            && (test.other > 127 || DigitText.TryRead(Encoding.ASCII.GetBytes(text), out _) == isDigit);
    }, iter: 20_000);

    [TestCase("")]
    [TestCase("123456789012")]
    [TestCase("12 4567")]
    [TestCase("/1234567")]
    [TestCase(":1234567")]
    [TestCase("1234567:")]
    public void Nothing_else_is_read(string text)
    {
        DigitText.TryRead(text, out _).Should().BeFalse();
        DigitText.TryRead(Encoding.ASCII.GetBytes(text), out _).Should().BeFalse();
    }
}
