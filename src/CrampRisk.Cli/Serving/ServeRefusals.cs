using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace CrampRisk.Cli.Serving;

/// <summary>What keeps the service from starting, told by the options that were written.</summary>
internal static partial class ServeRefusals
{
    /// <summary>Anybody could call.</summary>
    public static UsageException NoIssuer(ServeOptions options) =>
        new($"on {options.Address} anybody could call, and no token issuer is given", "Add --issuer and --public-url, or listen on 127.0.0.1");

    /// <summary>No token could be right.</summary>
    public static UsageException NoPublicUrl(ServeOptions options) =>
        new($"with --issuer, tokens are made out to the address that clients call, and --address {options.Address} --port {options.Port} does not tell it", "Add --public-url https://cds.example.org");

    /// <summary>Options of the service are out of range, all of them in one line.</summary>
    public static UsageException Invalid(ServeOptions options, InvalidDocumentException refusal) =>
        new(string.Join("; ", refusal.Problems.Select(problem => $"{Written(options, problem.Place)}: {problem.What}")),
            refusal.Problems.All(problem => problem.Code == "CR630") ? "See cramprisk serve --help" : refusal.Problems[0].Remedy);

    /// <summary>Something else listens there.</summary>
    public static UsageException PortInUse(ServeOptions options) => new($"port {options.Port} is in use", "Write --port with another, or 0 for any that is free");

    /// <summary>It may not, or cannot, listen there.</summary>
    public static UsageException CannotListen(ServeOptions options, SocketException fault) => fault.SocketErrorCode == SocketError.AddressNotAvailable
        ? new($"--address {options.Address} is no address of this machine", "Write --address 127.0.0.1, or another address of this machine")
        : new($"it cannot listen on --address {options.Address} --port {options.Port} ({fault.Message.TrimEnd('.')})", "Write another address or port");

    /// <summary>The file of sent cards and feedback cannot be made, read or written.</summary>
    public static UsageException NoStore(ServeOptions options, Exception fault) => Directory.Exists(options.FeedbackPath)
        ? new($"--feedback {options.FeedbackPath} is a folder", "Name a file in it")
        : new($"{(options.FeedbackPath is { } path ? $"--feedback {path}" : "the feedback file in the account's application data")} cannot be used ({fault.Message.TrimEnd('.')})",
            "Write --feedback with a file that this account may write, or that cramprisk serve made");

    private static string Written(ServeOptions options, string place)
    {
        var match = Place().Match(place);
        var index = match.Groups["index"].Success ? int.Parse(match.Groups["index"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : 0;
        return match.Groups["option"].Value switch
        {
            "PublicUrl" => $"--public-url {options.PublicUrl}",
            "Issuers" => $"--issuer {options.Issuers[index].Issuer}",
            "FhirOrigins" => $"--allow-fhir {options.FhirOrigins[index]}",
            "CorsOrigins" => $"--allow-origin {options.CorsOrigins[index]}",
            "feedback" => "--feedback",
            _ => place,
        };
    }

    [GeneratedRegex(@"^(?<option>\w+)(\[(?<index>\d+)\])?")]
    private static partial Regex Place();
}
