namespace CrampRisk.Cli;

/// <summary>The command line asks for something that cannot be done: exit 2.</summary>
/// <param name="what">What is wrong, without the closing full stop.</param>
/// <param name="remedy">What to write instead, without the closing full stop.</param>
internal sealed class UsageException(string what, string remedy) : Exception($"{what}. {remedy}.");
