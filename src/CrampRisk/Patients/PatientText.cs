using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CrampRisk.Documents;

namespace CrampRisk;

/// <summary>A patient as plain text: one entry a line, medications first; <c># conditions</c> and <c># procedures</c> begin the other lists (also <c>Problems:</c> alone on its line).</summary>
/// <remarks>
/// Blank lines and other lines that begin with <c>#</c> are skipped. Bullets and numbers in front of an entry do not belong to it, but stay in <see cref="Entry.AsGiven"/>.
/// Each entry's <see cref="Entry.Reference"/> is its line (<c>line 7</c>). Thread-safe.
/// </remarks>
public static class PatientText
{
    private const int MaxEntries = 10_000;

    private static readonly string[] Headings = ["medications", "conditions", "procedures"];

    /// <summary>Reads one patient.</summary>
    /// <param name="utf8">The text in UTF-8; a byte order mark and both kinds of line ends are accepted.</param>
    /// <param name="source">The file or stream that it came from, kept as <see cref="Patient.Source"/>; may be null.</param>
    /// <exception cref="InvalidDocumentException">The text is refused: empty, in another encoding, no text at all, or without entries.</exception>
    public static Patient Read(ReadOnlySpan<byte> utf8, string? source = null) =>
        TryRead(utf8, source, out var patient, out var problems) ? patient! : throw new InvalidDocumentException(problems);

    /// <summary>Reads one patient, or says all that is wrong with the text.</summary>
    /// <param name="utf8">The text in UTF-8; a byte order mark and both kinds of line ends are accepted.</param>
    /// <param name="source">The file or stream that it came from, kept as <see cref="Patient.Source"/>; may be null.</param>
    /// <param name="patient">The patient; null where the text is refused.</param>
    /// <param name="problems">All problems in the order of their lines; empty where there are none.</param>
    public static bool TryRead(ReadOnlySpan<byte> utf8, string? source, out Patient? patient, out ImmutableArray<Problem> problems)
    {
        patient = null;
        if (Utf8Document.Open(utf8, out var text) is { } problem)
        {
            problems = [problem];
            return false;
        }
        var lists = new Lists();
        var found = new List<Problem>();
        var number = 0;
        foreach (var line in Encoding.UTF8.GetString(text).AsSpan().EnumerateLines())
        {
            number++;
            ReadLine(line.Trim(), number, lists, found);
            if (found.Count > 20 || lists.Count > MaxEntries) break;
        }
        if (lists.Count > MaxEntries)
            found.Add(new Problem("CR124", Line(number), $"more than {MaxEntries} entries, too many for one patient", "Give one file for each patient"));
        else if (found.Count == 0 && lists is { Count: 0, Medications: null, Conditions: null, Procedures: null })
            found.Add(new Problem("CR121", "", "only comments, no entry and no heading", "Write one entry a line"));
        else if (found.Count == 0 && lists.Count > 0 && lists.TooLong == lists.Count)
            found.Add(new Problem("CR123", "", $"every line has more than {Terminology.Resolver.LongestText} characters, too long for an entry", "Write one entry a line"));
        problems = [.. found];
        if (found.Count > 0) return false;
        patient = new Patient
        {
            Source = source,
            Medications = lists.Medications is null ? default : [.. lists.Medications],
            Conditions = lists.Conditions is null ? default : [.. lists.Conditions],
            Procedures = lists.Procedures is null ? default : [.. lists.Procedures],
        };
        return true;
    }

    private static void ReadLine(ReadOnlySpan<char> line, int number, Lists lists, List<Problem> problems)
    {
        if (line.IsEmpty) return;
        if (line[0] == '#')
        {
            var heading = line.TrimStart('#').Trim().TrimEnd(':').TrimEnd().ToString();
            if (HeadingOf(heading) is { } marked) lists.Open(marked);
            else if (!heading.Contains(' ', StringComparison.Ordinal) && NearestName.Of(heading, Headings) is { } nearest)
                problems.Add(new Problem("CR122", Line(number), $"a comment that looks like the heading # {nearest}", $"Write # {nearest}, or more than one word if it is a comment", heading));
            return;
        }
        if (line[^1] == ':' && HeadingOf(line[..^1].Trim().ToString()) is { } list) lists.Open(list);
        else if (line.Contains('\0'))
            problems.Add(new Problem("CR125", Line(number), "expected text, found a zero byte", "Give a text file"));
        else lists.Add(line.ToString(), WithoutBullet(line).ToString(), Line(number));
    }

    // "# condition", "Problem list:" would otherwise be a comment or an entry, and every condition below it a medication.
    private static EntryList? HeadingOf(string heading) => heading.ToUpperInvariant() switch
    {
        "MEDICATIONS" or "MEDICATION" or "MEDS" or "MEDICATION LIST" or "CURRENT MEDICATIONS" or "HOME MEDICATIONS" => EntryList.Medications,
        "CONDITIONS" or "CONDITION" or "PROBLEMS" or "PROBLEM" or "PROBLEM LIST" or "ACTIVE PROBLEMS" or "DIAGNOSES" or "DIAGNOSIS" => EntryList.Conditions,
        "PROCEDURES" or "PROCEDURE" => EntryList.Procedures,
        _ => null,
    };

    private static string Line(int number) => string.Create(CultureInfo.InvariantCulture, $"line {number}");

    private static ReadOnlySpan<char> WithoutBullet(ReadOnlySpan<char> line)
    {
        var length = BulletLength(line);
        // A bullet is followed by a space: "0.625 mg" begins with a number and a dot, and is none.
        return length > 0 && length < line.Length && char.IsWhiteSpace(line[length]) ? line[length..].TrimStart() : line;
    }

    private static int BulletLength(ReadOnlySpan<char> line)
    {
        if (line[0] is '-' or '*' or '+' or '•' or '–' or '—' or '·' or '◦' or '▪') return 1;
        var start = line[0] == '(' ? 1 : 0;
        var end = start;
        while (end < line.Length && end < start + 3 && char.IsAsciiDigit(line[end])) end++;
        if (end == start || end == line.Length) return 0;
        return line[end] == ')' || (line[end] == '.' && start == 0) ? end + 1 : 0;
    }

    private sealed class Lists
    {
        private EntryList _open;

        public List<Medication>? Medications { get; private set; }

        public List<Condition>? Conditions { get; private set; }

        public List<Procedure>? Procedures { get; private set; }

        public int Count { get; private set; }

        public int TooLong { get; private set; }

        public void Open(EntryList list)
        {
            _open = list;
            if (list == EntryList.Medications) Medications ??= [];
            else if (list == EntryList.Conditions) Conditions ??= [];
            else Procedures ??= [];
        }

        public void Add(string line, string entry, string reference)
        {
            Count++;
            if (entry.Length > Terminology.Resolver.LongestText) TooLong++;
            Open(_open);
            switch (_open)
            {
                case EntryList.Medications: Medications!.Add(From(EntryText.ReadMedication(entry), line, reference)); break;
                case EntryList.Conditions: Conditions!.Add(From(EntryText.ReadCondition(entry), line, reference)); break;
                default: Procedures!.Add(From(EntryText.ReadProcedure(entry), line, reference)); break;
            }
        }

        private static T From<T>(T entry, string line, string reference)
            where T : Entry => entry with { Reference = reference, AsGiven = entry.Text == line ? entry.AsGiven : line };
    }
}
