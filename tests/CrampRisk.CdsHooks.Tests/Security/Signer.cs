using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CrampRisk.CdsHooks.Tests;

/// <summary>A CDS client with a key of its own.</summary>
internal sealed class Signer
{
    public const string Issuer = "https://ehr.example.org";

    private static readonly JsonSerializerOptions WithoutNulls = new() { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    private readonly SecurityKey _key;
    private readonly string _algorithm;

    private Signer(SecurityKey key, string algorithm)
    {
        (_key, _algorithm) = (key, algorithm);
        _key.KeyId = "key-1";
    }

    public static Signer Es384() => new(new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP384)), SecurityAlgorithms.EcdsaSha384);

    public static Signer Rs384() => new(new RsaSecurityKey(RSA.Create(2048)), SecurityAlgorithms.RsaSha384);

    public static Signer Rs256() => new(new RsaSecurityKey(RSA.Create(2048)), SecurityAlgorithms.RsaSha256);

    /// <summary>The public key as a JSON Web Key Set.</summary>
    public string KeySet
    {
        get
        {
            var key = JsonWebKeyConverter.ConvertFromSecurityKey(_key is ECDsaSecurityKey ec
                ? new ECDsaSecurityKey(ECDsa.Create(ec.ECDsa.ExportParameters(false))) { KeyId = "key-1" }
                : new RsaSecurityKey(((RsaSecurityKey)_key).Rsa.ExportParameters(false)) { KeyId = "key-1" });
            return JsonSerializer.Serialize(new { keys = new[] { new { kty = key.Kty, kid = key.Kid, crv = key.Crv, x = key.X, y = key.Y, n = key.N, e = key.E, use = "sig" } } }, WithoutNulls);
        }
    }

    /// <summary>A token with the claims that the specification asks for, changed as the test wants it; a claim or header of null is left out.</summary>
    public string Token(DateTimeOffset now, Action<Dictionary<string, object?>>? claims = null, Action<Dictionary<string, object>>? header = null)
    {
        var values = new Dictionary<string, object?>
        {
            ["iss"] = Issuer,
            ["aud"] = HookHost.PublicUrl + "/cds-services/probe",
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddMinutes(2).ToUnixTimeSeconds(),
            ["jti"] = Guid.NewGuid().ToString(),
        };
        claims?.Invoke(values);
        var more = new Dictionary<string, object>();
        header?.Invoke(more);
        var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        return handler.CreateToken(JsonSerializer.Serialize(values.Where(pair => pair.Value is not null).ToDictionary()), new SigningCredentials(_key, _algorithm), more);
    }
}
