using Microsoft.Playwright;

namespace CrampRisk.Browser.Tests;

/// <summary>The one browser of a test run. Where Chromium is not installed the tests are skipped and say so.</summary>
[SetUpFixture]
public sealed class Chromium
{
    /// <summary>Where the system keeps Chromium; another place is named by <c>CRAMPRISK_CHROMIUM</c>.</summary>
    private static readonly string Executable = Environment.GetEnvironmentVariable("CRAMPRISK_CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium";

    private static IPlaywright? _playwright;
    private static IBrowser? _browser;

    /// <summary>Opens a page in a tab of its own.</summary>
    /// <param name="page">The page.</param>
    /// <param name="width">The width of the window in CSS pixels.</param>
    /// <param name="scheme">Light or dark.</param>
    internal static async Task<IPage> Open(WebPage page, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        if (_browser is null) Assert.Ignore($"Chromium is not at {Executable}: install it, or name it by CRAMPRISK_CHROMIUM.");
        var tab = await _browser!.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 800 }, ColorScheme = scheme });
        await page.Show(tab);
        return tab;
    }

    [OneTimeSetUp]
    public static async Task Start()
    {
        if (!File.Exists(Executable)) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable,
            // No sandbox: continuous integration runs as root. The rest keeps the browser off the network.
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
    }

    [OneTimeTearDown]
    public static async Task Stop()
    {
        if (_browser is not null) await _browser.CloseAsync();
        _playwright?.Dispose();
    }
}
