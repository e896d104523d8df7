// An EHR adds CrampRisk to its services once, and screens a patient wherever it has one. Run it with: dotnet run
using CrampRisk;
using Microsoft.Extensions.DependencyInjection;

using var services = new ServiceCollection().AddCrampRisk().BuildServiceProvider();

// In an EHR these come from its own tables: codes where it has them, text where it has not.
var patient = new Patient
{
    Id = "sample-ehr",
    Medications =
    [
        Medication.FromText("Premarin 0.625 mg tab daily"),
        Medication.FromRxNorm("7258") with { Start = new DateOnly(2026, 9, 15) },
        Medication.FromText("iron sucrose 30 mg", Route.Oral),
    ],
    Conditions = [Condition.FromIcd10Cm("K74.60"), Condition.FromText("leg cramps at night")],
};

// The three lines.
var screener = services.GetRequiredService<CrampRiskScreener>();
ScreeningReport report = screener.Screen(patient, asOf: new DateOnly(2026, 11, 24));
foreach (var flag in report.Flags) Console.WriteLine($"{flag.Title} {flag.Citations}");

// No flags would not mean safe: every entry says what became of it.
Console.WriteLine();
foreach (var entry in report.Entries) Console.WriteLine($"{entry.Outcome,-13} {entry.Entry.Input}: {entry.Because}");
