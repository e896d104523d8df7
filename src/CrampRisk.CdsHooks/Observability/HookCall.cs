using Microsoft.AspNetCore.Http;

namespace CrampRisk.CdsHooks;

/// <summary>What is written down of one request: filled by whoever knows, read once at the end for the audit log, metrics and trace. No patient content.</summary>
internal sealed class HookCall
{
    private Dictionary<string, int>? _cards;
    private Dictionary<string, int>? _flags;

    /// <summary>The issuer of the token; null where none is asked for. Part of the patient's key.</summary>
    public string? Client { get; set; }

    /// <summary>The CDS service that was called; one of ours, never what the caller wrote.</summary>
    public string? Service { get; set; }

    /// <summary>Its hook, or <c>discovery</c>, <c>feedback</c>.</summary>
    public string? Hook { get; set; }

    /// <summary>Items of feedback that were stored.</summary>
    public int Feedback { get; set; }

    /// <summary>Cards sent, by indicator.</summary>
    public IReadOnlyDictionary<string, int> Cards => _cards ?? [];

    /// <summary>Flags sent, by rule.</summary>
    public IReadOnlyDictionary<string, int> Flags => _flags ?? [];

    /// <summary>The call that this request is.</summary>
    public static HookCall Of(HttpContext context)
    {
        if (context.Features.Get<HookCall>() is { } call) return call;
        call = new HookCall();
        context.Features.Set(call);
        return call;
    }

    public void AddCard(string indicator) => Add(_cards ??= [], indicator);

    public void AddFlag(string rule) => Add(_flags ??= [], rule);

    private static void Add(Dictionary<string, int> counts, string name) => counts[name] = counts.GetValueOrDefault(name) + 1;
}
