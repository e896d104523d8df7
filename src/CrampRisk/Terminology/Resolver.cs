namespace CrampRisk.Terminology;

/// <summary>Resolves entries: the only place that knows codes and text.</summary>
/// <remarks>Thread-safe. Same entry and table, same resolution; never throws on the content of an entry.</remarks>
internal sealed class Resolver(TerminologyTable table)
{
    private readonly MedicationResolver _medications = new(table);
    private readonly ConditionResolver _conditions = new(table);

    /// <summary>The table that is read.</summary>
    public TerminologyTable Table => table;

    /// <summary>Resolves a medication.</summary>
    /// <param name="medication">The entry.</param>
    /// <param name="withParts">False leaves <see cref="Resolution.Parts"/> empty: only explaining needs them.</param>
    public Resolution Resolve(Medication medication, bool withParts = true) => _medications.Resolve(medication, withParts);

    /// <summary>Resolves a condition.</summary>
    /// <param name="condition">The entry.</param>
    /// <param name="withParts">False leaves <see cref="Resolution.Parts"/> empty: only explaining needs them.</param>
    public Resolution Resolve(Condition condition, bool withParts = true) => _conditions.Resolve(condition, withParts);

    /// <summary>Resolves a procedure; its words are read for dialysis only.</summary>
    /// <param name="procedure">The entry.</param>
    /// <param name="withParts">False leaves <see cref="Resolution.Parts"/> empty: only explaining needs them.</param>
    public Resolution Resolve(Procedure procedure, bool withParts = true) => _conditions.Resolve(procedure, withParts);
}
