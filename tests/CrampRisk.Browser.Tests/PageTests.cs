using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CrampRisk.Browser.Tests;

/// <summary>Every page in a real browser: on a phone and a desk, light and dark, by keyboard, on paper.</summary>
public sealed class PageTests
{
    private const int Phone = 360;
    private const int Desk = 1280;

    private static readonly string Focusable = "a[href], button, input, select, textarea, summary, [tabindex='0']";

    [Test]
    public async Task Axe_finds_nothing_to_object_to(
        [ValueSource(typeof(WebPages), nameof(WebPages.All))] WebPage page, [Values(Phone, Desk)] int width, [Values(ColorScheme.Light, ColorScheme.Dark)] ColorScheme scheme)
    {
        var tab = await Chromium.Open(page, width, scheme);
        await Picture(tab, $"{page.Name}-{width}-{scheme}");
        await OpenDetails(tab);

        var found = await tab.RunAxe();

        found.Violations.Select(violation => $"{violation.Id}: {violation.Help} {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}").Should().BeEmpty();
        found.Passes.Should().NotBeEmpty();
    }

    [Test]
    public async Task Nothing_scrolls_sideways([ValueSource(typeof(WebPages), nameof(WebPages.All))] WebPage page, [Values(Phone, Desk)] int width)
    {
        var tab = await Chromium.Open(page, width);
        await OpenDetails(tab);

        var widest = await tab.EvaluateAsync<int>("Math.max(document.documentElement.scrollWidth, ...[...document.querySelectorAll('body *:not(.skip)')].map(e => Math.ceil(e.scrollWidth > e.clientWidth && e.clientWidth > 0 && getComputedStyle(e).display !== 'inline' ? e.getBoundingClientRect().left + e.scrollWidth : e.getBoundingClientRect().right)))");

        widest.Should().BeLessThanOrEqualTo(width);
    }

    [Test]
    public async Task The_keyboard_reaches_everything([ValueSource(typeof(WebPages), nameof(WebPages.All))] WebPage page)
    {
        var tab = await Chromium.Open(page);
        await tab.EvaluateAsync("document.addEventListener('focusin', e => e.target.dataset.reached = '1')");
        for (var presses = 0; presses < 5000; presses++)
        {
            await tab.Keyboard.PressAsync("Tab");
            var at = await tab.EvaluateAsync<string>("document.activeElement.tagName");
            if (at == "BODY") break;
            if (at == "SUMMARY") await tab.Keyboard.PressAsync("Enter");
        }

        var missed = await tab.EvaluateAsync<string[]>("what => [...document.querySelectorAll(what)].filter(e => e.dataset.reached !== '1').map(e => e.outerHTML.slice(0, 120))", Focusable);

        missed.Should().BeEmpty();
        (await tab.EvaluateAsync<int>("document.querySelectorAll('[data-reached]').length")).Should().BePositive();
    }

    [TestCaseSource(typeof(WebPages), nameof(WebPages.All))]
    public async Task What_has_the_focus_can_be_seen(WebPage page)
    {
        var tab = await Chromium.Open(page, Phone);

        await tab.Keyboard.PressAsync("Tab");

        (await tab.EvaluateAsync<bool>("(() => { const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e); return box.left >= 0 && box.top >= 0 && box.width > 0 && style.outlineStyle !== 'none'; })()")).Should().BeTrue();
    }

    [Test]
    public async Task On_paper_it_is_whole([ValueSource(typeof(WebPages), nameof(WebPages.All))] WebPage page, [Values("A4", "Letter")] string paper)
    {
        var tab = await Chromium.Open(page);
        await tab.EmulateMediaAsync(new() { Media = Media.Print });

        var hidden = await tab.EvaluateAsync<string[]>("[...document.querySelectorAll('main li, main p, main td, main h2, main h3')].filter(e => e.textContent.trim() && !e.checkVisibility({ visibilityProperty: true })).map(e => e.outerHTML.slice(0, 120))");
        var pdf = await tab.PdfAsync(new() { Format = paper });

        hidden.Should().BeEmpty("closed details are open on paper");
        var text = System.Text.Encoding.Latin1.GetString(pdf);
        text.Should().StartWith("%PDF-");
        Regex.Matches(text, @"/Type\s*/Page\b").Should().NotBeEmpty();
    }

    // For whoever wants to look at the pages: written where CRAMPRISK_SCREENSHOTS names a folder.
    private static async Task Picture(IPage tab, string name)
    {
        if (Environment.GetEnvironmentVariable("CRAMPRISK_SCREENSHOTS") is not { Length: > 0 } folder) return;
        await tab.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(folder, $"{name.Replace(' ', '-').Replace(",", "", StringComparison.Ordinal)}.png") });
    }

    private static async Task OpenDetails(IPage tab) => await tab.EvaluateAsync("document.querySelectorAll('details').forEach(e => e.open = true)");
}
