using System.Security.Cryptography;
using CrampRisk.Knowledge;

namespace CrampRisk;

/// <summary>Reads a site policy, <c>cramprisk-policy/1</c>.</summary>
public static class PolicyJson
{
    /// <summary>Reads a policy and checks it against the pack that it is for.</summary>
    /// <exception cref="InvalidDocumentException">Anything is wrong; all of it is listed with its JSON path.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="pack"/> is null.</exception>
    public static SitePolicy Read(ReadOnlyMemory<byte> utf8, KnowledgePack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var problems = new List<Problem>();
        using var document = JsonDocuments.Parse(utf8, problems);
        if (document is null) throw new InvalidDocumentException([.. problems]);
        var node = new CheckedNode(document.RootElement, "", problems);
        JsonDocuments.CheckSchema(node, "cramprisk-policy/1");
        var policy = new SitePolicy
        {
            Name = node.RequiredText("name"),
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(utf8.Span)),
            StaleAfterDays = node.Number("staleAfterDays") ?? SitePolicy.Default.StaleAfterDays,
            AssumedSupplyDays = node.Number("assumedSupplyDays") ?? SitePolicy.Default.AssumedSupplyDays,
            AdministrationWindowDays = node.Number("administrationWindowDays") ?? SitePolicy.Default.AdministrationWindowDays,
            DialysisWindowDays = node.Number("dialysisWindowDays") ?? SitePolicy.Default.DialysisWindowDays,
            LookbackDays = node.Number("lookbackDays") ?? SitePolicy.Default.LookbackDays,
            RepeatAfterDays = node.Number("repeatAfterDays") ?? SitePolicy.Default.RepeatAfterDays,
            ShowOnly = node.Choice("showOnly", Spellings.ShowOnly) ?? ShowOnly.Always,
            Rules = [.. node.Objects("rules").Select(ReadRule)],
        };
        node.End();
        problems.AddRange(new SitePolicyValidator(pack).Check(policy));
        return problems.Count == 0 ? policy : throw new InvalidDocumentException([.. problems.OrderBy(problem => problem.Place, StringComparer.Ordinal)]);
    }

    private static PolicyRule ReadRule(DocumentNode node)
    {
        var rule = new PolicyRule
        {
            Rule = node.RequiredText("rule"),
            Enabled = node.Flag("enabled", otherwise: true),
            Tier = node.Choice("tier", Spellings.DisplayTier),
            Author = node.RequiredText("author"),
            Note = node.RequiredText("note"),
            On = JsonDocuments.RequiredDay(node, "on"),
            Until = JsonDocuments.Day(node, "until"),
        };
        node.End();
        return rule;
    }
}
