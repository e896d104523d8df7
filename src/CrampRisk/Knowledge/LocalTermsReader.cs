using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using CrampRisk.Terminology;

namespace CrampRisk.Knowledge;

/// <summary>Reads a site's own codes and names, from JSON or from tables, and checks them against the built-in table.</summary>
internal sealed class LocalTermsReader(TerminologyTable table, List<Problem> problems)
{
    private static readonly CodeSystem[] DrugSystems = [CodeSystem.RxNorm, CodeSystem.Ndc, CodeSystem.Atc];
    private static readonly CodeSystem[] OtherSystems =
        [CodeSystem.Icd10Cm, CodeSystem.Icd10, CodeSystem.Icd9Cm, CodeSystem.Snomed, CodeSystem.Cpt, CodeSystem.Hcpcs, CodeSystem.Icd10Pcs, CodeSystem.Icd9Proc];

    private readonly Resolver _resolver = new(table);
    private readonly List<LocalCode> _codes = [];
    private readonly List<LocalName> _names = [];

    /// <summary>What was read and is sound.</summary>
    public LocalTerms Terms => new([.. _codes], [.. _names]);

    /// <summary>Reads the rows of a JSON array: system, code, concept.</summary>
    public void ReadCodes(IEnumerable<DocumentNode> rows, string place)
    {
        foreach (var row in rows)
        {
            AddCode(row.RequiredText("system"), row.RequiredText("code"), row.RequiredText("concept"), $"{place}{row.Path}");
            row.Text("name");
            row.End();
        }
    }

    /// <summary>Reads the rows of a JSON array: name, concept.</summary>
    public void ReadNames(IEnumerable<DocumentNode> rows, string place)
    {
        foreach (var row in rows)
        {
            AddName(row.RequiredText("name"), row.RequiredText("concept"), $"{place}{row.Path}");
            row.End();
        }
    }

    /// <summary>Reads a table with the columns system, code, concept; further columns are the site's own.</summary>
    public void ReadCodes(string file, byte[] tsv) =>
        ReadRows(file, tsv, ["system", "code", "concept"], (cells, place) => AddCode(cells[0], cells[1], cells[2], place));

    /// <summary>Reads a table with the columns name, concept; further columns are the site's own.</summary>
    public void ReadNames(string file, byte[] tsv) =>
        ReadRows(file, tsv, ["name", "concept"], (cells, place) => AddName(cells[0], cells[1], place));

    /// <summary>The terms as JSON, so that they can be shipped inside a built pack.</summary>
    public static byte[] ToJsonBytes(LocalTerms terms)
    {
        var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteStartArray("codes");
            foreach (var code in terms.Codes)
            {
                json.WriteStartObject();
                json.WriteString("system", code.System == CodeSystem.Unknown ? "any" : Spellings.CodeSystem.Of(code.System));
                json.WriteString("code", code.Code);
                json.WriteString("concept", code.Concept);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("names");
            foreach (var name in terms.Names)
            {
                json.WriteStartObject();
                json.WriteString("name", name.Name);
                json.WriteString("concept", name.Concept);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    private void ReadRows(string file, byte[] tsv, string[] columns, Action<string[], string> add)
    {
        var lines = Encoding.UTF8.GetString(tsv).TrimStart('\uFEFF').Split('\n');
        var header = lines[0].TrimEnd('\r').Split('\t');
        var order = columns.Select(column => Array.IndexOf(header, column)).ToArray();
        for (var i = 0; i < columns.Length; i++)
            if (order[i] < 0) problems.Add(new Problem("CR360", $"{file}:line 1", $"the column {columns[i]} is missing", $"Write the header {string.Join(", ", columns)}, separated by tabs"));
        if (order.Contains(-1)) return;
        for (var line = 1; line < lines.Length; line++)
        {
            var text = lines[line].TrimEnd('\r');
            if (text.Length == 0 || text[0] == '#') continue;
            var cells = text.Split('\t');
            var place = $"{file}:line {line + 1}";
            if (cells.Length != header.Length)
                problems.Add(new Problem("CR361", place, $"the row has {cells.Length} cells, the header {header.Length}", "Separate the cells with single tabs"));
            else
                add(Array.ConvertAll(order, index => cells[index].Trim()), place);
        }
    }

    private void AddCode(string system, string code, string concept, string place)
    {
        if (system.Length == 0 || code.Length == 0 || concept.Length == 0)
        {
            if (!place.EndsWith(']')) problems.Add(new Problem("CR303", place, "system, code and concept must not be empty", "Give each a value"));
            return;
        }
        var read = system == "any" ? CodeSystem.Unknown : Spellings.CodeSystem.TryRead(system, out var known) ? known : CodeSystems.FromName(system);
        if (read == CodeSystem.Unknown && system != "any")
        {
            problems.Add(new Problem("CR362", place, "the code system is not known", $"Use local, any, or one of {string.Join(", ", Spellings.CodeSystem.All.ToArray().Where(name => name.Length > 0))}", system));
            return;
        }
        if (!CheckConcept(concept, place)) return;
        if (_codes.Find(other => other.System == read && other.Code.Equals(code, StringComparison.OrdinalIgnoreCase)) is { } twice)
        {
            problems.Add(new Problem("CR364", place, $"the code stands twice, first at {twice.Place}", "Keep one of the two rows", code));
            return;
        }
        var isDrug = concept.StartsWith("drug:", StringComparison.Ordinal);
        var systems = read switch
        {
            CodeSystem.Local => [],
            CodeSystem.Unknown => isDrug ? DrugSystems : OtherSystems,
            _ => (CodeSystem[])[read],
        };
        foreach (var each in systems) CheckClash(concept, place, code, Read(isDrug, new Coding(each, code)), $"as {Spellings.CodeSystem.Of(each)} code");
        _codes.Add(new LocalCode(read, code, concept, place));
    }

    private void AddName(string name, string concept, string place)
    {
        if (name.Length == 0 || concept.Length == 0)
        {
            if (!place.EndsWith(']')) problems.Add(new Problem("CR303", place, "name and concept must not be empty", "Give each a value"));
            return;
        }
        if (name.Length < 3 || !name.Any(char.IsLetter))
        {
            problems.Add(new Problem("CR366", place, "a name has at least three characters, and a letter among them: shorter ones are found everywhere", "Map it as a code, or write the name in full", name));
            return;
        }
        if (!CheckConcept(concept, place)) return;
        if (_names.Find(other => other.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } twice)
        {
            problems.Add(new Problem("CR364", place, $"the name stands twice, first at {twice.Place}", "Keep one of the two rows", name));
            return;
        }
        var isDrug = concept.StartsWith("drug:", StringComparison.Ordinal);
        CheckClash(concept, place, name, isDrug ? _resolver.Resolve(Medication.FromText(name)) : _resolver.Resolve(Condition.FromText(name)), "as a name");
        _names.Add(new LocalName(name, concept, place));
    }

    private Resolution Read(bool isDrug, Coding coding) =>
        isDrug ? _resolver.Resolve(new Medication { Codes = [coding] })
        : coding.System is CodeSystem.Cpt or CodeSystem.Hcpcs or CodeSystem.Icd10Pcs or CodeSystem.Icd9Proc ? _resolver.Resolve(new Procedure { Codes = [coding] })
        : _resolver.Resolve(new Condition { Codes = [coding] });

    // A drug is put into its RxNorm code and its name; a condition into its name. Both must lead back to the concept.
    private bool CheckConcept(string name, string place)
    {
        if (!table.TryFindConcept(name, out var concept))
        {
            problems.Add(new Problem("CR363", place, $"the terminology has no concept {name}", "Use a name that `cramprisk explain` shows, such as drug:naproxen"));
            return false;
        }
        var back = name.StartsWith("drug:", StringComparison.Ordinal) ? _resolver.Resolve(Medication.FromRxNorm(table.RxCuiOf(concept).ToString())) : _resolver.Resolve(Condition.FromText(concept.Display));
        if (back.Concepts.Any(match => match.Concept == concept)) return true;
        problems.Add(new Problem("CR363", place, $"the concept {name} has no code or name of its own that local terms could be put into", "Map to the ingredient or condition itself"));
        return false;
    }

    private void CheckClash(string concept, string place, string value, Resolution builtIn, string how)
    {
        var names = builtIn.Kind == ResolutionKind.Unrecognised ? [] : builtIn.Concepts.Select(match => match.Concept.Name).Distinct().ToArray();
        if (names.Contains(concept) || (builtIn.Kind != ResolutionKind.Ambiguous && names.Length == 0)) return;
        var means = names.Length > 0 ? string.Join(" and ", names) : "several things";
        problems.Add(new Problem("CR365", place, $"clashes with the built-in table, which reads it {how} of {means}", how == "as a name" ? "Use another name" : "Use the system local, or correct the code", value));
    }
}
