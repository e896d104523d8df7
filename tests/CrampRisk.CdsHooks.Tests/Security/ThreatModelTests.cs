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
        var page = File.ReadAllText(Path.Combine(Root(), "docs", "threat-model.md"));

        var named = TestNames().Matches(page).Select(match => (Class: match.Groups[1].Value, Method: match.Groups[2].Value)).ToList();

        named.Should().HaveCountGreaterThan(30);
        foreach (var (type, method) in named)
        {
            var found = Assembly.GetExecutingAssembly().GetType($"CrampRisk.CdsHooks.Tests.{type}")?.GetMethod(method);
            found.Should().NotBeNull($"{type}.{method} is named");
        }
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "CrampRisk.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException("The repository's root was not found.");
    }

    [GeneratedRegex(@"`(\w+(?:Tests|Contract))\.(\w+)`")]
    private static partial Regex TestNames();
}
