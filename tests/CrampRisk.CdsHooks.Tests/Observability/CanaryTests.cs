using System.Net;
using System.Text;
using System.Text.Json;
using FluentAssertions;
using NUnit.Framework;

namespace CrampRisk.CdsHooks.Tests;

/// <summary>A patient with a mark in every place runs through every endpoint, answered, refused and failing; the mark stays nowhere.</summary>
[NonParallelizable]
internal sealed class CanaryTests
{
    private readonly List<string> _errors = [];

    [Test]
    public async Task A_canary_patient_is_in_no_log_metric_trace_error_or_store()
    {
        using var measured = new Measurements();
        using var traces = new Traces();
        await using var server = await LoopbackServer.StartAsync();
        server.Answer("/r4/Condition", $$"""{"resourceType":"Bundle","type":"searchset","entry":[{"resource":{{HookRequests.Condition().ToJsonString()}}}]}""");
        server.Answer("/r4/Procedure", """{"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resourceType":"Procedure","code":"CANARYBROKEN""");
        await using var host = await HookHost.StartAsync(options => options.Security = new CdsHooksSecurityOptions { FhirOrigins = [new AllowedOrigin(server.Url)] });

        await AnsweredAsync(host, server);
        await RefusedAsync(host);
        await FailingAsync(host);

        var store = Directory.GetFiles(Path.GetDirectoryName(host.Database)!).Select(file => (file, bytes: Bytes(file))).ToList();
        store.Select(item => Path.GetFileName(item.file)).Should().Contain(["feedback.db-wal", "feedback.db.secret"]);
        Encoding.Latin1.GetString(store.Single(item => item.file.EndsWith("-wal", StringComparison.Ordinal)).bytes).Should().Contain("naproxen@", "the card was stored");
        host.Logs.All.Should().NotBeEmpty();
        measured.Lines.Should().NotBeEmpty();
        traces.Lines.Should().Contain(line => line.StartsWith("CrampRisk ", StringComparison.Ordinal));
        _errors.Should().NotBeEmpty();
        foreach (var mark in HookRequests.Marks)
        {
            host.Logs.All.Should().NotContain(line => line.Contains(mark), mark);
            measured.Lines.Should().NotContain(line => line.Contains(mark), mark);
            traces.Lines.Should().NotContain(line => line.Contains(mark), mark);
            _errors.Should().NotContain(line => line.Contains(mark), mark);
            foreach (var (file, bytes) in store)
            {
                Encoding.Latin1.GetString(bytes).Should().NotContain(mark, file);
                Encoding.Unicode.GetString(bytes).Should().NotContain(mark, file);
            }
        }
    }

    private async Task AnsweredAsync(HookHost host, LoopbackServer server)
    {
        (await PostAsync(host, "cramprisk-patient-view", HookRequests.PatientView().ToJsonString())).Status.Should().Be(HttpStatusCode.OK);
        (await PostAsync(host, "cramprisk-order-select", HookRequests.OrderSelect().ToJsonString())).Status.Should().Be(HttpStatusCode.OK);
        (await PostAsync(host, "cramprisk-order-sign", HookRequests.OrderSign(server.Url + "/r4").ToJsonString())).Status.Should().Be(HttpStatusCode.OK);
        server.Paths.Should().Contain("/r4/Condition", "what prefetch lacked was fetched");
        var (status, body) = await PostAsync(host, "cramprisk-order-sign", HookRequests.OrderSign().ToJsonString());
        status.Should().Be(HttpStatusCode.OK);
        var card = JsonDocument.Parse(body).RootElement.GetProperty("cards")[0].GetProperty("uuid").GetString()!;
        (await FeedbackAsync(host, $$$"""{"feedback":[{"card":"{{{card}}}","outcome":"overridden","overrideReason":{"reason":{"code":"CANARYCODE"},"userComment":"CANARYCOMMENT"},"outcomeTimestamp":"2020-01-01T00:00:00Z"}]}""")).Should().Be(HttpStatusCode.OK);
    }

    private async Task RefusedAsync(HookHost host)
    {
        var request = HookRequests.OrderSign().ToJsonString();
        string[] bodies =
        [
            request[..^20], request.Replace("\"order-sign\"", "\"CANARYHOOK\""), request.Replace("\"hookInstance\":\"", "\"hookInstance\":\"CANARY"), request.Replace("1911-11-11", "1911-11-11CANARY"),
            // Names of properties are the sender's own structure: a place says them, a value never.
            request.Replace("\"context\":", "\"twice\":\"CANARY\",\"twice\":\"CANARY\",\"context\":"), request.Replace("\"context\":", "\"context\":{\"patientId\":\"CANARY\"},\"context\":"),
            request.Replace("\"draftOrders\":{", "\"draftOrders\":{\"CANARY\":[[[["), request.Replace("\"Bundle\"", "\"CANARYTYPE\""), HookRequests.PatientView().ToJsonString(), "CANARY", "[\"CANARY\"]",
            request.Replace("\"status\":\"draft\"", "\"status\":\"CANARY\\ud800\""), request.Replace("\"resourceType\":\"Patient\"", "\"resourceType\":\"Patient\",\"CANARYFIELD\":{\"CANARY\":1e999}"),
        ];
        foreach (var body in bodies) await PostAsync(host, "cramprisk-order-sign", body);
        await PostAsync(host, "no-such-service", request);
        foreach (var body in new[] { """{"feedback":[{"card":"CANARY","outcome":"CANARY","outcomeTimestamp":"CANARY"}]}""", """{"feedback":[{"CANARY":1,"CANARY":2}]}""", "CANARY", """{"CANARY":""" })
            (await FeedbackAsync(host, body)).Should().Be(HttpStatusCode.BadRequest);
        (await FeedbackAsync(host, $$$"""{"feedback":[{"card":"{{{Guid.NewGuid()}}}","outcome":"overridden","overrideReason":{"userComment":"CANARYCOMMENT"},"outcomeTimestamp":"2020-01-01T00:00:00Z"}]}""")).Should().Be(HttpStatusCode.UnprocessableEntity);
    }

    // The store goes away under the service: cards are still sent, feedback is refused, nothing is lost in silence.
    private async Task FailingAsync(HookHost host)
    {
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={host.Database};Pooling=false"))
        {
            await connection.OpenAsync();
            await new FeedbackTables(connection).ExecuteAsync("ALTER TABLE cramprisk_cards RENAME TO gone; ALTER TABLE cramprisk_acknowledgements RENAME TO gone_too", default);
        }
        (await PostAsync(host, "cramprisk-order-sign", HookRequests.OrderSign().ToJsonString())).Body.Should().Contain("\"cards\":[{");
        (await FeedbackAsync(host, $$$"""{"feedback":[{"card":"{{{Guid.NewGuid()}}}","outcome":"overridden","overrideReason":{"userComment":"CANARYCOMMENT"},"outcomeTimestamp":"2020-01-01T00:00:00Z"}]}""")).Should().Be(HttpStatusCode.InternalServerError);
    }

    private async Task<HttpStatusCode> FeedbackAsync(HookHost host, string body) => (await PostAsync(host, "cramprisk-order-sign/feedback", body)).Status;

    private async Task<(HttpStatusCode Status, string Body)> PostAsync(HookHost host, string service, string body)
    {
        using var answer = await host.Client.PostAsync("/cds-services/" + service, new StringContent(body, Encoding.UTF8, "application/json"));
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode) _errors.Add(answer.Headers + text);
        return (answer.StatusCode, text);
    }

    private static byte[] Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
