using CrampRisk.Terminology.Compilation;

// CrampRisk.PackCompiler <pack folder> <output folder>
if (args.Length != 2)
{
    Console.Error.WriteLine("usage: CrampRisk.PackCompiler <pack folder> <output folder>");
    return 2;
}
var (pack, output) = (args[0], args[1]);
try
{
    Directory.CreateDirectory(output);
    File.WriteAllBytes(Path.Combine(output, "terminology.bin"), TerminologyCompiler.Compile(Path.Combine(pack, "terminology")));
    return 0;
}
catch (InvalidDataException problems)
{
    // The form that MSBuild shows as an error: "file:line: what" becomes "file(line): error CRPACK: what".
    foreach (var problem in problems.Message.Split('\n')) Console.Error.WriteLine($"error CRPACK: {problem}");
    return 3;
}
