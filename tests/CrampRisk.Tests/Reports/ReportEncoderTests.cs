using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsCheck;

namespace CrampRisk.Tests.Reports;

/// <summary>The encoder of reports writes what the framework's relaxed one writes.</summary>
public sealed class ReportEncoderTests
{
    [Test]
    public void Each_character_alone_and_between_plain_ones_is_written_as_by_the_relaxed_encoder()
    {
        for (var c = 0; c <= char.MaxValue; c++)
        {
            var text = $"a{(char)c}";

            Written(text, ReportEncoder.Instance).Should().Be(Written(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping), "U+{0:X4} must not differ", c);
        }
    }

    [Test]
    public void Texts_of_any_characters_are_written_as_by_the_relaxed_encoder() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["ab\"\\\n<é–\uD83D\uDE00"], 0, 40]).Sample(text =>
            Written(text, ReportEncoder.Instance).Should().Be(Written(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)), iter: 2000);

    [TestCase("say \"no\" to C:\\", @"say \""no\"" to C:\\")]
    [TestCase("a<b>&'+", "a<b>&'+")]
    [TestCase("line\nend", @"line\nend")]
    public void Quotes_backslashes_and_controls_are_escaped_and_nothing_else_of_ascii(string text, string expected) =>
        Written(text, ReportEncoder.Instance).Should().Be($$"""{"{{expected}}":"{{expected}}"}""");

    // As the name and as the value of a property; a lone surrogate is refused in a value and in a name by both.
    private static string Written(string text, JavaScriptEncoder encoder)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = encoder });
        try
        {
            json.WriteStartObject();
            json.WriteString(text, text);
            json.WriteEndObject();
            json.Flush();
        }
        catch (ArgumentException)
        {
            return "refused";
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
