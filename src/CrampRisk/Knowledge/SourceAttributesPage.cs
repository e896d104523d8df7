using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CrampRisk.Knowledge;

/// <summary>Writes the source attributes of a pack, as JSON or Markdown.</summary>
internal static class SourceAttributesPage
{
    /// <summary>As Markdown.</summary>
    public static string ToMarkdownText(KnowledgePack pack)
    {
        var info = pack.Info;
        var text = new StringBuilder();
        text.Append($"# Source attributes of {info.Name}, version {info.Version}\n\n");
        text.Append($"- Developer: {info.Developer}\n- Funding: {info.Funding}\n- Released: {(info.Released.IsGiven ? info.Released.ToString() : "not yet")}\n- Last revision: {Day(info.LastUpdated)}\n");
        text.Append($"- {PackRecords.ReviewText(info.Review)}\n- No rule uses: {string.Join(", ", SourceAttributes.NeverUsed)}\n");
        foreach (var (rule, sources, uses) in SourceAttributes.Of(pack))
        {
            text.Append($"\n## `{rule.Id}`: {rule.Title.Clinician}\n\n- Revision {rule.Revision}. {PackRecords.ReviewText(rule.Review)}\n- Uses: {string.Join("; ", uses)}\n");
            foreach (var source in sources) text.Append($"- {source.Citation}{(source.Pmid is null ? "" : $" PMID {source.Pmid}.")}{(source.Doi is null ? "" : $" doi:{source.Doi}.")}\n");
        }
        return text.ToString();
    }

    /// <summary>As JSON.</summary>
    public static byte[] ToJsonBytes(KnowledgePack pack)
    {
        var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            var info = pack.Info;
            json.WriteStartObject();
            json.WriteString("schema", "cramprisk-source-attributes/1");
            json.WriteString("pack", info.Name);
            json.WriteString("version", info.Version);
            json.WriteString("developer", info.Developer);
            json.WriteString("funding", info.Funding);
            json.WriteString("released", info.Released.IsGiven ? info.Released.ToString() : null);
            json.WriteString("lastRevision", Day(info.LastUpdated));
            json.WriteString("reviewStatus", Spellings.ReviewStatus.Of(info.Review.Status));
            WriteTexts(json, "notUsed", SourceAttributes.NeverUsed);
            json.WriteStartArray("rules");
            foreach (var attributes in SourceAttributes.Of(pack)) Write(json, attributes);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, SourceAttributes attributes)
    {
        var rule = attributes.Rule;
        json.WriteStartObject();
        json.WriteString("rule", rule.Id);
        json.WriteString("title", rule.Title.Clinician);
        json.WriteNumber("revision", rule.Revision);
        json.WriteString("reviewStatus", Spellings.ReviewStatus.Of(rule.Review.Status));
        json.WriteString("revised", rule.Review.On.IsGiven ? rule.Review.On.ToString() : null);
        json.WriteString("reviewer", rule.Review.Reviewer);
        WriteTexts(json, "uses", attributes.Uses);
        json.WriteStartArray("citations");
        foreach (var source in attributes.Sources)
        {
            json.WriteStartObject();
            json.WriteString("citation", source.Citation);
            if (source.Pmid is not null) json.WriteString("pmid", source.Pmid);
            if (source.Doi is not null) json.WriteString("doi", source.Doi);
            if (source.Url is not null) json.WriteString("url", source.Url);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
