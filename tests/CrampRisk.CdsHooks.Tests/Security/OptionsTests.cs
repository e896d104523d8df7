using FluentAssertions;
using NUnit.Framework;

namespace CrampRisk.CdsHooks.Tests;

internal sealed class OptionsTests
{
    [Test]
    public void The_defaults_are_accepted() => Check(new CdsHooksSecurityOptions(), new FeedbackOptions()).Should().BeEmpty();

    [Test]
    public void All_that_is_wrong_is_told_at_once()
    {
        var security = new CdsHooksSecurityOptions
        {
            Issuers = [new TokenIssuer("i"), new TokenIssuer("i") { KeySetUrls = ["http://keys.example.org"] }],
            CorsOrigins = ["*"],
            FhirOrigins = [new AllowedOrigin("http://fhir.example.org"), new AllowedOrigin("https://169.254.169.254")],
            MaxBodyBytes = 1,
            MaxJsonDepth = 5000,
            TimeLimit = TimeSpan.Zero,
        };
        var feedback = new FeedbackOptions { PostgresConnectionString = "nonsense", KeepDays = 0 };

        Check(security, feedback).Should().BeEquivalentTo(
            "Issuers[0].KeySetUrls", "Issuers[1].KeySetUrls[0]", "Issuers", "PublicUrl", "CorsOrigins[0]", "FhirOrigins[0]", "FhirOrigins[1]", "MaxBodyBytes", "MaxJsonDepth", "TimeLimit",
            "PostgresConnectionString", "Secret", "KeepDays");
    }

    [TestCase("c2hvcnQ=")]
    [TestCase("not base64 at all")]
    public void A_secret_that_is_none_is_refused(string secret) => Check(new CdsHooksSecurityOptions(), new FeedbackOptions { Secret = secret }).Should().Equal("Secret");

    [Test]
    public void Neither_secret_nor_connection_string_is_printed() =>
        new FeedbackOptions { Secret = "SECRETCANARY", PostgresConnectionString = "Password=SECRETCANARY" }.ToString().Should().NotContain("SECRETCANARY");

    [Test]
    public void The_secret_is_made_once_for_its_owner_only()
    {
        var folder = Directory.CreateTempSubdirectory("cramprisk-");
        var options = new FeedbackOptions { SqlitePath = Path.Combine(folder.FullName, "feedback.db") };

        var first = PatientSecret.Of(options);

        PatientSecret.Of(options).Should().Equal(first);
        first.Should().HaveCount(32);
        OwnerOnlyFile.IsOpenToOthers(options.SqlitePath + ".secret").Should().BeFalse();
        folder.Delete(recursive: true);
    }

    [Test]
    [Platform(Exclude = "Win")]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void A_secret_that_others_may_read_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory("cramprisk-");
        var options = new FeedbackOptions { SqlitePath = Path.Combine(folder.FullName, "feedback.db") };
        PatientSecret.Of(options);
        File.SetUnixFileMode(options.SqlitePath + ".secret", UnixFileMode.UserRead | UnixFileMode.GroupRead);

        var read = () => PatientSecret.Of(options);

        read.Should().Throw<InvalidDocumentException>().Which.Problems.Should().ContainSingle().Which.Code.Should().Be("CR622");
        folder.Delete(recursive: true);
    }

    private static IEnumerable<string> Check(CdsHooksSecurityOptions security, FeedbackOptions feedback)
    {
        try
        {
            CdsHooksOptionsCheck.ThrowIfInvalid(security, feedback);
            return [];
        }
        catch (InvalidDocumentException refused)
        {
            return refused.Problems.Select(problem => problem.Place);
        }
    }
}
