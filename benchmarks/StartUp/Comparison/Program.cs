using System.CommandLine;
using System.Text;

// Everything up to the report: the verb with its options, parsed; then a constant instead of screening.
var medications = new Option<string[]>("--med");
var conditions = new Option<string[]>("--condition");
var format = new Option<string?>("--format");
var asOf = new Option<string?>("--as-of");
var screen = new Command("screen") { new Argument<string[]>("input") { Arity = ArgumentArity.ZeroOrMore }, medications, conditions, format, asOf };
foreach (var name in (string[])["--procedure", "--new", "--input-format", "--output", "--audience", "--profile", "--lookback", "--pack", "--policy", "--acknowledged", "--fail-on"])
    screen.Options.Add(new Option<string?>(name));
screen.SetAction(parsed =>
{
    if (parsed.GetValue(medications) is not { Length: > 0 } || parsed.GetValue(conditions) is null || parsed.GetValue(format) != "json") return 2;
    using var output = Console.OpenStandardOutput();
    output.Write(Encoding.UTF8.GetBytes($$"""{"asOf":"{{parsed.GetValue(asOf)}}","flags":[]}""" + "\n"));
    return 0;
});
return new Command("startup") { screen }.Parse(args).Invoke();
