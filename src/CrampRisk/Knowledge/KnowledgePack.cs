using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using CrampRisk.Terminology;

namespace CrampRisk.Knowledge;

/// <summary>Rules, evidence, advice and the terminology that they are looked up with. Immutable and thread-safe.</summary>
/// <remarks>Records are read when they are first asked for, and kept; two threads that ask at once may both read, with the same result.</remarks>
public sealed class KnowledgePack
{
    private static readonly Lazy<KnowledgePack> TheBuiltIn = new(() => new KnowledgePack(EmbeddedTables.Knowledge(), TerminologyTable.Default));

    private readonly ResourceBytes _bytes;
    private readonly int _bodyOffset;
    private readonly int _triggersOffset;
    private readonly int[] _firstEntry = new int[KnowledgeLayout.Kinds + 1];
    private readonly PackInfo?[] _info = new PackInfo?[1];
    private readonly Source?[] _sources;
    private readonly Evidence?[] _evidence;
    private readonly int[] _sourceOfEvidence;
    private readonly Rule?[] _rules;
    private readonly ManagementAdvice?[] _advice;
    private readonly DrugClass?[] _classes;

    internal KnowledgePack(ResourceBytes bytes, TerminologyTable terminology, LocalTerms? local = null)
    {
        if (!KnowledgeLayout.IsPack(bytes.Span))
            throw new InvalidDocumentException(new Problem("CR350", "", "this is no compiled CrampRisk pack", "Build it with `cramprisk pack build`"));
        _bytes = bytes;
        TerminologyTable = terminology;
        for (var i = 0; i < KnowledgeLayout.Kinds; i++) _firstEntry[i + 1] = _firstEntry[i] + Int(4 + (4 * i));
        _sources = new Source?[CountOf(1)];
        _evidence = new Evidence?[CountOf(2)];
        _sourceOfEvidence = new int[_evidence.Length];
        _rules = new Rule?[CountOf(3)];
        _advice = new ManagementAdvice?[CountOf(4)];
        _classes = new DrugClass?[CountOf(5)];
        _bodyOffset = Int(KnowledgeLayout.BodyOffset);
        _triggersOffset = RowsOffset + (_rules.Length * KnowledgeLayout.RowSize) + (4 * Int(KnowledgeLayout.ReferenceCount));
        Local = local ?? LocalTerms.None;
        Sha256 = InHex(Local.HashWith(bytes.Span.Slice(KnowledgeLayout.HashOffset, 32)));
        Rows = ReadRows();
    }

    /// <summary>The pack that ships inside the library.</summary>
    public static KnowledgePack BuiltIn => TheBuiltIn.Value;

    /// <summary>Opens a pack: a file of <c>cramprisk pack build</c>, or an overlay on the built-in pack (a folder, or one JSON file).</summary>
    /// <param name="path">The file or folder.</param>
    /// <exception cref="InvalidDocumentException">Anything is wrong; the pack is refused whole and every problem is listed with its place.</exception>
    public static KnowledgePack Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return PackDoor.Open(path);
    }

    /// <summary>Opens a pack from a stream, read to its end: a file of <c>cramprisk pack build</c>, or an overlay on the built-in pack as JSON.</summary>
    /// <param name="stream">The stream; not closed.</param>
    /// <exception cref="InvalidDocumentException">Anything is wrong; the pack is refused whole and every problem is listed with its place.</exception>
    public static KnowledgePack Open(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return PackDoor.Open(bytes.ToArray());
    }

    /// <summary>What the pack says of itself.</summary>
    public PackInfo Info => Get(_info, 0, 0, PackRecordReader.ReadInfo);

    /// <summary>SHA-256 over knowledge and terminology, 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; }

    /// <summary>All rules, sorted by id.</summary>
    public IEnumerable<Rule> Rules => Enumerable.Range(0, _rules.Length).Select(RuleAt);

    /// <summary>All sources, sorted by id.</summary>
    public IEnumerable<Source> Sources => Enumerable.Range(0, _sources.Length).Select(i => Get(_sources, 1, i, PackRecordReader.ReadSource));

    /// <summary>All evidence, sorted by id.</summary>
    public IEnumerable<Evidence> Evidence => Enumerable.Range(0, _evidence.Length).Select(i => Get(_evidence, 2, i, PackRecordReader.ReadEvidence));

    /// <summary>All management advice, in the order in which it is shown.</summary>
    public IEnumerable<ManagementAdvice> Advice => Enumerable.Range(0, _advice.Length).Select(AdviceAt);

    /// <summary>The drug classes that rules and cautions name, sorted by id.</summary>
    public IEnumerable<DrugClass> Classes => Enumerable.Range(0, _classes.Length).Select(i => Get(_classes, 5, i, ReadClass));

    internal TerminologyTable TerminologyTable { get; }

    /// <summary>A site's own codes and names; none in the built-in pack.</summary>
    internal LocalTerms Local { get; }

    /// <summary>The compiled knowledge, without terminology and local terms.</summary>
    internal ReadOnlySpan<byte> Bytes => _bytes.Span;

    /// <summary>What evaluating needs of each rule, in the order of <see cref="Rules"/>.</summary>
    internal ImmutableArray<RuleRow> Rows { get; }

    internal int AdviceCount => _advice.Length;

    /// <summary>The source with an id.</summary>
    /// <exception cref="KeyNotFoundException">The pack has none with that id.</exception>
    public Source SourceOf(string id) => SourceAt(SourcePlaceOf(id));

    /// <summary>The piece of evidence with an id.</summary>
    /// <exception cref="KeyNotFoundException">The pack has none with that id.</exception>
    public Evidence EvidenceOf(string id) => Get(_evidence, 2, IndexOf(2, id), PackRecordReader.ReadEvidence);

    internal int SourceCount => _sources.Length;

    internal int SourcePlaceOf(string id) => IndexOf(1, id);

    internal Source SourceAt(int index) => Get(_sources, 1, index, PackRecordReader.ReadSource);

    /// <summary>The place of the source that a piece of evidence is from, looked up once: reports cite by the dozen.</summary>
    internal int SourcePlaceOf(int evidence)
    {
        if (_sourceOfEvidence[evidence] == 0) _sourceOfEvidence[evidence] = 1 + SourcePlaceOf(EvidenceAt(evidence).Source);
        return _sourceOfEvidence[evidence] - 1;
    }

    internal int EvidencePlaceOf(string id) => IndexOf(2, id);

    internal Evidence EvidenceAt(int index) => Get(_evidence, 2, index, PackRecordReader.ReadEvidence);

    /// <summary>The cautions that a concept triggers: the first, and how many.</summary>
    internal (int First, int Count) TriggersOf(int concept)
    {
        var count = (_bodyOffset - _triggersOffset) / CautionTrigger.Size;
        var (low, high) = (0, count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (TriggerAt(middle).Concept < concept) low = middle + 1;
            else high = middle;
        }
        var end = low;
        while (end < count && TriggerAt(end).Concept == concept) end++;
        return (low, end - low);
    }

    internal CautionTrigger TriggerAt(int index) => CautionTrigger.Read(_bytes.Span[(_triggersOffset + (index * CautionTrigger.Size))..]);

    /// <summary>Looks a rule up by id.</summary>
    public bool TryGetRule(string id, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Rule? rule)
    {
        var index = Find(3, id);
        rule = index < 0 ? null : RuleAt(index);
        return rule is not null;
    }

    /// <summary>The concepts that a name stands for: itself, or the members of a class.</summary>
    internal ImmutableArray<int> ConceptsOf(string name)
    {
        var index = Find(5, name);
        return index >= 0 ? Get(_classes, 5, index, ReadClass).IndexesIn(TerminologyTable)
            : TerminologyTable.TryFindConcept(name, out var concept) ? [concept.Index]
            : [];
    }

    /// <summary>A resolver that knows the pack's terminology and the site's own terms.</summary>
    internal Resolver CreateResolver() => new(TerminologyTable, Local);

    /// <summary>The pack as it was before it was compiled, so that another can be laid over it.</summary>
    internal PackDocument Decompile() => new(
        Info,
        Json(0, 0).ToArray(),
        Records(1, Sources, source => source.Id),
        Records(2, Evidence, evidence => evidence.Id),
        Records(3, Rules, rule => rule.Id),
        Records(4, Advice, advice => advice.Id));

    internal Rule RuleAt(int index) => _rules[index] ??= Read(3, index, PackRecordReader.ReadRule) with
    {
        Strength = Rows[index].Kind == RuleKind.Interaction ? null : Rows[index].Strength,
    };

    internal ManagementAdvice AdviceAt(int index) => Get(_advice, 4, index, PackRecordReader.ReadAdvice);

    private T Get<T>(T?[] kept, int kind, int index, Func<DocumentNode, T> read)
        where T : class => kept[index] ??= Read(kind, index, read);

    private T Read<T>(int kind, int index, Func<DocumentNode, T> read) => read(new CompiledNode(_bytes, _bodyOffset + Int(EntryOffset(kind, index) + 8)));

    private ReadOnlySpan<byte> Json(int kind, int index)
    {
        var entry = EntryOffset(kind, index);
        return _bytes.Span.Slice(_bodyOffset + Int(entry + 8), Int(entry + 12));
    }

    private ImmutableArray<PackRecord<T>> Records<T>(int kind, IEnumerable<T> values, Func<T, string> id) =>
        [.. values.Select((value, i) => new PackRecord<T>(value, id(value), $"built-in pack: {id(value)}", Json(kind, i).ToArray(), Verified: true, Ships: true))];

    private static DrugClass ReadClass(DocumentNode node) => new(node.RequiredText("id"), node.Texts("members"));

    private int IndexOf(int kind, string id)
    {
        var index = Find(kind, id);
        return index >= 0 ? index : throw new KeyNotFoundException($"The pack has no record {id}.");
    }

    private int Find(int kind, string id)
    {
        Span<byte> buffer = stackalloc byte[256];
        var bytes = Encoding.UTF8.TryGetBytes(id, buffer, out var written) ? buffer[..written] : Encoding.UTF8.GetBytes(id);
        int low = 0, high = CountOf(kind) - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var entry = EntryOffset(kind, middle);
            var order = _bytes.Span.Slice(_bodyOffset + Int(entry), Int(entry + 4)).SequenceCompareTo(bytes);
            if (order == 0) return middle;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }
        return -1;
    }

    private ImmutableArray<RuleRow> ReadRows()
    {
        var referencesOffset = RowsOffset + (_rules.Length * KnowledgeLayout.RowSize);
        var rows = ImmutableArray.CreateBuilder<RuleRow>(_rules.Length);
        for (var i = 0; i < _rules.Length; i++)
        {
            var offset = RowsOffset + (i * KnowledgeLayout.RowSize);
            var row = _bytes.Span.Slice(offset, KnowledgeLayout.RowSize);
            var weeks = Int(offset + 8);
            rows.Add(new RuleRow(i, (RuleKind)row[0], row[1], row[2] != 0, (Strength)row[3], (Route)row[4], (LabelStatement)row[5], (DisplayTier)row[6],
                weeks < 0 ? null : weeks, References(offset + 12), References(offset + 20), References(offset + 28)));
        }
        return rows.MoveToImmutable();

        int[] References(int at)
        {
            var references = new int[Int(at + 4)];
            for (var i = 0; i < references.Length; i++) references[i] = Int(referencesOffset + (4 * (Int(at) + i)));
            return references;
        }
    }

    // The framework's own is compiled at start where vectors are wider than it was compiled ahead for (benchmarks/StartUp).
    private static string InHex(byte[] bytes)
    {
        Span<char> digits = stackalloc char[2 * bytes.Length];
        for (var i = 0; i < digits.Length; i++) digits[i] = "0123456789abcdef"[(bytes[i / 2] >> (i % 2 == 0 ? 4 : 0)) & 15];
        return new string(digits);
    }

    private int RowsOffset => KnowledgeLayout.HeaderSize + (_firstEntry[KnowledgeLayout.Kinds] * KnowledgeLayout.DirectoryEntrySize);

    private int CountOf(int kind) => _firstEntry[kind + 1] - _firstEntry[kind];

    private int EntryOffset(int kind, int index) => KnowledgeLayout.HeaderSize + ((_firstEntry[kind] + index) * KnowledgeLayout.DirectoryEntrySize);

    private int Int(int offset) => BinaryPrimitives.ReadInt32LittleEndian(_bytes.Span[offset..]);
}
