using CrampRisk.CdsHooks;
using FluentAssertions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace CrampRisk.CdsHooks.Tests;

/// <summary>The code of the pages stands here once more, where it is compiled and run; a test compares the two.</summary>
internal sealed class CodePageTests
{
    private DirectoryInfo _data = null!;
    private string? _former;

    // A host without options keeps its feedback in the account's application data.
    [SetUp]
    public void Start()
    {
        _data = Directory.CreateTempSubdirectory("cramprisk-");
        _former = Environment.GetEnvironmentVariable("XDG_DATA_HOME");
        Environment.SetEnvironmentVariable("XDG_DATA_HOME", _data.FullName);
    }

    [TearDown]
    public void Stop()
    {
        Environment.SetEnvironmentVariable("XDG_DATA_HOME", _former);
        _data.Delete(recursive: true);
    }

    [Test]
    public async Task The_host_answers_under_the_addresses_of_the_page()
    {
        string[] args = [];

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCrampRiskCdsHooks();
        var app = builder.Build();
        app.MapCrampRiskCdsHooks();

        ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Select(route => route.RoutePattern.RawText)
            .Should().Contain(["/cds-services/", "/cds-services/cramprisk-order-sign", "/cds-services/{id}/feedback", "/", "/health/live", "/health/ready"]);
        await app.DisposeAsync();
    }

    [Test]
    public void The_options_of_the_security_page_are_accepted()
    {
        var builder = WebApplication.CreateBuilder();

        builder.Services.AddCrampRiskCdsHooks(options =>
        {
            options.Security = new CdsHooksSecurityOptions
            {
                PublicUrl = "https://cds.example.org",
                Issuers = [new TokenIssuer("https://ehr.example.org") { KeySetUrls = ["https://ehr.example.org/jwks"] }],
                FhirOrigins = [new AllowedOrigin("https://fhir.example.org"), new AllowedOrigin("https://fhir.hospital.internal:8443", InPrivateNetwork: true)],
                CorsOrigins = ["https://ehr.example.org"],
            };
            options.Feedback = new FeedbackOptions { SqlitePath = "/var/lib/cramprisk/feedback.db" };
        });

        builder.Services.Should().Contain(service => service.ImplementationInstance is CdsHooksSecurityOptions);
    }

    [Test]
    public void The_options_of_PostgreSQL_are_accepted()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["Feedback:Connection"] = "Host=db.example.org;Username=cramprisk";
        builder.Configuration["Feedback:Secret"] = Convert.ToBase64String(new byte[32]);

        builder.Services.AddCrampRiskCdsHooks(options => options.Feedback = new FeedbackOptions
        {
            PostgresConnectionString = builder.Configuration["Feedback:Connection"],
            Secret = builder.Configuration["Feedback:Secret"],
        });

        builder.Services.Should().Contain(service => service.ImplementationInstance is FeedbackOptions);
    }

    [TestCase("cds-hooks.md", "host-code")]
    [TestCase("cds-hooks-security.md", "security-code")]
    [TestCase("cds-hooks-security.md", "postgres-code")]
    public void The_code_of_the_page_is_the_code_of_this_file(string page, string mark) =>
        Lines(Pages.Source("tests/CrampRisk.CdsHooks.Tests/Documents/CodePageTests.cs")).Should().ContainInConsecutiveOrder(Lines(Pages.Block(Pages.Read(page), mark)).Where(line => !line.StartsWith("using ", StringComparison.Ordinal)));

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);
}
