using System.Collections.Immutable;

namespace CrampRisk.CdsHooks;

/// <summary>A client whose tokens are accepted, and where its public keys come from: exactly one of <see cref="KeySet"/> and <see cref="KeySetUrls"/>.</summary>
/// <param name="Issuer">The token's <c>iss</c>, letter for letter.</param>
public sealed record TokenIssuer(string Issuer)
{
    /// <summary>The JSON Web Key Set itself; null where it is fetched.</summary>
    public string? KeySet { get; init; }

    /// <summary>The URLs that a token's <c>jku</c> may name, letter for letter; the first one counts for tokens without <c>jku</c>. Default: none.</summary>
    public ImmutableArray<string> KeySetUrls { get; init; } = [];

    /// <summary>True where these URLs may lead into a private network; see <see cref="AllowedOrigin.InPrivateNetwork"/>. Default: false.</summary>
    public bool InPrivateNetwork { get; init; }
}
