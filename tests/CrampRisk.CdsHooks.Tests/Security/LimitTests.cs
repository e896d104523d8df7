using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using FluentAssertions;
using Microsoft.AspNetCore.Http;
using NUnit.Framework;

namespace CrampRisk.CdsHooks.Tests;

/// <summary>How much one request may be, and what a failure looks like: never like "no findings".</summary>
internal sealed class LimitTests
{
    private const string Feedback = "/cds-services/any/feedback";

    [Test]
    public async Task A_body_of_announced_length_over_the_limit_is_refused_unread()
    {
        await using var host = await HookHost.StartGuardsAsync();

        var answer = await host.Client.PostAsync(Feedback, Json(new string(' ', 5 * 1024 * 1024 + 1)));

        answer.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
    }

    [Test]
    public async Task A_body_of_unknown_length_is_read_to_the_limit_and_no_further()
    {
        await using var host = await HookHost.StartGuardsAsync(new CdsHooksSecurityOptions { MaxBodyBytes = 64 * 1024 });
        using var endless = new EndlessStream();

        var answer = await host.Client.PostAsync(Feedback, new StreamContent(endless) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } });

        answer.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        endless.Count.Should().BeLessThan(4 * 1024 * 1024);
    }

    [Test]
    public async Task A_bomb_of_gzip_is_not_inflated()
    {
        await using var host = await HookHost.StartGuardsAsync();
        using var zipped = new MemoryStream();
        await using (var zip = new GZipStream(zipped, CompressionLevel.SmallestSize, leaveOpen: true)) zip.Write(new byte[100 * 1024 * 1024]);
        var body = new ByteArrayContent(zipped.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/json"), ContentEncoding = { "gzip" } } };

        var answer = await host.Client.PostAsync(Feedback, body);

        answer.StatusCode.Should().Be(HttpStatusCode.UnsupportedMediaType);
        (await CodeAsync(answer)).Should().Be("CR602");
    }

    [Test]
    public async Task Deep_nesting_is_refused()
    {
        await using var host = await HookHost.StartGuardsAsync();

        var answer = await host.Client.PostAsync(Feedback, Json("{\"feedback\":" + new string('[', 100_000) + new string(']', 100_000) + "}"));

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [TestCase("text/plain")]
    [TestCase("application/xml")]
    public async Task What_is_not_called_JSON_is_refused(string type)
    {
        await using var host = await HookHost.StartGuardsAsync();

        var answer = await host.Client.PostAsync(Feedback, new StringContent("{}", Encoding.UTF8, type));

        answer.StatusCode.Should().Be(HttpStatusCode.UnsupportedMediaType);
    }

    [Test]
    public async Task What_takes_too_long_is_unavailable_and_says_that_nothing_was_checked()
    {
        await using var host = await HookHost.StartGuardsAsync(new CdsHooksSecurityOptions { TimeLimit = TimeSpan.FromMilliseconds(100) }, context => Task.Delay(Timeout.Infinite, context.RequestAborted));

        var answer = await host.Client.GetAsync("/cds-services/probe");

        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter.Should().NotBeNull();
        (await answer.Content.ReadAsStringAsync()).Should().Contain("Nothing was checked").And.NotContain("cards");
    }

    [Test]
    public async Task A_fault_is_an_error_and_neither_the_answer_nor_a_log_quotes_it()
    {
        await using var host = await HookHost.StartGuardsAsync(probe: _ => throw new FormatException("The input string 'CANARYNAME' was not in a correct format.", new InvalidOperationException("CANARYNAME")));

        var answer = await host.Client.GetAsync("/cds-services/probe");

        answer.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("Nothing was checked").And.NotContain("CANARYNAME").And.NotContain("cards");
        host.Logs.All.Should().Contain(line => line.Contains("System.FormatException")).And.NotContain(line => line.Contains("CANARYNAME"));
    }

    [Test]
    public async Task Half_an_answer_is_cut_off_and_not_ended_as_if_it_were_whole()
    {
        await using var host = await HookHost.StartGuardsAsync(probe: async context =>
        {
            await context.Response.WriteAsync("{\"cards\":[");
            await context.Response.Body.FlushAsync();
            throw new InvalidOperationException();
        });

        var read = async () => await host.Client.GetStringAsync("/cds-services/probe");

        await read.Should().ThrowAsync<Exception>();
    }

    [Test]
    public async Task Who_calls_too_often_waits()
    {
        await using var host = await HookHost.StartGuardsAsync(new CdsHooksSecurityOptions { RequestsPerMinute = 3 });
        for (var i = 0; i < 3; i++) (await host.Client.GetAsync("/cds-services/probe")).StatusCode.Should().Be(HttpStatusCode.OK);

        var answer = await host.Client.GetAsync("/cds-services/probe");

        answer.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(60));
    }

    [Test]
    public async Task Every_answer_tells_browsers_and_caches_what_they_may_not_do()
    {
        await using var host = await HookHost.StartGuardsAsync();

        foreach (var answer in new[] { await host.Client.GetAsync("/cds-services/probe"), await host.Client.PostAsync(Feedback, Json("x")) })
        {
            answer.Headers.CacheControl!.NoStore.Should().BeTrue();
            Header(answer, "X-Content-Type-Options").Should().Be("nosniff");
            Header(answer, "Referrer-Policy").Should().Be("no-referrer");
            Header(answer, "Content-Security-Policy").Should().Be("default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
        }
    }

    [TestCase("https://ehr.example.org", true)]
    [TestCase("https://evil.example", false)]
    [TestCase("https://ehr.example.org.evil.example", false)]
    [TestCase("null", false)]
    public async Task Only_configured_origins_may_call_from_a_browser(string origin, bool isAllowed)
    {
        await using var host = await HookHost.StartGuardsAsync(new CdsHooksSecurityOptions { CorsOrigins = ["https://ehr.example.org"] });
        using var preflight = new HttpRequestMessage(HttpMethod.Options, Feedback) { Headers = { { "Origin", origin }, { "Access-Control-Request-Method", "POST" }, { "Access-Control-Request-Headers", "authorization,content-type" } } };
        using var call = new HttpRequestMessage(HttpMethod.Get, "/cds-services/probe") { Headers = { { "Origin", origin } } };

        using var asked = await host.Client.SendAsync(preflight);
        using var called = await host.Client.SendAsync(call);

        asked.StatusCode.Should().Be(isAllowed ? HttpStatusCode.NoContent : HttpStatusCode.Forbidden);
        Header(asked, "Access-Control-Allow-Origin").Should().Be(isAllowed ? origin : null);
        Header(called, "Access-Control-Allow-Origin").Should().Be(isAllowed ? origin : null);
        Header(called, "Access-Control-Allow-Credentials").Should().BeNull();
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static string? Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("problems")[0].GetProperty("code").GetString();

    private sealed class EndlessStream : Stream
    {
        public long Count { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Count += count;
            Array.Fill(buffer, (byte)' ', offset, count);
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
