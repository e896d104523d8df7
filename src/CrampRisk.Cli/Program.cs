using CrampRisk.Cli;

using var terminal = new Terminal();
using var commandLine = new CommandLine(terminal);
return commandLine.Run(args);
