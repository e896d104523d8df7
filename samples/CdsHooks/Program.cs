// A minimal host of the CDS Hooks service. With the argument "play" it also plays the EHR: discovery, order-sign, feedback, order-sign again.
using CrampRisk.CdsHooks;
using CrampRisk.Samples.CdsHooks;

var isPlay = args is ["play"];
using var folder = isPlay ? new TemporaryFolder() : null;
var builder = WebApplication.CreateBuilder();
builder.WebHost.UseUrls(isPlay ? "http://127.0.0.1:0" : "http://127.0.0.1:5080");
if (isPlay) builder.Logging.SetMinimumLevel(LogLevel.Warning);

builder.Services.AddCrampRiskCdsHooks(options =>
{
    if (folder is not null) options.Feedback = new FeedbackOptions { SqlitePath = folder.File("feedback.db") };
});

await using var app = builder.Build();
app.MapCrampRiskCdsHooks();

if (!isPlay)
{
    await app.RunAsync();
    return;
}
await app.StartAsync();
using (var ehr = new PlayedEhr(new Uri(app.Urls.First()))) await ehr.PlayAsync();
await app.StopAsync();
