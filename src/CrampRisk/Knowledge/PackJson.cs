using System.Text.Json;
using System.Text.Json.Serialization;

namespace CrampRisk.Knowledge;

/// <summary>JSON without reflection, as ahead-of-time compilation needs it.</summary>
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(DrugClass))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class PackJson : JsonSerializerContext
{
    /// <summary>Without white space, and with plain characters: the pack is read by nobody but us.</summary>
    public static PackJson Compact { get; } = new(new JsonSerializerOptions
    {
        WriteIndented = false,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
