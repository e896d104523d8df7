namespace CrampRisk.Terminology;

/// <summary>A site's own name for a concept.</summary>
/// <param name="Name">The name, found in a text as whole words and without letter case.</param>
/// <param name="Concept">The name of the concept, such as <c>condition:cirrhosis</c>.</param>
/// <param name="Place">Where the row stands.</param>
internal sealed record LocalName(string Name, string Concept, string Place);
