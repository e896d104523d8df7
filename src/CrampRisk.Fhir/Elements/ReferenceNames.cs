namespace CrampRisk.Fhir;

/// <summary>Compares what references name: a <c>urn:uuid:</c> without regard to case (RFC 4122, RFC 8141), everything else as it is written.</summary>
internal sealed class ReferenceNames : IEqualityComparer<string>, IAlternateEqualityComparer<ReadOnlySpan<char>, string>
{
    public static readonly ReferenceNames Comparer = new();

    /// <summary>True for a name in the form <c>urn:uuid:…</c>.</summary>
    public static bool IsUuid(ReadOnlySpan<char> name) => name.StartsWith("urn:uuid:", StringComparison.OrdinalIgnoreCase);

    /// <summary>True where two names are one.</summary>
    public static bool AreOne(ReadOnlySpan<char> name, ReadOnlySpan<char> other) => name.SequenceEqual(other) || (IsUuid(name) && name.Equals(other, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc />
    public bool Equals(string? x, string? y) => x is null || y is null ? x == y : AreOne(x, y);

    /// <inheritdoc />
    public int GetHashCode(string obj) => GetHashCode(obj.AsSpan());

    /// <inheritdoc />
    public bool Equals(ReadOnlySpan<char> alternate, string other) => AreOne(alternate, other);

    /// <inheritdoc />
    public int GetHashCode(ReadOnlySpan<char> alternate) => string.GetHashCode(alternate, IsUuid(alternate) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    /// <inheritdoc />
    public string Create(ReadOnlySpan<char> alternate) => alternate.ToString();
}
