namespace CrampRisk.Terminology;

/// <summary>A site's own code for a concept.</summary>
/// <param name="System">The system; <see cref="CodeSystem.Local"/> also meets codings without a known system, <see cref="CodeSystem.Unknown"/> any coding.</param>
/// <param name="Code">The code, compared without letter case.</param>
/// <param name="Concept">The name of the concept, such as <c>drug:naproxen</c>.</param>
/// <param name="Place">Where the row stands.</param>
internal sealed record LocalCode(CodeSystem System, string Code, string Concept, string Place)
{
    /// <summary>Whether a coding is this code.</summary>
    public bool Is(Coding coding) => Is(coding.System, coding.Code);

    /// <summary>Whether a code of a system is this code.</summary>
    public bool Is(CodeSystem system, ReadOnlySpan<char> code) =>
        code.Trim().Equals(Code, StringComparison.OrdinalIgnoreCase)
        && (System == CodeSystem.Unknown || System == system || (System == CodeSystem.Local && system == CodeSystem.Unknown));
}
