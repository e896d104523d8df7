using System.Diagnostics;
using CrampRisk.Terminology;
using CsCheck;

namespace CrampRisk.Tests.Terminology;

/// <summary>What holds for every text and code, by random trial; a failing trial prints its seed.</summary>
public sealed class ResolverLawsTests
{
    private static readonly Resolver Resolver = new(TerminologyTable.Default);

    private static readonly string[] Names =
    [
        "naproxen", "naproxen sodium", "Aleve", "Naprosyn", "raloxifene", "Evista", "conjugated estrogens", "Premarin", "iron sucrose", "Venofer", "teriparatide", "Forteo",
        "estradiol", "iron dextran", "tamoxifen", "lisinopril", "Vimovo", "esterified estrogens", "ferrous sulfate", "Yorvipath",
    ];

    private static readonly string[] UnrelatedWords = ["zzqx", "table", "green", "kitchen", "seventeen", "window", "qwerty", "blorb"];

    private static readonly Gen<string> Name = Gen.Int[0, Names.Length - 1].Select(index => Names[index]);

    [Test]
    public void Writing_a_name_differently_never_changes_its_meaning()
    {
        var forms = new Func<string, string>[]
        {
            text => text.ToUpperInvariant(),
            text => text.ToLowerInvariant(),
            text => $"  {text}\t",
            text => text.Replace(" ", "   ", StringComparison.Ordinal),
            text => text.Replace(' ', '-'),
            text => text.Replace(' ', '\u00A0'),
            text => $"- {text}.",
            text => $"\"{text}\"",
            text => string.Concat(text.Select(c => c is >= '!' and <= '~' ? (char)(c + 0xFEE0) : c)),
            text => string.Join('\u200B', text.Select(c => c.ToString())),
            text => string.Concat(text.Select(c => char.IsAsciiLetter(c) ? $"{c}\u0301" : c.ToString())),
            text => $"{text}\u00AE",
        };

        Gen.Select(Name, Gen.Int[0, forms.Length - 1], Gen.Int[0, forms.Length - 1]).Sample((name, a, b) => Same(Meaning(name), Meaning(forms[a](forms[b](name)))));
    }

    [Test]
    public void An_unrelated_word_never_adds_a_concept()
    {
        var word = Gen.Int[0, UnrelatedWords.Length - 1].Select(index => UnrelatedWords[index]);

        Gen.Select(Name, word, Gen.Bool).Sample((name, extra, before) => IsSubset(Meaning(before ? $"{extra} {name}" : $"{name} {extra}"), Meaning(name)));
    }

    [Test]
    public void The_layout_of_an_ndc_never_changes_its_meaning()
    {
        var codes = RepositoryFiles.Rows("ndc.tsv").Where(row => row[0].All(char.IsAsciiDigit)).Where((_, index) => index % 37 == 0).Select(row => Ndc.Parse(row[0] + row[1].Split('|')[0])).ToList();

        Gen.Int[0, codes.Count - 1].Sample(index =>
        {
            var code = codes[index];
            var eleven = Meaning(Medication.FromNdc(code.ToString()));
            return Same(eleven, Meaning(Medication.FromNdc(code.ToHyphenatedString()))) && Same(eleven, Meaning(Medication.FromNdc($" {code} "))) && Same(eleven, Meaning(Medication.FromNdc($"0{code}")));
        });
    }

    [Test]
    public void Dots_and_case_never_change_a_condition_code()
    {
        var rows = RepositoryFiles.Rows("conditions.tsv").Where(row => row[2] is "icd10cm" or "icd9cm" or "icd10").ToList();

        Gen.Int[0, rows.Count - 1].Sample(index =>
        {
            Spellings.CodeSystem.TryRead(rows[index][2], out var system);
            var code = rows[index][3];
            return Same(Meaning(Condition.FromCode(system, code)), Meaning(Condition.FromCode(system, code.Replace(".", "", StringComparison.Ordinal).ToLowerInvariant())));
        });
    }

    [Test]
    public void No_text_makes_the_resolver_throw()
    {
        var piece = Gen.OneOf(
            Gen.String, Name, Gen.Char.Select(c => c.ToString()), Gen.Int[0, 0xFFFF].Select(c => ((char)c).ToString()), Gen.Int[0, 9999].Select(number => number.ToString()),
            Gen.Int[0, 12].Select(index => new[] { "\uD800", "\uDC00", "İ", "ı", "\u200B", "\u0301", "mg", "no ", "/", "(", "allergic to ", "G2P1 28w", "HD" }[index]));

        piece.Array[0, 12].Select(string.Concat).Sample(text =>
        {
            _ = Resolver.Resolve(Medication.FromText(text));
            _ = Resolver.Resolve(Condition.FromText(text));
            _ = Resolver.Resolve(Procedure.FromText(text));
            foreach (var system in Enum.GetValues<CodeSystem>())
            {
                _ = Resolver.Resolve(Medication.FromCode(system, text, text));
                _ = Resolver.Resolve(Condition.FromCode(system, text));
                _ = Resolver.Resolve(Procedure.FromCode(system, text));
            }
        });
    }

    [TestCase("naproxen ")]
    [TestCase("no cirrhosis ")]
    [TestCase("x")]
    [TestCase("a1")]
    [TestCase("\uD800")]
    [TestCase("é\u0301")]
    [TestCase("2 months ago ")]
    [TestCase("stopped, ")]
    public void A_line_of_a_megabyte_takes_time_in_proportion(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var watch = Stopwatch.StartNew();

        _ = Resolver.Resolve(Medication.FromText(text), withParts: false);
        _ = Resolver.Resolve(Condition.FromText(text), withParts: false);

        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));
    }

    [TestCase("naproxin", "naproxen")]
    [TestCase("raloxefine", "raloxifene")]
    [TestCase("iron sucros", "iron sucrose")]
    [TestCase("conjugted estrogens", "conjugated estrogen")]
    [TestCase("Foreto", "Forteo")]
    [TestCase("gliburide 2.5 mg", "glyburide")]
    public void A_misspelling_is_suggested_and_never_taken(string text, string suggestion)
    {
        var resolution = Resolver.Resolve(Medication.FromText(text));

        resolution.Kind.Should().Be(ResolutionKind.Unrecognised);
        resolution.Candidates.Should().Contain(suggestion);
    }

    private static string[] Meaning(string text) => Meaning(Medication.FromText(text));

    private static string[] Meaning(Medication medication) => [.. Resolver.Resolve(medication, withParts: false).Concepts.Select(match => match.Concept.Name)];

    private static string[] Meaning(Condition condition) => [.. Resolver.Resolve(condition, withParts: false).Concepts.Select(match => $"{match.Concept.Name}:{match.Role}")];

    private static bool Same(string[] a, string[] b) => a.SequenceEqual(b);

    private static bool IsSubset(string[] a, string[] b) => a.All(b.Contains);
}
