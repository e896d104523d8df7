using CrampRisk.Cli.Commands;
using Spectre.Console;

namespace CrampRisk.Cli.Outputs;

/// <summary>A progress bar on standard error, for many files at a terminal.</summary>
internal static class ScreeningProgress
{
    private const int ManyFiles = 5;

    /// <summary>True where a bar helps and disturbs nothing: the results do not go to the same screen.</summary>
    public static bool IsWanted(ScreenOptions options, int files, Terminal terminal) =>
        files >= ManyFiles && options.HasProgress && !terminal.IsQuiet && !Console.IsErrorRedirected && (Console.IsOutputRedirected || options.OutputPath is not null);

    /// <summary>Shows a bar while the work runs; lines of the terminal go above it.</summary>
    public static int Run(int files, Terminal terminal, Func<Action, int> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress().AutoClear(true).Start(context =>
        {
            var task = context.AddTask("Screening", maxValue: files);
            terminal.LineWriter = console.WriteLine;
            try
            {
                return work(() => task.Increment(1));
            }
            finally
            {
                terminal.LineWriter = null;
            }
        });
    }
}
