namespace CrampRisk.Knowledge;

/// <summary>One difference between two packs.</summary>
/// <param name="What">The kind of thing: pack, rule, evidence, source, advice, class, code, name.</param>
/// <param name="Id">Which one.</param>
/// <param name="How">Added, removed or changed.</param>
/// <param name="Detail">For a change, what differs; empty elsewhere.</param>
internal readonly record struct PackChange(string What, string Id, string How, string Detail)
{
    public override string ToString() => $"{How} {What} {Id}{(Detail.Length == 0 ? "" : $": {Detail}")}";
}
