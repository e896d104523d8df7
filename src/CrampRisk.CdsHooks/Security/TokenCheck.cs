using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CrampRisk.CdsHooks;

/// <summary>Checks the token of a CDS client as CDS Hooks 2.0 describes it under "Trusting CDS Clients".</summary>
internal sealed class TokenCheck(CdsHooksSecurityOptions options, KeySets keys, SeenTokens seen, TimeProvider clock)
{
    private const string Scheme = "Bearer ";
    private const int LongestToken = 16 * 1024;

    private static readonly string[] Algorithms = [SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.RsaSha384];

    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = LongestToken };
    private readonly Dictionary<string, TokenIssuer> _issuers = options.Issuers.ToDictionary(issuer => issuer.Issuer, StringComparer.Ordinal);

    /// <summary>Whether calls need a token.</summary>
    public bool IsNeeded => _issuers.Count > 0;

    /// <summary>The issuer of the request's token.</summary>
    /// <exception cref="HookRefusal">401 with the reason, in words of ours; 503 where the keys cannot be fetched.</exception>
    public async ValueTask<string> IssuerOfAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.Headers.Authorization is not [{ } header] || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            throw Refused("CR640", "a token is needed", "Send Authorization: Bearer with a JSON Web Token of a registered client");
        if (!TryRead(header[Scheme.Length..].Trim(), out var token)) throw Refused("CR641", "this is no JSON Web Token", "Send a signed token in compact form");
        if (!_issuers.TryGetValue(token.Issuer, out var issuer)) throw Refused("CR642", "its issuer is not registered", "Register the client at this service");
        var key = await KeyAsync(token, issuer, cancellation);
        await CheckSignatureAsync(token, issuer, key, AudienceOf(request));
        CheckTimes(token);
        // Last, so that only a sound token takes up room.
        if (!seen.TryUse(issuer.Issuer, token.Id, token.ValidTo + options.ClockSkew)) throw Refused("CR648", "it was used before", "Make a new token with its own jti for every call");
        return issuer.Issuer;
    }

    private bool TryRead(string text, out JsonWebToken token)
    {
        token = null!;
        if (text.Length > LongestToken || !_handler.CanReadToken(text)) return false;
        try
        {
            token = _handler.ReadJsonWebToken(text);
            return token.Issuer.Length > 0;
        }
        catch (Exception fault) when (fault is ArgumentException or SecurityTokenException or System.Text.Json.JsonException or FormatException)
        {
            return false;
        }
    }

    private async ValueTask<JsonWebKey> KeyAsync(JsonWebToken token, TokenIssuer issuer, CancellationToken cancellation)
    {
        if (!Algorithms.Contains(token.Alg)) throw Refused("CR643", "it is signed by an algorithm that is not accepted", "Sign with ES384 or RS384");
        if (string.IsNullOrEmpty(token.Kid)) throw Refused("CR644", "it does not name its key", "Send kid in the token's header");
        var jku = token.TryGetHeaderValue<string>("jku", out var url) ? url : null;
        if (jku is not null && issuer.KeySet is null && !issuer.KeySetUrls.Contains(jku)) throw Refused("CR644", "its jku is not among the addresses of its issuer", "Register the address of the key set at this service");
        return await keys.FindAsync(issuer, jku, token.Kid, token.Alg, cancellation) ?? throw Refused("CR644", "its key is not in the key set of its issuer", "Publish the key, with the kid that the token names");
    }

    private async Task CheckSignatureAsync(JsonWebToken token, TokenIssuer issuer, JsonWebKey key, string audience)
    {
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidAlgorithms = Algorithms,
            ValidIssuer = issuer.Issuer,
            ValidTypes = ["JWT"],
            IssuerSigningKey = key,
            RequireSignedTokens = true,
            TryAllIssuerSigningKeys = false,
            AudienceValidator = (audiences, _, _) => audiences.Any(given => given == audience || given == audience + "/"),
            // By our own clock, which tests can set.
            ValidateLifetime = false,
        });
        if (result.IsValid) return;
        throw result.Exception switch
        {
            SecurityTokenInvalidAudienceException => Refused("CR646", "it is made out to another address", $"Set aud to the address that is called, under {options.PublicUrl}"),
            SecurityTokenInvalidTypeException => Refused("CR641", "its typ is not JWT", "Set typ to JWT in the token's header"),
            _ => Refused("CR647", "its signature does not fit", "Sign it with the key that kid names"),
        };
    }

    private void CheckTimes(JsonWebToken token)
    {
        var (now, skew) = (clock.GetUtcNow().UtcDateTime, options.ClockSkew);
        if (token.ValidTo == DateTime.MinValue || token.IssuedAt == DateTime.MinValue || string.IsNullOrEmpty(token.Id))
            throw Refused("CR649", "exp, iat or jti is missing", "Send all three");
        if (token.ValidTo <= now - skew) throw Refused("CR660", "it has expired", "Make a new token for every call");
        if (token.IssuedAt > now + skew || token.ValidFrom > now + skew) throw Refused("CR660", "it is not valid yet", "Set the clock of the client");
        if (token.ValidTo - token.IssuedAt > options.LongestTokenLife) throw Refused("CR660", "it lives too long", $"Let it expire within {options.LongestTokenLife.TotalSeconds:0} seconds of iat");
    }

    private string AudienceOf(HttpRequest request) => options.PublicUrl!.TrimEnd('/') + request.Path.ToUriComponent().TrimEnd('/');

    private static HookRefusal Refused(string code, string what, string remedy) => new(StatusCodes.Status401Unauthorized, new Problem(code, "Authorization", what, remedy));
}
