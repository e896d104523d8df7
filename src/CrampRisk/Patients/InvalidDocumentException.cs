using System.Collections.Immutable;

namespace CrampRisk;

/// <summary>A document (patient, pack, policy) is refused as a whole; <see cref="Problems"/> lists everything that is wrong with it.</summary>
/// <remarks>The message holds codes and places, never values of the document: messages end in logs.</remarks>
public sealed class InvalidDocumentException : Exception
{
    /// <summary>A document that is refused for the given problems, at least one.</summary>
    public InvalidDocumentException(ImmutableArray<Problem> problems)
        : base(Describe(problems)) => Problems = problems;

    /// <summary>A document that is refused for one problem.</summary>
    public InvalidDocumentException(Problem problem)
        : this([problem])
    {
    }

    /// <summary>All problems, in the order of their places.</summary>
    public ImmutableArray<Problem> Problems { get; }

    private static string Describe(ImmutableArray<Problem> problems) =>
        problems.Length == 1
            ? $"The document was refused: {problems[0]}"
            : $"The document was refused; {problems.Length} problems. First: {problems[0]}";
}
