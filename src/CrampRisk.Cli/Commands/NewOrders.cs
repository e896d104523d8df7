using System.Collections.Immutable;
using CrampRisk.Cli.Inputs;

namespace CrampRisk.Cli.Commands;

/// <summary>The document of <c>--new</c>: orders being written now, which join the patient that is screened.</summary>
internal static class NewOrders
{
    /// <summary>Reads the document; null where none was asked for, or where it was refused, which is then said.</summary>
    /// <exception cref="UsageException">The document holds more than one patient.</exception>
    public static Patient? Read(ScreenOptions options, Terminal terminal)
    {
        if (options.NewOrders is null) return null;
        var files = new List<InputFile>();
        foreach (var (argument, problem) in InputFiles.Expand([options.NewOrders], files, []))
        {
            terminal.Refuse(argument, problem);
            return null;
        }
        var inputs = PatientInputs.Read(files, InputFormat.Auto).Take(2).ToArray();
        if (inputs.Length > 1) throw new UsageException("--new holds more than one patient", "Give the new orders of one patient");
        switch (inputs[0])
        {
            case PatientInput.Read read: return read.Patient;
            case PatientInput.Refused refused:
                foreach (var problem in refused.Problems) terminal.Refuse(refused.Source, problem);
                return null;
            default: throw new InvalidOperationException("An input is read or refused.");
        }
    }

    /// <summary>The patient with the orders behind the entries of each list.</summary>
    public static Patient Join(Patient patient, Patient orders) => patient with
    {
        Medications = Join(patient.Medications, orders.Medications.IsDefault ? default : [.. orders.Medications.Select(order => order with { IsNew = true })]),
        Conditions = Join(patient.Conditions, orders.Conditions),
        Procedures = Join(patient.Procedures, orders.Procedures),
        NoKnownMedications = patient.NoKnownMedications && orders.Medications.IsDefaultOrEmpty,
        NoKnownConditions = patient.NoKnownConditions && orders.Conditions.IsDefaultOrEmpty,
        Notices = [.. patient.Notices, .. orders.Notices],
    };

    private static ImmutableArray<T> Join<T>(ImmutableArray<T> list, ImmutableArray<T> orders) =>
        orders.IsDefaultOrEmpty ? list : list.IsDefault ? orders : [.. list, .. orders];
}
