using System.Text.RegularExpressions;

namespace CrampRisk.Cli.Tests;

/// <summary>What the README shows is what happens.</summary>
public sealed class ReadmeTests
{
    private static readonly string Root = RepositoryRoot();

    [Test]
    public void The_first_command_prints_what_the_readme_shows()
    {
        var readme = File.ReadAllText(Path.Combine(Root, "README.md"));
        var arguments = Block(readme, "first-command").Split(" -- ")[1].Trim().Split(' ');
        var shown = Block(readme, "first-output").TrimEnd('\n').Split("\n…").Select(part => part.Trim('\n')).Where(part => part.Length > 0);
        using var cli = new Cli();

        var run = cli.Run([arguments[0], Path.Combine(Root, arguments[1]), .. arguments[2..]]);

        run.ExitCode.Should().Be(0);
        foreach (var part in shown) run.Output.Should().Contain(part);
    }

    [Test]
    public void The_readme_is_at_most_300_lines_and_names_every_outcome()
    {
        var readme = File.ReadAllText(Path.Combine(Root, "README.md"));

        readme.Split('\n').Length.Should().BeLessThanOrEqualTo(300);
        Enum.GetNames<EntryOutcome>().Should().OnlyContain(outcome => readme.Contains($"`{outcome}`", StringComparison.Ordinal));
    }

    [Test]
    public void The_page_on_hooks_names_every_option_of_serve_and_the_readme_leads_there()
    {
        using var cli = new Cli();
        var page = File.ReadAllText(Path.Combine(Root, "docs", "cds-hooks.md"));

        var options = Regex.Matches(cli.Run("serve", "--help").Output, "^  (?:-.+, )?(--[a-z-]+)", RegexOptions.Multiline).Select(match => match.Groups[1].Value).Except(["--help"]).ToList();

        options.Should().HaveCountGreaterThan(10);
        var table = page[page.IndexOf("## `cramprisk serve`", StringComparison.Ordinal)..];
        foreach (var option in options) table.Should().MatchRegex($@"\n\| .*`{option}[` ]");
        File.ReadAllText(Path.Combine(Root, "README.md")).Should().Contain("docs/cds-hooks.md");
    }

    private static string Block(string readme, string mark) =>
        Regex.Match(readme, $"<!-- {mark} -->\n```[a-z]*\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CrampRisk.sln"))) folder = folder.Parent ?? throw new DirectoryNotFoundException("No CrampRisk.sln above the tests.");
        return folder.FullName;
    }
}
