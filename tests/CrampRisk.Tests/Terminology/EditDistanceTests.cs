using System.Text;
using CrampRisk.Terminology;
using CsCheck;

namespace CrampRisk.Tests.Terminology;

/// <summary>Edits between words: letter by letter and by the definition, without any short cut.</summary>
public sealed class EditDistanceTests
{
    // Few letters, so that words are alike in many ways.
    private static readonly Gen<string> Words = Gen.Char['a', 'c'].Array[0, 6].Select(letters => new string(letters));

    [TestCase("naproxen", "naproxen", 0)]
    [TestCase("naproxin", "naproxen", 1)]
    [TestCase("naproxn", "naproxen", 1)]
    [TestCase("naproxeen", "naproxen", 1)]
    [TestCase("naporxen", "naproxen", 1)]
    [TestCase("neproxin", "naproxen", 2)]
    [TestCase("", "abc", 3)]
    public void Each_edit_counts_once(string a, string b, int edits) => EditDistance.Of(a, Encoding.ASCII.GetBytes(b)).Should().Be(edits);

    [Test]
    public void What_words_share_at_their_ends_does_not_change_the_number() => Words.Select(Words).Sample((a, b) => EditDistance.Of(a, Encoding.ASCII.GetBytes(b)) == Plain(a, b), iter: 2_000);

    private static int Plain(string a, string b)
    {
        if (a.Length == 0 || b.Length == 0) return a.Length + b.Length;
        var least = Math.Min(Math.Min(Plain(a[..^1], b) + 1, Plain(a, b[..^1]) + 1), Plain(a[..^1], b[..^1]) + (a[^1] == b[^1] ? 0 : 1));
        return a.Length > 1 && b.Length > 1 && a[^1] == b[^2] && a[^2] == b[^1] ? Math.Min(least, Plain(a[..^2], b[..^2]) + 1) : least;
    }
}
