using System.Text;

namespace CrampRisk.Terminology.Compilation;

/// <summary>Every string of the table once; offset 0 is the empty string.</summary>
internal sealed class StringPool
{
    private readonly Dictionary<string, uint> _offsets = new(StringComparer.Ordinal);

    public StringPool() => Add("");

    public SectionWriter Section { get; } = new();

    public uint Add(string text)
    {
        if (_offsets.TryGetValue(text, out var offset)) return offset;
        offset = (uint)Section.Length;
        var bytes = Encoding.UTF8.GetBytes(text);
        Section.U16(bytes.Length);
        Section.Bytes(bytes);
        _offsets.Add(text, offset);
        return offset;
    }
}
