using CrampRisk;
using CrampRisk.Knowledge;

// CrampRisk.PackCompiler <pack folder> <output folder>: writes terminology.bin and knowledge.bin.
if (args.Length != 2)
{
    Console.Error.WriteLine("usage: CrampRisk.PackCompiler <pack folder> <output folder>");
    return 2;
}
try
{
    PackFolderCompiler.Compile(args[0], args[1]);
    return 0;
}
catch (InvalidDataException problems)
{
    // The form that MSBuild shows as an error.
    foreach (var problem in problems.Message.Split('\n')) Console.Error.WriteLine($"error CRPACK: {problem}");
    return 3;
}
catch (InvalidDocumentException refused)
{
    foreach (var problem in refused.Problems) Console.Error.WriteLine($"error CRPACK: {problem}");
    return 3;
}
