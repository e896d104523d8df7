using System.CommandLine;
using CrampRisk.Load;

// Load for the CDS Hooks service, on loopback only: the service and the endpoints that it is measured against, each in a server process of its own.
var seconds = new Option<int>("--seconds") { Description = "How long the service is under load; each endpoint it is compared with takes a fifth of it.", DefaultValueFactory = _ => 300 };
var clients = new Option<int>("--clients") { Description = "How many clients call at once.", DefaultValueFactory = _ => 8 };
var rate = new Option<int>("--rate") { Description = "Requests in a second over all clients; 0: as many as can be.", DefaultValueFactory = _ => 0 };
var kill = new Option<bool>("--kill") { Description = "Kill the server during feedback instead, start it again, and look for every feedback that was answered." };
var bundles = new Option<string?>("--bundles") { Description = "A folder of FHIR bundles to make requests of. Default: fhir in the folder that CRAMPRISK_TESTDATA names.", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("CRAMPRISK_TESTDATA") is { } folder ? Path.Combine(folder, "fhir") : null };
var database = new Option<string>("--database") { Description = "The SQLite file.", Required = true };

var host = new Command("host", "The server process.") { database };
host.SetAction((parsed, cancellation) => LoadHost.RunAsync(parsed.GetValue(database)!, cancellation));

var root = new RootCommand("Puts the CDS Hooks service under load.") { seconds, clients, rate, kill, bundles, host };
root.SetAction(async (parsed, cancellation) =>
{
    if (parsed.GetValue(bundles) is not { } folder || !Directory.Exists(folder))
    {
        Console.Error.WriteLine("No folder of bundles: give --bundles, or set CRAMPRISK_TESTDATA.");
        return 2;
    }
    var payloads = new Payloads(new Records(folder));
    return parsed.GetValue(kill)
        ? await KillTest.RunAsync(payloads, Math.Min(parsed.GetValue(seconds), 10), parsed.GetValue(clients), cancellation)
        : await LoadTest.RunAsync(payloads, TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(clients), parsed.GetValue(rate), cancellation);
});
return await root.Parse(args).InvokeAsync();
