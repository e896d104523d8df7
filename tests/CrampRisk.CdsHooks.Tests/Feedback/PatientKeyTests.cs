using FluentAssertions;
using NUnit.Framework;

namespace CrampRisk.CdsHooks.Tests;

internal sealed class PatientKeyTests
{
    private static readonly PatientKeys Keys = new(new byte[32]);

    [Test]
    public void The_same_patient_has_the_same_key_and_it_shows_nothing()
    {
        var key = Keys.For("https://fhir.example.org/r4/", "patient-4711");

        key.Should().Be(Keys.For("https://fhir.example.org/r4", "patient-4711"));
        key.ToString().Should().MatchRegex("^[0-9a-f]{64}$");
    }

    [Test]
    public void Server_client_id_and_secret_each_make_another_patient()
    {
        PatientKey[] keys =
        [
            Keys.For("https://a.example", "1"), Keys.For("https://b.example", "1"), Keys.For("https://a.example", "2"), Keys.For(null, "1"), Keys.For("https://a.example", "1", "client"),
            Keys.For("https://a.example1", ""), new PatientKeys([.. Enumerable.Repeat((byte)1, 32)]).For("https://a.example", "1"),
        ];

        keys.Should().OnlyHaveUniqueItems();
    }

    [Test]
    public void Parts_do_not_run_together() => Keys.For("ab", "c").Should().NotBe(Keys.For("a", "bc"));

    [Test]
    public void No_patient_has_no_key()
    {
        Keys.For("https://a.example", null).IsEmpty.Should().BeTrue();
        default(PatientKey).ToString().Should().BeEmpty();
    }

    [TestCase("", false)]
    [TestCase("abc", false)]
    [TestCase("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", true)]
    [TestCase("0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef", false)]
    public void Only_what_a_key_prints_is_read(string text, bool isKey)
    {
        PatientKey.TryParse(text, out var key).Should().Be(isKey);
        key.ToString().Should().Be(isKey ? text : "");
    }

    [Test]
    public void A_short_secret_is_refused() => ((Action)(() => _ = new PatientKeys(new byte[31]))).Should().Throw<ArgumentException>();
}
