using System.Collections.Immutable;
using CrampRisk.Knowledge;

namespace CrampRisk;

/// <summary>Screens medication lists and conditions for associations with leg cramps. The door of the library.</summary>
/// <remarks>
/// Thread-safe and immutable: make one and share it. No network, no clock, no files in <see cref="Screen"/>: the same patient, day, pack and
/// options give the same report. Core rules: Am Fam Physician 2012;86(4):350-355 (PMID 22963024).
/// </remarks>
public sealed class CrampRiskScreener
{
    private readonly EntryReader _reader;
    private readonly RuleEvaluator _evaluator;
    private readonly ReportAssembler _assembler;
    private readonly Lazy<CodeScreener> _codes;
    private readonly Lazy<RuleIndex> _extended;

    /// <summary>A screener with a pack of one's own.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidDocumentException">An option is out of range; all that are wrong are listed.</exception>
    public CrampRiskScreener(KnowledgePack pack, CrampRiskOptions options)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(options);
        OptionsCheck.ThrowIfInvalid(options);
        Pack = pack;
        Options = options;
        _reader = new EntryReader(pack.CreateResolver(), options.Policy, options.LookbackDays ?? options.Policy.LookbackDays);
        _evaluator = new RuleEvaluator(new RuleIndex(pack, options.Profile));
        _extended = new Lazy<RuleIndex>(() => options.Profile == Profile.Extended ? _evaluator.Index : new RuleIndex(pack, Profile.Extended));
        _codes = new Lazy<CodeScreener>(() => new CodeScreener(pack, _evaluator.Index));
        _assembler = new ReportAssembler(pack, options, _evaluator.Index, _extended);
    }

    private CrampRiskScreener(CrampRiskScreener other, CrampRiskOptions options)
    {
        (Pack, Options, _reader, _evaluator, _codes, _extended) = (other.Pack, options, other._reader, other._evaluator, other._codes, other._extended);
        _assembler = new ReportAssembler(Pack, options, _evaluator.Index, _extended);
    }

    /// <summary>The pack that reports rest on.</summary>
    public KnowledgePack Pack { get; }

    /// <summary>The options that reports are made with.</summary>
    public CrampRiskOptions Options { get; }

    /// <summary>The path for callers with codes in hand: no report, no allocation.</summary>
    public CodeScreener Codes => _codes.Value;

    /// <summary>A screener with the built-in pack.</summary>
    /// <param name="options">Null: the defaults.</param>
    /// <exception cref="InvalidDocumentException">An option is out of range.</exception>
    public static CrampRiskScreener CreateDefault(CrampRiskOptions? options = null) => new(KnowledgePack.BuiltIn, options ?? new CrampRiskOptions());

    /// <summary>A screener that also knows these answers; it shares all else with this one, so that it may be made for a single report.</summary>
    /// <param name="acknowledgements">What was answered, beside that of <see cref="Options"/>.</param>
    public CrampRiskScreener WithAcknowledgements(ImmutableArray<Acknowledgement> acknowledgements) =>
        acknowledgements.IsDefaultOrEmpty ? this : new(this, Options with { Acknowledgements = Options.Acknowledgements.AddRange(acknowledgements) });

    /// <summary>Screens one patient for drugs and conditions that are associated with leg cramps.</summary>
    /// <param name="patient">The patient; what cannot be read in an entry is reported, never thrown.</param>
    /// <param name="asOf">The day the lists are read for. End dates are inclusive. Not read from a clock.</param>
    /// <returns>A report in which each entry has exactly one <see cref="EntryOutcome"/>. No flags does not mean safe.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="patient"/> is null.</exception>
    public ScreeningReport Screen(Patient patient, DateOnly asOf) => Read(patient, asOf, withParts: false);

    /// <summary>The same, with the parts of each text in its resolution: for explaining.</summary>
    internal ScreeningReport Read(Patient patient, DateOnly asOf, bool withParts)
    {
        ArgumentNullException.ThrowIfNull(patient);
        var count = CountOf(patient);
        var readings = Lent<EntryReading>.Take(count);
        var tallies = Lent<RuleTally>.Take(Pack.Rows.Length);
        try
        {
            Array.Clear(tallies, 0, Pack.Rows.Length);
            _reader.Read(patient, asOf.DayNumber, readings.AsSpan(0, count), withParts);
            _evaluator.Tally(readings.AsSpan(0, count), tallies.AsSpan(0, Pack.Rows.Length));
            return _assembler.Assemble(patient, asOf, readings.AsSpan(0, count), tallies.AsSpan(0, Pack.Rows.Length));
        }
        finally
        {
            Array.Clear(readings, 0, count);
            Lent<EntryReading>.GiveBack(readings);
            Lent<RuleTally>.GiveBack(tallies);
        }
    }

    private static int CountOf(Patient patient) =>
        (patient.Medications.IsDefault ? 0 : patient.Medications.Length)
        + (patient.Conditions.IsDefault ? 0 : patient.Conditions.Length)
        + (patient.Procedures.IsDefault ? 0 : patient.Procedures.Length);
}
