namespace CrampRisk.Terminology.Compilation;

/// <summary>All that one sequence of normalised words stands for.</summary>
internal sealed class Phrase(string words, string display)
{
    public string Words { get; } = words;

    public string Display { get; set; } = display;

    public List<DrugTarget> Drugs { get; } = [];

    public List<(ushort Concept, ConceptRole Role, Course Course, string Note)> Conditions { get; } = [];

    public List<(LexiconKind Kind, string Value)> Lexicon { get; } = [];

    /// <summary>A drug that the words may stand for.</summary>
    public sealed record DrugTarget(ushort Meaning, NameKind Kind, uint RxCui);
}
