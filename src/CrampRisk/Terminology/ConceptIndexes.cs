namespace CrampRisk.Terminology;

/// <summary>Concept indexes as they stand in the table, ascending.</summary>
internal readonly ref struct ConceptIndexes(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Length => _bytes.Length / 2;

    public ushort this[int index] => System.Buffers.Binary.BinaryPrimitives.ReadUInt16LittleEndian(_bytes[(2 * index)..]);

    public bool SequenceEqual(ConceptIndexes other) => _bytes.SequenceEqual(other._bytes);

    /// <summary>Member by member; where one begins with the other, the shorter one comes first.</summary>
    public int CompareTo(ReadOnlySpan<ushort> others)
    {
        for (var i = 0; i < Length && i < others.Length; i++)
            if (this[i] != others[i]) return this[i] - others[i];
        return Length - others.Length;
    }

    public bool Contains(ushort concept)
    {
        for (var i = 0; i < Length; i++)
            if (this[i] == concept) return true;
        return false;
    }
}
