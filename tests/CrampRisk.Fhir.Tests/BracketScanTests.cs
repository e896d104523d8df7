using System.Text;
using CsCheck;

namespace CrampRisk.Fhir.Tests;

/// <summary>The fast scan agrees with a slow one that is plainly right.</summary>
public sealed class BracketScanTests
{
    private static readonly Gen<string> Texts = Gen.Char["\"\\{}[] a"].Array[0, 300].Select(chars => new string(chars));

    [Test]
    public void It_finds_what_a_byte_by_byte_scan_finds()
    {
        Texts.Sample(text =>
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            return BracketScan.EndOfObject(bytes, 0) == Slowly(bytes);
        }, iter: 20_000);
    }

    [TestCase(63)]
    [TestCase(64)]
    [TestCase(65)]
    [TestCase(128)]
    public void An_escaped_quote_across_the_edge_of_a_block_stays_inside_its_string(int length)
    {
        var text = "\"" + new string('a', length - 3) + "\\\"}\"}";

        BracketScan.EndOfObject(Encoding.UTF8.GetBytes(text), 0).Should().Be(text.Length - 1);
    }

    [TestCase(127, false)]
    [TestCase(128, true)]
    public void Depth_has_a_limit(int more, bool isTooDeep)
    {
        var text = new string('[', more) + new string(']', more) + "}";

        BracketScan.EndOfObject(Encoding.UTF8.GetBytes(text), 0).Should().Be(isTooDeep ? BracketScan.TooDeep : text.Length - 1);
    }

    private static int Slowly(byte[] json)
    {
        var open = new Stack<byte>([(byte)'{']);
        var inString = false;
        for (var i = 0; i < json.Length; i++)
        {
            // Outside a string a backslash is no JSON at all; there the fast scan minds it for quotes only.
            if (json[i] == '\\')
            {
                if (i + 1 < json.Length && json[i + 1] is (byte)'"' or (byte)'\\') i++;
                continue;
            }
            if (json[i] == '"') inString = !inString;
            if (inString) continue;
            if (json[i] is (byte)'{' or (byte)'[')
            {
                open.Push(json[i]);
                if (open.Count > BracketScan.MaxDepth) return BracketScan.TooDeep;
            }
            else if (json[i] is (byte)'}' or (byte)']')
            {
                if (open.Pop() != (json[i] == '}' ? '{' : '[')) return BracketScan.Unbalanced;
                if (open.Count == 0) return i;
            }
        }
        return BracketScan.Truncated;
    }
}
