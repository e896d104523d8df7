using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Runtime.InteropServices;
using CrampRisk.Cli.Commands;
using CrampRisk.Documents;

namespace CrampRisk.Cli;

/// <summary>The command line as a whole: verbs, exit codes, and what is said when something goes wrong.</summary>
internal sealed partial class CommandLine : IDisposable
{
    private readonly Terminal _terminal;
    private readonly Command _root;
    private readonly CancellationTokenSource _stop = new();
    private readonly Option<bool> _quiet = new("--quiet") { Description = "No progress and no closing count; problems are shown all the same.", Recursive = true };
    private readonly Option<bool> _verbose = new("--verbose") { Description = "Show the stack trace of an unexpected failure.", Recursive = true };

    /// <summary>Builds the verbs; nothing is read or written yet.</summary>
    public CommandLine(Terminal terminal)
    {
        _terminal = terminal;
        _root = new Command("cramprisk", "Maps a medication list and conditions to leg-cramp risk flags, each with its evidence. No flags does not mean safe.");
        _root.Options.Add(_quiet);
        _root.Options.Add(_verbose);
        _root.Options.Add(new HelpOption());
        _root.Options.Add(new VersionOption { Description = "Show the versions of tool, pack and terminology.", Action = new VersionAction(terminal) });
        _root.Subcommands.Add(new ScreenVerb(terminal, _stop.Token).Command);
        _root.Subcommands.Add(new ExplainVerb(terminal).Command);
        _root.Subcommands.Add(new PackVerb(terminal, _stop.Token).Command);
        _root.Subcommands.Add(new PolicyVerb(terminal, _stop.Token).Command);
        AddServe();
    }

    /// <summary>Runs what the arguments ask for.</summary>
    /// <returns>The exit code.</returns>
    public int Run(string[] args)
    {
        using var signal = PosixSignalRegistration.Create(PosixSignal.SIGINT, StopCleanly);
        try
        {
            // "@file" is an entry or a file name here, and letters do not bundle.
            var parsed = _root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
            _terminal.IsQuiet = parsed.GetValue(_quiet);
            _terminal.IsVerbose = parsed.GetValue(_verbose);
            ThrowIfWrong(parsed);
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (UsageException mistake)
        {
            _terminal.Say($"cramprisk: {mistake.Message}");
            return ExitCode.Usage;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Stopped;
        }
#pragma warning disable CA1031 // The last door: whatever comes here is reported in one line, as the contract says.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _terminal.Say($"cramprisk: failed unexpectedly ({fault.GetType().Name}): {fault.Message.TrimEnd('.')}. Run it again with --verbose for the details.");
            if (_terminal.IsVerbose) _terminal.SayTrace(fault);
            return ExitCode.Failed;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _stop.Dispose();

    // The commands look at the token between patients. Where one waits for standard input, nothing would wake it: so the process ends.
    private void StopCleanly(PosixSignalContext signal)
    {
        signal.Cancel = true;
        _stop.Cancel();
        _ = Task.Delay(TimeSpan.FromSeconds(1)).ContinueWith(_ => Environment.Exit(ExitCode.Stopped), TaskScheduler.Default);
    }

    /// <summary>Adds the verb that needs a web server; the native build has neither.</summary>
    partial void AddServe();

    private void ThrowIfWrong(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var isAnswer = parsed.Action is HelpAction or VersionAction;
        if (command == _root && parsed.UnmatchedTokens is not [['-', ..], ..] && !(isAnswer && parsed.UnmatchedTokens.Count == 0)) throw UnknownVerb(parsed);
        if (isAnswer) return;
        if (command.Subcommands.Count > 0) throw UnknownPart(command, parsed);
        foreach (var token in parsed.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash))
        {
            var isUnknown = token.Type == TokenType.Argument && token.Value.Length > 1 && token.Value[0] == '-' && !IsValueOfOption(parsed, token);
            if (isUnknown) throw UnknownOption(token.Value, command);
        }
        if (parsed.Errors.Count > 0) throw Mistake(parsed.Errors[0], command);
    }

    private static UsageException Mistake(ParseError error, Command command) => error.SymbolResult switch
    {
        OptionResult { Tokens.Count: 0 } option => new UsageException($"{option.Option.Name} needs a value", $"Write {option.Option.Name} {option.Option.HelpName}, or see {NameOf(command)} --help"),
        OptionResult option => new UsageException($"{option.Option.Name} was given more than once", "Give it once"),
        _ => new UsageException(error.Message.TrimEnd('.'), $"See {NameOf(command)} --help"),
    };

    private static bool IsValueOfOption(ParseResult parsed, Token token) =>
        parsed.CommandResult.Children.OfType<OptionResult>().Any(option => option.Tokens.Contains(token));

    private UsageException UnknownOption(string given, Command command)
    {
        var name = given.Split('=', ':')[0];
        var known = command.Options.Select(option => option.Name).Concat(_root.Options.Select(option => option.Name)).ToArray();
        return new UsageException($"there is no option {name}", NearestName.Of(name, known) is { } nearest ? $"Write {nearest}" : $"See {NameOf(command)} --help");
    }

    private static string NameOf(Command command) => command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{NameOf(parent)} {command.Name}" : command.Name;

    private static UsageException UnknownPart(Command command, ParseResult parsed)
    {
        var names = command.Subcommands.Select(part => part.Name).ToArray();
        if (parsed.UnmatchedTokens.Count == 0) return new UsageException($"{NameOf(command)} does not say what to do", $"Write {NameOf(command)} with one of {string.Join(", ", names)}");
        return new UsageException($"there is no {NameOf(command)} {parsed.UnmatchedTokens[0]}",
            NearestName.Of(parsed.UnmatchedTokens[0], names) is { } nearest ? $"Write {NameOf(command)} {nearest}" : $"Write one of {string.Join(", ", names)}");
    }

    private UsageException UnknownVerb(ParseResult parsed)
    {
        var verbs = _root.Subcommands.Select(verb => verb.Name).ToArray();
        var given = parsed.UnmatchedTokens.Count > 0 ? parsed.UnmatchedTokens[0] : null;
        if (given is null) return new UsageException("no verb was given", $"Write one of {string.Join(", ", verbs)}, or --help");
        // Only the native file lacks the verb (AddServe).
        if (given == "serve") throw new UsageException("this native file has no serve: it is built without the web server", "Run the dotnet tool cramprisk, or from a clone dotnet run --project src/CrampRisk.Cli -c Release -- serve");
        if (File.Exists(given) || Directory.Exists(given)) return new UsageException($"{given} is a file or folder, not a verb", $"Write cramprisk screen {given}");
        return new UsageException($"there is no verb {given}", NearestName.Of(given, verbs) is { } nearest ? $"Write cramprisk {nearest}" : $"Write one of {string.Join(", ", verbs)}, or --help");
    }
}
