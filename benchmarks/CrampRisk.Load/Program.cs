using System.CommandLine;
using CrampRisk.Load;

// Load for the CDS Hooks service, on loopback only: the service and the endpoint that it is measured against, each in a server process of its own.
var seconds = new Option<int>("--seconds") { Description = "How long the service is under load; the endpoint it is compared with takes a fifth of it.", DefaultValueFactory = _ => 300 };
var clients = new Option<int>("--clients") { Description = "How many clients call at once.", DefaultValueFactory = _ => 8 };
var rate = new Option<int>("--rate") { Description = "Requests in a second over all clients; 0: as many as can be.", DefaultValueFactory = _ => 0 };
var kill = new Option<bool>("--kill") { Description = "Kill the server during feedback instead, start it again, and look for every feedback that was answered." };
var database = new Option<string>("--database") { Description = "The SQLite file.", Required = true };

var host = new Command("host", "The server process.") { database };
host.SetAction((parsed, cancellation) => LoadHost.RunAsync(parsed.GetValue(database)!, cancellation));

var root = new RootCommand("Puts the CDS Hooks service under load.") { seconds, clients, rate, kill, host };
root.SetAction((parsed, cancellation) => parsed.GetValue(kill)
    ? KillTest.RunAsync(Math.Min(parsed.GetValue(seconds), 10), parsed.GetValue(clients), cancellation)
    : LoadTest.RunAsync(TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(clients), parsed.GetValue(rate), cancellation));
return await root.Parse(args).InvokeAsync();
