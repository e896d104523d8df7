using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace CrampRisk.Terminology;

/// <summary>The compiled terminology, read in place: opening it reads the header and nothing else.</summary>
/// <remarks>Thread-safe. Look-ups allocate nothing; concepts and strings are made when first asked for.</remarks>
internal sealed class TerminologyTable
{
    /// <summary>Name of the resource in the library's assembly.</summary>
    public const string ResourceName = "CrampRisk.terminology.bin";

    private static readonly Lazy<TerminologyTable> BuiltIn = new(static () =>
        new TerminologyTable(ResourceBytes.Open(typeof(TerminologyTable).Assembly, ResourceName)
            ?? throw new InvalidOperationException($"The assembly holds no '{ResourceName}': it was built without the pack compiler.")));

    private readonly ResourceBytes _bytes;
    private readonly Sections _sections;
    private readonly KeptObjects<Concept> _concepts;
    private readonly KeptObjects<ConceptMatch[]> _matches;

    /// <summary>Opens a table.</summary>
    /// <exception cref="InvalidDataException">The bytes are no terminology table of this version.</exception>
    public TerminologyTable(ResourceBytes bytes)
    {
        _bytes = bytes;
        var header = new TableBytes(bytes.Span);
        if (bytes.Length < TableFormat.HeaderSize || header.U64(0) != TableFormat.Magic || header.U32(8) != (uint)TableSection.Count)
            throw new InvalidDataException("These bytes are no terminology table of this version. Compile the pack again.");
        for (var i = 0; i < (int)TableSection.Count; i++)
        {
            var (offset, length) = (header.U32(16 + 8 * i), header.U32(20 + 8 * i));
            if (offset + (ulong)length > (ulong)bytes.Length) throw new InvalidDataException("The terminology table is cut short. Compile the pack again.");
            _sections[i] = new Range((int)offset, (int)length);
        }
        ConceptCount = _sections[(int)TableSection.Concepts].Length / 12;
        _concepts = new KeptObjects<Concept>(ConceptCount);
        _matches = new KeptObjects<ConceptMatch[]>(_sections[(int)TableSection.Sets].Length / 4);
    }

    private readonly record struct Range(int Offset, int Length);

    [InlineArray((int)TableSection.Count)]
    private struct Sections
    {
        private Range _first;
    }

    /// <summary>The table inside the library.</summary>
    public static TerminologyTable Default => BuiltIn.Value;

    public int ConceptCount { get; }

    /// <summary>All bytes, for a hash over what decides a report.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.Span;

    public RxCuiIndex RxCuis => new(this);

    public NdcIndex Ndcs => new(this);

    public ConditionCodeIndex ConditionCodes => new(this);

    public PhraseIndex Phrases => new(this);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TableBytes Section(TableSection section)
    {
        var range = _sections[(int)section];
        return new TableBytes(_bytes.Span.Slice(range.Offset, range.Length));
    }

    /// <summary>The concept of an index; the same object for the life of the table.</summary>
    public Concept ConceptAt(int index)
    {
        if (_concepts.Find(index) is { } concept) return concept;
        var section = Section(TableSection.Concepts);
        return _concepts.Keep(index, new Concept(index, String(section.U32(12 * index)), String(section.U32(12 * index + 4))));
    }

    /// <summary>Finds a concept by its name, such as <c>drug:naproxen</c>.</summary>
    public bool TryFindConcept(ReadOnlySpan<char> name, [NotNullWhen(true)] out Concept? concept)
    {
        var section = Section(TableSection.Concepts);
        var (low, high) = (0, ConceptCount - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = CompareOrdinal(name, Utf8(section.U32(12 * middle)));
            if (order == 0)
            {
                concept = ConceptAt(middle);
                return true;
            }
            if (order < 0) high = middle - 1;
            else low = middle + 1;
        }
        concept = null;
        return false;
    }

    /// <summary>The RxNorm ingredient of a concept; <c>default</c> for conditions and concepts of the pack's own.</summary>
    public RxCui RxCuiOf(Concept concept)
    {
        var value = Section(TableSection.Concepts).U32(12 * concept.Index + 8) & ~TableFormat.SpokenOf;
        return RxCui.TryParse(value.ToString(System.Globalization.CultureInfo.InvariantCulture), out var code) ? code : default;
    }

    /// <summary>True for drugs that the pack has something to say about.</summary>
    public bool IsSpokenOf(int concept) => (Section(TableSection.Concepts).U32(12 * concept + 8) & TableFormat.SpokenOf) != 0;

    /// <summary>Concept indexes of an ingredient set, ascending.</summary>
    public ConceptIndexes SetMembers(int set)
    {
        var sets = Section(TableSection.Sets);
        var (start, end) = ((int)sets.U32(4 * set), (int)sets.U32(4 * set + 4));
        return new ConceptIndexes(Section(TableSection.SetMembers).Slice(2 * start, 2 * (end - start)));
    }

    /// <summary>True where a brand, form or product holds exactly these concepts; they are given in ascending order.</summary>
    public bool IsSold(ReadOnlySpan<ushort> members)
    {
        var sold = Section(TableSection.SoldSets);
        var (low, high) = (0, sold.Length / 2 - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = SetMembers(sold.U16(2 * middle)).CompareTo(members);
            if (order == 0) return true;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }
        return false;
    }

    /// <summary>How many drug meanings there are.</summary>
    public int MeaningCount => Section(TableSection.Meanings).Length / DrugMeaning.Size;

    /// <summary>The meaning of a number that a code or phrase gave.</summary>
    public MeaningRecord Meaning(int number)
    {
        var section = Section(TableSection.Meanings);
        var at = DrugMeaning.Size * number;
        return new MeaningRecord(section.U16(at), (Route)section.U8(at + 2), (TermKind)section.U8(at + 3), (MeaningFlags)section.U8(at + 4), section.U32(at + 8));
    }

    /// <summary>Finds an ATC code.</summary>
    /// <returns>The meaning number, or -1; the role is 0 include, 1 possible, 2 ambiguous, 3 excluded.</returns>
    public int FindAtc(ulong packed, out int role, out string note)
    {
        var section = Section(TableSection.Atc);
        for (var at = 0; at < section.Length; at += 16)
        {
            if (section.U64(at) != packed) continue;
            role = section.U16(at + 10);
            note = String(section.U32(at + 12));
            return section.U16(at + 8);
        }
        (role, note) = (0, "");
        return -1;
    }

    /// <summary>The current code of a retired one; 0 where the code is not on the list of retired codes.</summary>
    public uint CurrentOf(uint retired)
    {
        var section = Section(TableSection.Retired);
        var (low, high) = (0, section.Length / 8 - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var code = section.U32(8 * middle);
            if (code == retired) return section.U32(8 * middle + 4);
            if (code < retired) low = middle + 1;
            else high = middle - 1;
        }
        return 0;
    }

    public ReadOnlySpan<byte> Utf8(uint offset)
    {
        var strings = Section(TableSection.Strings);
        return strings.Slice((int)offset + 2, strings.U16((int)offset));
    }

    public string String(uint offset) => Encoding.UTF8.GetString(Utf8(offset));

    /// <summary>The concepts of an ingredient set as matches, all included; the same array whenever the set is asked for.</summary>
    public ImmutableArray<ConceptMatch> Matches(int set)
    {
        if (_matches.Find(set) is { } known) return ImmutableCollectionsMarshal.AsImmutableArray(known);
        var members = SetMembers(set);
        var matches = new ConceptMatch[members.Length];
        for (var i = 0; i < matches.Length; i++) matches[i] = new ConceptMatch(ConceptAt(members[i]), ConceptRole.Include, Course.Chronic, "");
        return ImmutableCollectionsMarshal.AsImmutableArray(_matches.Keep(set, matches));
    }

    private static int CompareOrdinal(ReadOnlySpan<char> text, ReadOnlySpan<byte> ascii)
    {
        var shared = Math.Min(text.Length, ascii.Length);
        for (var i = 0; i < shared; i++)
            if (text[i] != ascii[i]) return text[i] - ascii[i];
        return text.Length - ascii.Length;
    }
}
