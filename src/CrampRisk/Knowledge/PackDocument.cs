using System.Collections.Immutable;

namespace CrampRisk.Knowledge;

/// <summary>A pack as it was read from its readable files, before anything was checked for meaning.</summary>
internal sealed record PackDocument(
    PackInfo Info,
    byte[] InfoJson,
    ImmutableArray<PackRecord<Source>> Sources,
    ImmutableArray<PackRecord<Evidence>> Evidence,
    ImmutableArray<PackRecord<Rule>> Rules,
    ImmutableArray<PackRecord<ManagementAdvice>> Advice);
