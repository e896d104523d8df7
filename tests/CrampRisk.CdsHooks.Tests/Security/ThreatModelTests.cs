using System.Reflection;
using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;

namespace CrampRisk.CdsHooks.Tests;

internal sealed partial class ThreatModelTests
{
    [Test]
    public void Every_test_that_the_threat_model_names_is_there()
    {
        var page = Pages.Read("threat-model.md");

        var named = TestNames().Matches(page).Select(match => (Class: match.Groups[1].Value, Method: match.Groups[2].Value)).ToList();

        named.Should().HaveCountGreaterThan(30);
        foreach (var (type, method) in named)
        {
            var found = Assembly.GetExecutingAssembly().GetType($"CrampRisk.CdsHooks.Tests.{type}")?.GetMethod(method);
            found.Should().NotBeNull($"{type}.{method} is named");
        }
    }

    [GeneratedRegex(@"`(\w+(?:Tests|Contract))\.(\w+)`")]
    private static partial Regex TestNames();
}
