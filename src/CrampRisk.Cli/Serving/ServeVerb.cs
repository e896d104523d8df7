using System.CommandLine;
using System.Globalization;
using System.Net;
using CrampRisk.CdsHooks;
using CrampRisk.Cli.Commands;

namespace CrampRisk.Cli.Serving;

/// <summary>What may stand behind <c>cramprisk serve</c>.</summary>
internal sealed class ServeVerb
{
    private readonly Option<string?> _port = new("--port") { Description = "The port; 0 for any that is free. Default: 5080.", HelpName = "number" };
    private readonly Option<string?> _address = new("--address") { Description = "The address to listen on. Default: 127.0.0.1. Any but this machine's own needs --issuer.", HelpName = "ip" };
    private readonly Option<string?> _publicUrl = new("--public-url") { Description = "The address that clients call, https unless it is this machine. Needed with --issuer on any other address, or with --port 0.", HelpName = "url" };
    private readonly Option<string[]> _issuers = new("--issuer") { Description = "Whose tokens are accepted, and where its keys are; repeatable. With any, each request needs a token.", HelpName = "iss=jwks-url" };
    private readonly Option<string[]> _fhir = new("--allow-fhir") { Description = "A FHIR server that may be asked for missing prefetch; repeatable.", HelpName = "origin" };
    private readonly Option<string[]> _cors = new("--allow-origin") { Description = "An origin whose pages may call from a browser; repeatable.", HelpName = "origin" };
    private readonly Option<string?> _feedback = new("--feedback") { Description = "The SQLite file of sent cards and feedback. Default: in the user's application data.", HelpName = "file" };
    private readonly Option<string?> _profile = new("--profile") { Description = "core or extended. Default: core.", HelpName = "profile" };
    private readonly Option<string?> _pack = new("--pack") { Description = "A built pack, or an overlay on the built-in one.", HelpName = "file-or-folder" };
    private readonly Option<string?> _policy = new("--policy") { Description = "The site's policy.", HelpName = "file" };

    /// <summary>Builds the verb.</summary>
    public ServeVerb(Terminal terminal, CancellationToken stop)
    {
        Command = new Command("serve", "Serves CDS Hooks under /cds-services, the rules as a page at /, and health at /health/ready. Ctrl-C stops it.")
        {
            _port, _address, _publicUrl, _issuers, _fhir, _cors, _feedback, _profile, _pack, _policy,
        };
        Command.SetAction(parsed => new ServeCommand(OptionsOf(parsed), terminal, stop).Run());
    }

    /// <summary>The verb for the parser.</summary>
    public Command Command { get; }

    private ServeOptions OptionsOf(ParseResult parsed) => new()
    {
        Address = AddressOf(parsed.GetValue(_address)),
        Port = PortOf(parsed.GetValue(_port)),
        PublicUrl = parsed.GetValue(_publicUrl),
        Issuers = [.. (parsed.GetValue(_issuers) ?? []).Select(IssuerOf)],
        FhirOrigins = [.. parsed.GetValue(_fhir) ?? []],
        CorsOrigins = [.. parsed.GetValue(_cors) ?? []],
        FeedbackPath = parsed.GetValue(_feedback),
        Profile = Choice.Of("--profile", parsed.GetValue(_profile), Profile.Core, ("core", Profile.Core), ("extended", Profile.Extended)),
        PackPath = parsed.GetValue(_pack),
        PolicyPath = parsed.GetValue(_policy),
    };

    private static int PortOf(string? text)
    {
        if (text is null) return ServeOptions.DefaultPort;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= IPEndPoint.MaxPort) return port;
        throw new UsageException($"--port {text} is no port", "Write a number from 1 to 65535, or 0 for any that is free");
    }

    private static IPAddress AddressOf(string? text)
    {
        if (text is null or "localhost") return IPAddress.Loopback;
        return IPAddress.TryParse(text, out var address) ? address : throw new UsageException($"--address {text} is no IP address", "Write --address 127.0.0.1, or another address of this machine");
    }

    private static TokenIssuer IssuerOf(string text)
    {
        var split = text.IndexOf('=', StringComparison.Ordinal);
        if (split <= 0 || split == text.Length - 1) throw new UsageException($"--issuer {text} does not say where the keys are", "Write --issuer https://ehr.example.org=https://ehr.example.org/jwks.json");
        return new TokenIssuer(text[..split]) { KeySetUrls = [text[(split + 1)..]] };
    }
}
