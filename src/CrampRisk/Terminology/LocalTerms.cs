using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace CrampRisk.Terminology;

/// <summary>A site's own codes and names, read before the table: each is put into words or codes that the table knows.</summary>
/// <remarks>
/// Nothing of the table is repeated: "Painaway 500 mg, stopped" becomes "naproxen 500 mg, stopped", and route, denial and strength are read as ever.
/// Drugs are met in medications only, all else in conditions and procedures only. Immutable and thread-safe.
/// </remarks>
internal sealed class LocalTerms(ImmutableArray<LocalCode> codes, ImmutableArray<LocalName> names)
{
    // The longest name first, so that "Painaway plus" is not read as "Painaway".
    private readonly ImmutableArray<LocalName> _names = names.IsEmpty ? names : [.. names.OrderByDescending(name => name.Name.Length).ThenBy(name => name.Name, StringComparer.OrdinalIgnoreCase)];

    public static LocalTerms None { get; } = new([], []);

    public ImmutableArray<LocalCode> Codes => codes;

    public ImmutableArray<LocalName> Names => names;

    public bool IsEmpty => codes.IsEmpty && names.IsEmpty;

    /// <summary>Resolves an entry after its local terms were put into the table's own.</summary>
    public Resolution Resolve<T>(T entry, TerminologyTable table, Func<T, Resolution> resolve)
        where T : Entry
    {
        var isDrug = entry is Medication;
        Concept? local = null;
        var codings = ImmutableArray.CreateBuilder<Coding>();
        foreach (var coding in entry.Codes.IsDefault ? [] : entry.Codes)
        {
            var named = coding.Display is null ? coding : coding with { Display = Translate(coding.Display, isDrug, table) };
            if (Find(coding, isDrug, table) is not { } concept) codings.Add(named);
            else if (isDrug) codings.Add(new Coding(CodeSystem.RxNorm, table.RxCuiOf(concept).ToString(), named.Display));
            else if ((local ??= concept) == concept && named.Display is not null) codings.Add(new Coding(CodeSystem.Unknown, named.Display));
        }
        var translated = entry with { Text = entry.Text is null ? null : Translate(entry.Text, isDrug, table), Codes = codings.DrainToImmutable() };
        var resolution = resolve(translated);
        return local is null ? resolution : Decide(local, resolution);
    }

    /// <summary>The hash of a pack with these terms in it; the given one where there are none.</summary>
    public byte[] HashWith(ReadOnlySpan<byte> knowledge) => IsEmpty ? knowledge.ToArray() : HashOf(knowledge);

    // Apart, since a method that is compiled ahead loads what it names before it runs (benchmarks/StartUp).
    [MethodImpl(MethodImplOptions.NoInlining)]
    private byte[] HashOf(ReadOnlySpan<byte> knowledge)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(knowledge);
        foreach (var code in codes) hash.AppendData(Encoding.UTF8.GetBytes($"{(int)code.System}\t{code.Code}\t{code.Concept}\n"));
        foreach (var name in names) hash.AppendData(Encoding.UTF8.GetBytes($"{name.Name}\t{name.Concept}\n"));
        return hash.GetHashAndReset();
    }

    // Conditions have no code of their own in the table: the local code decides, and what the rest of the entry says may disagree (ruling 3).
    private static Resolution Decide(Concept local, Resolution rest)
    {
        if (rest.Kind == ResolutionKind.Recognised && rest.Concepts.Any(match => match.Concept == local)) return rest;
        var decided = new Resolution
        {
            Kind = ResolutionKind.Recognised,
            Concepts = [new ConceptMatch(local, ConceptRole.Include, Course.Chronic, "")],
            Name = local.Display,
            Because = $"The site's own list reads it as {local.Display}.",
        };
        return rest.Kind != ResolutionKind.Recognised || rest.Concepts.IsEmpty
            ? decided with { Context = rest.Context, OnlyPossible = rest.OnlyPossible }
            : decided with
            {
                Conflicting = rest.Concepts,
                Context = rest.Context,
                OnlyPossible = rest.OnlyPossible,
                Weeks = rest.Weeks,
                Remarks = [.. rest.Remarks, new Remark(RemarkCode.CodesDisagree, $"The site's own code means {local.Display}, the rest of the entry something else; the code decided.")],
            };
    }

    private Concept? Find(Coding coding, bool isDrug, TerminologyTable table)
    {
        foreach (var code in codes)
            if (IsOfList(code.Concept, isDrug) && code.Is(coding) && table.TryFindConcept(code.Concept, out var concept)) return concept;
        return null;
    }

    private string Translate(string text, bool isDrug, TerminologyTable table)
    {
        foreach (var name in _names)
        {
            if (!IsOfList(name.Concept, isDrug) || !table.TryFindConcept(name.Concept, out var concept)) continue;
            for (var at = 0; (at = text.IndexOf(name.Name, at, StringComparison.OrdinalIgnoreCase)) >= 0;)
            {
                var end = at + name.Name.Length;
                var isWhole = (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]));
                if (isWhole) text = $"{text.AsSpan(0, at)}{concept.Display}{text.AsSpan(end)}";
                at = isWhole ? at + concept.Display.Length : end;
            }
        }
        return text;
    }

    private static bool IsOfList(string concept, bool isDrug) => concept.StartsWith("drug:", StringComparison.Ordinal) == isDrug;
}
