using Microsoft.Playwright;

namespace CrampRisk.Browser.Tests;

/// <summary>A page that must be usable by everybody: to have another one tested, add it to <see cref="WebPages.All"/>.</summary>
/// <param name="Name">Its name, part of the tests' names.</param>
/// <param name="Show">Shows it in a tab and waits until it is ready.</param>
public sealed record WebPage(string Name, Func<IPage, Task> Show)
{
    /// <summary>A page that is at hand as HTML.</summary>
    public static WebPage Of(string name, Func<string> html) => new(name, tab => tab.SetContentAsync(html()));

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
