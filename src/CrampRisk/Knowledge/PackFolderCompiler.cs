using CrampRisk.Terminology;
using CrampRisk.Terminology.Compilation;

namespace CrampRisk.Knowledge;

/// <summary>Compiles the readable folder of a pack into the two tables that are shipped.</summary>
internal static class PackFolderCompiler
{
    /// <summary>Writes <c>terminology.bin</c> and <c>knowledge.bin</c>.</summary>
    /// <exception cref="InvalidDataException">The terminology has problems; the message lists them, one a line.</exception>
    /// <exception cref="InvalidDocumentException">The knowledge has problems; all are listed.</exception>
    public static void Compile(string folder, string output)
    {
        Directory.CreateDirectory(output);
        var terminologyFolder = Path.Combine(folder, "terminology");
        var terminology = TerminologyCompiler.Compile(terminologyFolder);
        File.WriteAllBytes(Path.Combine(output, "terminology.bin"), terminology);

        var table = new TerminologyTable(ResourceBytes.From(terminology));
        var reader = new PackFolderReader(folder);
        var pack = reader.Read();
        var problems = reader.Problems.ToList();
        var classes = DrugClassReader.Read(terminologyFolder, table, problems);
        if (problems.Count > 0) throw new InvalidDocumentException([.. problems]);
        File.WriteAllBytes(Path.Combine(output, "knowledge.bin"), KnowledgeCompiler.Compile(pack, table, classes));
    }
}
