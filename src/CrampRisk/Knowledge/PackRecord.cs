namespace CrampRisk.Knowledge;

/// <summary>One record of a pack with where it stands and its JSON in the shortest form.</summary>
internal sealed record PackRecord<T>(T Value, string Id, string Place, byte[] Json, bool Verified, bool Ships);
