using System.Text;
using CrampRisk.Knowledge;
using CrampRisk.Terminology;

namespace CrampRisk.Tests.Knowledge;

/// <summary>Objects of a compiled pack are read in place.</summary>
public sealed class CompiledNodeTests
{
    [Test]
    public void Texts_numbers_and_flags_are_found_by_name_whatever_stands_between()
    {
        var node = Node("""{"a":{"id":"inner","x":[{"y":"}"}]},"list":["p","q, \"r\""],"id":"outer","order":12,"value":0.625,"flags":false}""");

        node.Text("id").Should().Be("outer");
        node.Object("a")!.Text("id").Should().Be("inner");
        node.Texts("list").Should().Equal("p", "q, \"r\"");
        node.Number("order").Should().Be(12);
        node.Amount("value").Should().Be(0.625m);
        node.Flag("flags", otherwise: true).Should().BeFalse();
    }

    [Test]
    public void What_is_absent_or_null_is_as_if_nothing_were_written()
    {
        var node = Node("""{"a":null,"b":[],"c":{}}""");

        node.Has("a").Should().BeFalse();
        node.Text("a").Should().BeNull();
        node.Text("idd").Should().BeNull();
        node.Number("n").Should().BeNull();
        node.Flag("f", otherwise: true).Should().BeTrue();
        node.Texts("b").Should().BeEmpty();
        node.Texts("none").Should().BeEmpty();
        node.Objects("b").Should().BeEmpty();
        node.Object("c")!.Text("a").Should().BeNull();
    }

    [TestCase("""{"t":"say \"no\""}""", "say \"no\"")]
    [TestCase("""{"t":"back\\"}""", "back\\")]
    [TestCase("""{"t":"\\\"","u":"x"}""", "\\\"")]
    [TestCase("""{"t":"250–300 mg"}""", "250–300 mg")]
    [TestCase("""{"t":"\uD83D\uDE00"}""", "\uD83D\uDE00")]
    [TestCase("""{"t":""}""", "")]
    public void Escapes_in_texts_are_undone(string json, string expected) => Node(json).Text("t").Should().Be(expected);

    [Test]
    public void Objects_of_an_array_come_in_their_order()
    {
        var node = Node("""{"cautions":[{"id":"1","text":{"clinician":"[","patient":"]"}},{"id":"2"}],"terminology":{"RxNorm":"2026-06","NDC":"2026-05"}}""");

        node.Objects("cautions").Select(caution => caution.Text("id")).Should().Equal("1", "2");
        node.TextPairs("terminology").Should().Equal(KeyValuePair.Create("RxNorm", "2026-06"), KeyValuePair.Create("NDC", "2026-05"));
    }

    [Test]
    public void An_object_with_many_properties_keeps_them_all()
    {
        var names = Enumerable.Range(0, 40).Select(i => $"name{i}").ToArray();
        var node = Node($$"""{{{string.Join(',', names.Select(name => $"\"{name}\":\"{name}!\""))}}}""");

        names.Select(name => node.Text(name)).Should().Equal(names.Select(name => $"{name}!"));
    }

    [Test]
    public void A_pack_that_is_cut_short_is_refused() =>
        FluentActions.Invoking(() => Node("""{"id":"abc""")).Should().Throw<InvalidDataException>();

    private static CompiledNode Node(string json) => new(ResourceBytes.From(Encoding.UTF8.GetBytes(json)), 0);
}
