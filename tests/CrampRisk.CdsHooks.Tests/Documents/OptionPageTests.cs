using System.Collections;
using System.Globalization;
using System.Reflection;
using FluentAssertions;
using NUnit.Framework;

namespace CrampRisk.CdsHooks.Tests;

/// <summary>The tables of options name every option that a host can set, with its default.</summary>
internal sealed class OptionPageTests
{
    private static readonly CdsHooksOptions Defaults = new();

    [TestCase("cds-hooks.md", "Screening")]
    [TestCase("cds-hooks-security.md", "Security")]
    [TestCase("cds-hooks-security.md", "Feedback")]
    public void The_table_names_every_option_with_its_default(string page, string part)
    {
        var options = typeof(CdsHooksOptions).GetProperty(part)!.GetValue(Defaults)!;

        var table = Pages.Options(Pages.Read(page), part);

        table.Keys.Should().BeEquivalentTo(Properties(options).Select(property => property.Name));
        foreach (var property in Properties(options))
        {
            // What an option without a value stands for is told in words.
            if (Written(property.Name, property.GetValue(options)) is { } value) table[property.Name].Should().Be(value, property.Name);
            else table[property.Name].Should().NotBeEmpty(property.Name);
        }
    }

    [Test]
    public void Every_part_of_the_options_has_a_table() =>
        typeof(CdsHooksOptions).GetProperties().Select(property => property.Name).Should().BeEquivalentTo("Screening", "Security", "Feedback");

    [TestCase(typeof(TokenIssuer))]
    [TestCase(typeof(AllowedOrigin))]
    public void What_an_option_is_made_of_is_named_on_the_page(Type type)
    {
        var page = Pages.Read("cds-hooks-security.md");

        foreach (var property in type.GetProperties()) page.Should().Contain($"`{property.Name}`");
    }

    private static IEnumerable<PropertyInfo> Properties(object options) => options.GetType().GetProperties().Where(property => property.Name != "EqualityContract");

    private static string? Written(string name, object? value) => value switch
    {
        null or SitePolicy => null,
        TimeSpan { TotalSeconds: < 60 } time => $"{time.TotalSeconds:0} seconds",
        TimeSpan time => $"{time.TotalMinutes:0} minutes",
        int bytes when name.EndsWith("Bytes", StringComparison.Ordinal) => $"{bytes / (1024 * 1024)} MB",
        int number => number.ToString("N0", CultureInfo.InvariantCulture),
        Enum choice => $"`{choice}`",
        IEnumerable list => list.Cast<object>().Any() ? throw new NotSupportedException(name) : "none",
        _ => throw new NotSupportedException(name),
    };
}
