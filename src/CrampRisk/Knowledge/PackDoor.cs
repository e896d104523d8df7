using CrampRisk.Terminology;
using CrampRisk.Terminology.Compilation;

namespace CrampRisk.Knowledge;

/// <summary>Opens packs in whatever form they come: built file, readable folder, overlay folder, overlay JSON.</summary>
internal static class PackDoor
{
    /// <summary>Opens a file or folder.</summary>
    /// <exception cref="InvalidDocumentException">Anything is wrong; all of it is listed.</exception>
    public static KnowledgePack Open(string path)
    {
        if (Directory.Exists(path)) return OpenFolder(path);
        try
        {
            return Open(File.ReadAllBytes(path));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDocumentException(new Problem("CR353", "", "there is no such file or folder, or it may not be read", "Check the path"));
        }
    }

    /// <summary>Opens a built pack or an overlay in JSON.</summary>
    /// <exception cref="InvalidDocumentException">Anything is wrong; all of it is listed.</exception>
    public static KnowledgePack Open(byte[] bytes)
    {
        if (PackContainer.IsContainer(bytes)) return PackContainer.Read(bytes);
        var start = bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        if (bytes.AsSpan(start).TrimStart(" \t\r\n"u8) is not [(byte)'{', ..])
            throw new InvalidDocumentException(new Problem("CR350", "", "this is neither a built pack nor an overlay in JSON", "Build it with `cramprisk pack build`, or write an overlay of schema cramprisk-overlay/1"));
        var problems = new List<Problem>();
        var overlay = PackOverlayReader.ReadJson(bytes.AsMemory(start), problems);
        return Lay(overlay, problems);
    }

    private static KnowledgePack OpenFolder(string folder)
    {
        var files = PackFiles.FromFolder(folder);
        if (files.Find("pack.json") is not null) return Compile(folder, files);
        var problems = new List<Problem>();
        var overlay = PackOverlayReader.ReadFiles(files, problems);
        return Lay(overlay, problems);
    }

    /// <summary>Compiles a whole readable pack; without a terminology of its own it takes the built-in one.</summary>
    private static KnowledgePack Compile(string folder, PackFiles files)
    {
        var reader = new PackFolderReader(files);
        var document = reader.Read();
        var problems = reader.Problems.ToList();
        var terminologyFolder = Path.Combine(folder, "terminology");
        if (!Directory.Exists(terminologyFolder)) return Compile(document, TerminologyTable.Default, [.. KnowledgePack.BuiltIn.Classes], problems, null);
        TerminologyTable table;
        try
        {
            table = new TerminologyTable(ResourceBytes.From(TerminologyCompiler.Compile(terminologyFolder)));
        }
        catch (InvalidDataException fault)
        {
            problems.AddRange(fault.Message.Split('\n').Select(line => new Problem("CR354", "terminology", line.TrimEnd('.'), "Correct the table")));
            throw new InvalidDocumentException([.. problems]);
        }
        var classes = DrugClassReader.Read(terminologyFolder, table, problems);
        return Compile(document, table, classes, problems, null);
    }

    private static KnowledgePack Lay(PackOverlay overlay, List<Problem> problems)
    {
        var under = KnowledgePack.BuiltIn;
        return Compile(overlay.Over(under.Decompile()), under.TerminologyTable, [.. under.Classes], problems, overlay.Local);
    }

    // Problems of structure and of meaning are told together, so that nobody corrects a pack in two rounds.
    private static KnowledgePack Compile(PackDocument document, TerminologyTable table, System.Collections.Immutable.ImmutableArray<DrugClass> classes, List<Problem> problems, LocalTerms? local)
    {
        try
        {
            var bytes = KnowledgeCompiler.Compile(document, table, classes);
            if (problems.Count == 0) return new KnowledgePack(ResourceBytes.From(bytes), table, local);
        }
        catch (InvalidDocumentException refused)
        {
            // Where a record could not be read at all, what is missing in it was said already.
            problems.AddRange(refused.Problems.Where(found => !problems.Any(problem => problem.Place.StartsWith(found.Place, StringComparison.Ordinal))));
        }
        throw new InvalidDocumentException([.. problems]);
    }
}
