namespace CrampRisk.Terminology;

/// <summary>Resolves entries: the only place that knows codes and text.</summary>
/// <remarks>Thread-safe. Same entry and table, same resolution; never throws on the content of an entry.</remarks>
internal sealed class Resolver(TerminologyTable table, LocalTerms? local = null)
{
    /// <summary>Characters of the longest text that is still one entry: names and directions take far fewer, a pasted note takes more.</summary>
    public const int LongestText = 2000;

    private static readonly Resolution TooLong = new()
    {
        Kind = ResolutionKind.Unrecognised,
        Because = $"It has more than {LongestText} characters, too many for one entry: write one entry a line.",
    };

    private readonly LocalTerms? _local = local is { IsEmpty: false } ? local : null;
    private readonly MedicationResolver _medications = new(table);
    private readonly ConditionResolver _conditions = new(table);

    /// <summary>The table that is read.</summary>
    public TerminologyTable Table => table;

    /// <summary>Resolves a medication.</summary>
    /// <param name="medication">The entry.</param>
    /// <param name="withParts">False leaves <see cref="Resolution.Parts"/> empty: only explaining needs them.</param>
    public Resolution Resolve(Medication medication, bool withParts = true) =>
        IsTooLong(medication) ? TooLong : _local is null ? _medications.Resolve(medication, withParts) : ResolveLocal(medication, withParts);

    /// <summary>Resolves a condition.</summary>
    /// <param name="condition">The entry.</param>
    /// <param name="withParts">False leaves <see cref="Resolution.Parts"/> empty: only explaining needs them.</param>
    public Resolution Resolve(Condition condition, bool withParts = true) =>
        IsTooLong(condition) ? TooLong : _local is null ? _conditions.Resolve(condition, withParts) : ResolveLocal(condition, withParts);

    /// <summary>Resolves a procedure; its words are read for dialysis only.</summary>
    /// <param name="procedure">The entry.</param>
    /// <param name="withParts">False leaves <see cref="Resolution.Parts"/> empty: only explaining needs them.</param>
    public Resolution Resolve(Procedure procedure, bool withParts = true) =>
        IsTooLong(procedure) ? TooLong : _local is null ? _conditions.Resolve(procedure, withParts) : ResolveLocal(procedure, withParts);

    private static bool IsTooLong(Entry entry) => entry.Text is { Length: > LongestText } && entry.Codes.IsDefaultOrEmpty;

    // Apart from the door above, since a lambda's captures are made when a method is entered: entries of a site without local terms must cost nothing.
    private Resolution ResolveLocal(Medication medication, bool withParts) => _local!.Resolve(medication, table, entry => _medications.Resolve(entry, withParts));

    private Resolution ResolveLocal(Condition condition, bool withParts) => _local!.Resolve(condition, table, entry => _conditions.Resolve(entry, withParts));

    private Resolution ResolveLocal(Procedure procedure, bool withParts) => _local!.Resolve(procedure, table, entry => _conditions.Resolve(entry, withParts));
}
