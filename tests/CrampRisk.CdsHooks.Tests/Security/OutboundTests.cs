using System.Net;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace CrampRisk.CdsHooks.Tests;

/// <summary>Where the service may be led to by what a request names: nowhere that is not configured.</summary>
internal sealed class OutboundTests
{
    private static readonly CdsHooksSecurityOptions Options = new()
    {
        FhirOrigins = [new AllowedOrigin("https://fhir.example.org"), new AllowedOrigin("https://fhir.hospital.example:8443", InPrivateNetwork: true)],
        Issuers = [new TokenIssuer("i") { KeySetUrls = ["https://keys.example.org/jwks"] }],
        PublicUrl = HookHost.PublicUrl,
    };

    [TestCase("https://fhir.example.org")]
    [TestCase("https://FHIR.example.org:443/r4/Patient/1?x=y")]
    [TestCase("https://fhir.hospital.example:8443/r4")]
    public void A_configured_origin_is_allowed(string url) => new OutboundOrigins(Options).Allows(new Uri(url)).Should().BeTrue();

    [TestCase("http://fhir.example.org", Description = "another scheme")]
    [TestCase("https://fhir.example.org:8443", Description = "another port")]
    [TestCase("https://fhir.example.org.evil.example")]
    [TestCase("https://evil.example/https://fhir.example.org")]
    [TestCase("https://fhir.example.org@evil.example")]
    [TestCase("https://user:pass@fhir.example.org")]
    [TestCase("https://fhir.example.org.")]
    [TestCase("https://keys.example.org/jwks", Description = "for keys only")]
    [TestCase("http://127.0.0.1")]
    [TestCase("http://localhost")]
    [TestCase("http://[::1]")]
    [TestCase("http://[::ffff:127.0.0.1]")]
    [TestCase("http://2130706433", Description = "127.0.0.1 as one number")]
    [TestCase("http://0x7f.1")]
    [TestCase("http://169.254.169.254/latest/meta-data")]
    [TestCase("http://[fd00:ec2::254]")]
    [TestCase("file:///etc/passwd")]
    [TestCase("gopher://fhir.example.org")]
    public void Everything_else_is_not(string url) => new OutboundOrigins(Options).Allows(new Uri(url)).Should().BeFalse();

    [TestCase("https://fhir.example.org", "93.184.216.34", true)]
    [TestCase("https://fhir.example.org", "10.0.0.1", false)]
    [TestCase("https://fhir.example.org", "127.0.0.1", false)]
    [TestCase("https://fhir.example.org", "::1", false)]
    [TestCase("https://fhir.example.org", "169.254.169.254", false)]
    [TestCase("https://fhir.example.org", "::ffff:169.254.169.254", false)]
    [TestCase("https://fhir.example.org", "64:ff9b::a9fe:a9fe", false)]
    [TestCase("https://fhir.example.org", "2002:7f00:1::", false)]
    [TestCase("https://fhir.example.org", "fe80::1", false)]
    [TestCase("https://fhir.example.org", "0.0.0.0", false)]
    [TestCase("https://fhir.example.org", "100.64.0.1", false)]
    [TestCase("https://fhir.example.org", "2606:4700::1111", true)]
    [TestCase("https://fhir.hospital.example:8443", "10.0.0.1", true)]
    [TestCase("https://fhir.hospital.example:8443", "fd00::1", true)]
    [TestCase("https://fhir.hospital.example:8443", "127.0.0.1", false)]
    [TestCase("https://fhir.hospital.example:8443", "169.254.169.254", false)]
    public void A_name_may_only_lead_to_addresses_of_its_kind(string url, string address, bool isAllowed) =>
        new OutboundOrigins(Options).Allows(new Uri(url), IPAddress.Parse(address)).Should().Be(isAllowed);

    [Test]
    public async Task An_origin_that_says_itself_that_it_is_here_is_reached_and_its_redirect_is_not_followed()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var target = await LoopbackServer.StartAsync();
        server.Redirect("/moved", target.Url + "/secret");
        await using var host = await HookHost.StartGuardsAsync(new CdsHooksSecurityOptions { FhirOrigins = [new AllowedOrigin(server.Url)] });
        using var client = host.Services.GetRequiredService<IHttpClientFactory>().CreateClient(OutboundOrigins.Client);

        using var answer = await client.GetAsync(new Uri(server.Url + "/moved"));

        answer.StatusCode.Should().Be(HttpStatusCode.Found);
        target.Paths.Should().BeEmpty();
    }

    [Test]
    public async Task An_origin_that_is_not_configured_is_not_reached()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var host = await HookHost.StartGuardsAsync();
        using var client = host.Services.GetRequiredService<IHttpClientFactory>().CreateClient(OutboundOrigins.Client);

        var call = () => client.GetAsync(new Uri(server.Url + "/"));

        await call.Should().ThrowAsync<HttpRequestException>();
        server.Paths.Should().BeEmpty();
    }

    [Test]
    public async Task A_name_that_leads_to_this_machine_is_not_connected_to()
    {
        await using var server = await LoopbackServer.StartAsync();
        var origins = new OutboundOrigins(new CdsHooksSecurityOptions { FhirOrigins = [new AllowedOrigin($"http://{Dns.GetHostName()}:{new Uri(server.Url).Port}", InPrivateNetwork: false)] });
        using var client = new HttpClient(new OutboundGate(origins) { InnerHandler = OutboundGate.Connecting(origins, TimeSpan.FromSeconds(3)) });

        var call = () => client.GetAsync(new Uri($"http://{Dns.GetHostName()}:{new Uri(server.Url).Port}/"));

        await call.Should().ThrowAsync<HttpRequestException>().WithMessage("*leads to an address*");
        server.Paths.Should().BeEmpty();
    }

    [Test]
    public async Task A_call_leaves_no_trace_and_no_log_line_with_its_path()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var host = await HookHost.StartGuardsAsync(new CdsHooksSecurityOptions { FhirOrigins = [new AllowedOrigin(server.Url)] });
        using var traces = new Traces();
        using var client = host.Services.GetRequiredService<IHttpClientFactory>().CreateClient(OutboundOrigins.Client);

        using var answer = await client.GetAsync(new Uri(server.Url + "/Patient/CANARYID?name=CANARYID"));

        server.Paths.Should().Equal("/Patient/CANARYID");
        host.Logs.All.Should().NotContain(line => line.Contains("CANARYID"));
        traces.Lines.Where(line => line.StartsWith("System.Net.Http", StringComparison.Ordinal)).Should().NotContain(line => line.Contains("CANARYID"));
    }
}
