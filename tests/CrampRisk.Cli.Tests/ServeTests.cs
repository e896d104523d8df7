using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CrampRisk.Cli.Tests;

/// <summary><c>cramprisk serve</c> as a process: what it prints, answers, keeps and refuses.</summary>
[Platform(Exclude = "Win", Reason = "Processes are ended by signals.")]
public sealed class ServeTests
{
    private const string Sign = "/cds-services/cramprisk-order-sign";

    private Cli _cli = null!;

    [SetUp]
    public void Start() => _cli = new Cli();

    [TearDown]
    public void Stop() => _cli.Dispose();

    [Test]
    public async Task It_says_where_it_is_and_that_it_asks_for_no_token()
    {
        using var served = await StartAsync();

        var url = served.Client.BaseAddress!.AbsoluteUri.TrimEnd('/');
        served.Lines.Should().Equal(
            "No token issuer is given: requests are accepted without a token, from this machine only.",
            $"CDS Hooks at {url}/cds-services, the rules at {url}/, health at {url}/health/ready. Ctrl-C stops.");
        (await served.Client.GetStringAsync("/health/ready")).Should().Be("Healthy");
    }

    [Test]
    public async Task Discovery_names_the_three_services_and_the_page_shows_the_rules()
    {
        using var served = await StartAsync();

        var discovery = await served.Client.GetFromJsonAsync<JsonNode>("/cds-services");

        discovery!["services"]!.AsArray().Select(service => $"{service!["id"]} {service["hook"]}").Should()
            .Equal("cramprisk-patient-view patient-view", "cramprisk-order-select order-select", "cramprisk-order-sign order-sign");
        (await served.Client.GetStringAsync("/")).Should().Contain("id=\"teriparatide\"");
    }

    [Test]
    public async Task A_new_order_of_teriparatide_gets_its_card()
    {
        using var served = await StartAsync();

        var answer = await served.PostAsync(Sign, Teriparatide());

        Summaries(answer).Should().Equal("Teriparatide and leg cramps");
        answer["extension"]!["cramprisk"]!["outcomes"]!["flagged"]!.GetValue<int>().Should().Be(1);
    }

    [TestCase("TERM")]
    [TestCase("KILL")]
    public async Task What_the_clinician_said_last_is_there_after_a_restart(string signal)
    {
        using (var first = await StartAsync())
        {
            var card = (await first.PostAsync(Sign, Teriparatide()))["cards"]![0]!["uuid"]!.GetValue<string>();
            await AnswerAsync(first, card, "will-monitor");
            await AnswerAsync(first, card, "not-relevant");
            await first.SignalAsync(signal);
        }
        using var second = await StartAsync();

        var answer = await second.PostAsync(Sign, Teriparatide());

        Summaries(answer).Should().BeEmpty();
        answer["extension"]!["cramprisk"]!["suppressed"]![0]!["because"]!.GetValue<string>().Should().Contain("not-relevant").And.NotContain("will-monitor");
    }

    // A service manager stops with TERM and takes 0 for success; Ctrl-C is 130 as for every verb.
    [TestCase("TERM", 0)]
    [TestCase("INT", 130)]
    public async Task A_signal_stops_it_without_a_word(string signal, int code)
    {
        using var served = await StartAsync("--quiet");
        await served.PostAsync(Sign, Teriparatide());
        var said = served.Lines.Count();

        (await served.SignalAsync(signal)).Should().Be(code);
        served.Lines.Skip(said).Should().BeEmpty();
    }

    [Test]
    public async Task With_an_issuer_every_call_needs_a_token_and_the_start_says_for_which_address()
    {
        using var served = await StartAsync("--issuer", "https://ehr.example.org=https://ehr.example.org/jwks.json", "--public-url", "https://cds.example.org");

        served.Lines.Should().Contain("Each request needs a token that is made out (aud) to the address it calls, under https://cds.example.org.");
        (await served.Client.GetAsync("/cds-services")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Test]
    public void Help_goes_to_standard_output()
    {
        var run = _cli.Run("serve", "--help");

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain("cramprisk serve [options]").And.Contain("--public-url");
    }

    // 203.0.113.0/24 is for documentation (RFC 5737): no machine has it.
    [TestCase("--port|x", "--port x is no port. Write a number from 1 to 65535, or 0 for any that is free.")]
    [TestCase("--port|65536", "--port 65536 is no port. Write a number from 1 to 65535, or 0 for any that is free.")]
    [TestCase("--address|example.org", "--address example.org is no IP address. Write --address 127.0.0.1, or another address of this machine.")]
    [TestCase("--address|0.0.0.0", "on 0.0.0.0 anybody could call, and no token issuer is given. Add --issuer and --public-url, or listen on 127.0.0.1.")]
    [TestCase("--address|203.0.113.7|--issuer|a=https://a.example/jwks|--public-url|https://cds.example.org", "--address 203.0.113.7 is no address of this machine. Write --address 127.0.0.1, or another address of this machine.")]
    [TestCase("--address|0.0.0.0|--port|5080|--issuer|a=https://a.example/jwks", "with --issuer, tokens are made out to the address that clients call, and --address 0.0.0.0 --port 5080 does not tell it. Add --public-url https://cds.example.org.")]
    [TestCase("--issuer|a=https://a.example/jwks", "with --issuer, tokens are made out to the address that clients call, and --address 127.0.0.1 --port 0 does not tell it. Add --public-url https://cds.example.org.")]
    [TestCase("--issuer|https://ehr.example.org", "--issuer https://ehr.example.org does not say where the keys are. Write --issuer https://ehr.example.org=https://ehr.example.org/jwks.json.")]
    [TestCase("--issuer|a=ftp://a.example|--public-url|https://cds.example.org", "--issuer a: expected an https address, not a link-local one. See cramprisk serve --help.")]
    [TestCase("--issuer|a=https://a.example|--issuer|a=https://b.example|--public-url|https://cds.example.org", "--issuer a: an issuer is listed twice. See cramprisk serve --help.")]
    [TestCase("--public-url|http://cds.example.org", "--public-url http://cds.example.org: expected the https address that clients call; tokens are made out to it. See cramprisk serve --help.")]
    [TestCase("--allow-fhir|https://ok.example|--allow-fhir|http://fhir.example|--allow-origin|*", "--allow-origin *: expected scheme, host and port of an https origin; * is not accepted; --allow-fhir http://fhir.example: expected scheme, host and port of an https server, not a link-local address. See cramprisk serve --help.")]
    [TestCase("--feedback|.", "--feedback . is a folder. Name a file in it.")]
    [TestCase("--feedback|text.txt", "--feedback text.txt cannot be used (SQLite Error 26: 'file is not a database'). Write --feedback with a file that this account may write, or that cramprisk serve made.")]
    [TestCase("--profile|cor", "--profile cor is not known. Write --profile core.")]
    [TestCase("--prot|1", "there is no option --prot. Write --port.")]
    [TestCase("--feedback", "--feedback needs a value. Write --feedback file, or see cramprisk serve --help.")]
    [TestCase("here", "Unrecognized command or argument 'here'. See cramprisk serve --help.")]
    public void An_option_that_cannot_be_is_refused_in_one_line(string options, string line)
    {
        _cli.Write("text.txt", "This is a text and no database, however long one reads on in it, line after line after line after line.");
        string[] given = options.Split('|');

        var run = _cli.Run(["serve", .. given.Contains("--port") ? [] : (string[])["--port", "0"], .. given.Contains("--feedback") ? [] : (string[])["--feedback", "feedback.db"], .. given]);

        run.ErrorLines.Should().Equal($"cramprisk: {line}");
        run.ExitCode.Should().Be(2);
        run.Output.Should().BeEmpty();
    }

    [Test]
    public async Task A_port_that_is_taken_is_refused_by_its_number()
    {
        using var served = await StartAsync();
        var port = served.Client.BaseAddress!.Port;

        var run = _cli.Run("serve", "--port", $"{port}", "--feedback", "other.db");

        run.ErrorLines.Should().Equal($"cramprisk: port {port} is in use. Write --port with another, or 0 for any that is free.");
        run.ExitCode.Should().Be(2);
    }

    [TestCase("--policy|policy.json", "policy.json: CR501: there is no such file. Check the path.")]
    [TestCase("--pack|pack.json", "pack.json: CR353: there is no such file or folder, or it may not be read. Check the path.")]
    public void A_document_that_cannot_be_read_is_refused_as_everywhere(string options, string line)
    {
        var run = _cli.Run(["serve", "--port", "0", "--feedback", "feedback.db", .. options.Split('|')]);

        run.ErrorLines.Should().Equal(line);
        run.ExitCode.Should().Be(3);
    }

    private Task<Served> StartAsync(params string[] options) => Served.StartAsync(_cli, ["--port", "0", "--feedback", "feedback.db", .. options]);

    private static IEnumerable<string> Summaries(JsonNode answer) => answer["cards"]!.AsArray().Select(card => card!["summary"]!.GetValue<string>());

    private static async Task AnswerAsync(Served served, string card, string reason)
    {
        using var answer = await served.Client.PostAsJsonAsync($"{Sign}/feedback", new
        {
            feedback = new[] { new { card, outcome = "overridden", overrideReason = new { reason = new { code = reason, system = "urn:x-cramprisk:override-reason" } }, outcomeTimestamp = DateTime.UtcNow } },
        });
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    // RxNorm 32915 is teriparatide, SNOMED CT 34206005 the subcutaneous route.
    private static string Teriparatide() => $$$"""
        {"hook":"order-sign","hookInstance":"{{{Guid.NewGuid()}}}",
         "context":{"userId":"Practitioner/u1","patientId":"p1","draftOrders":{"resourceType":"Bundle","type":"collection","entry":[{"resource":
           {"resourceType":"MedicationRequest","id":"o1","status":"draft","intent":"order","subject":{"reference":"Patient/p1"},
            "medicationCodeableConcept":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"32915"}]},
            "dosageInstruction":[{"route":{"coding":[{"system":"http://snomed.info/sct","code":"34206005"}]}}]}}]}},
         "prefetch":{"patient":{"resourceType":"Patient","id":"p1"},"medicationRequests":null,"medicationStatements":null,"medicationAdministrations":null,"conditions":null,"procedures":null}}
        """;
}
