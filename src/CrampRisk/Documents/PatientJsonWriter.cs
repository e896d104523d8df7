using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CrampRisk.Documents;

/// <summary>Writes patient JSON; defaults and unknowns are left out.</summary>
internal static class PatientJsonWriter
{
    /// <summary>Letters of any script stay readable; line ends do not depend on the machine.</summary>
    public static JsonWriterOptions Options(bool indented) => new() { Indented = indented, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Utf8JsonWriter json, Patient patient)
    {
        json.WriteStartObject();
        json.WriteString("schema", PatientJson.Schema);
        WriteText(json, "id", patient.Id);
        WriteList(json, "medications", patient.Medications, WriteMedication);
        WriteList(json, "conditions", patient.Conditions, WriteCondition);
        WriteList(json, "procedures", patient.Procedures, WriteProcedure);
        if (patient.StateOf(EntryList.Medications) == ListState.NoneKnown) json.WriteBoolean("noKnownMedications", true);
        if (patient.StateOf(EntryList.Conditions) == ListState.NoneKnown) json.WriteBoolean("noKnownConditions", true);
        json.WriteEndObject();
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, ImmutableArray<T> list, Action<Utf8JsonWriter, T> writeFacts)
        where T : Entry, new()
    {
        if (list.IsDefault) return;
        json.WriteStartArray(name);
        foreach (var entry in list)
        {
            if (entry.AsGiven is not null && SaysNothingElse(entry))
            {
                json.WriteStringValue(entry.AsGiven);
                continue;
            }
            json.WriteStartObject();
            WriteWhat(json, entry);
            writeFacts(json, entry);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    // An entry that was typed as one string goes out as that string, where reading it again gives the same entry.
    private static bool SaysNothingElse<T>(T entry)
        where T : Entry
    {
        Entry again = entry switch
        {
            Medication => EntryText.ReadMedication(entry.AsGiven!),
            Condition => EntryText.ReadCondition(entry.AsGiven!),
            _ => EntryText.ReadProcedure(entry.AsGiven!),
        };
        return again.Codes.AsSpan().SequenceEqual(entry.Codes.AsSpan()) && again.Equals(entry with { Codes = again.Codes, Reference = null, Remarks = again.Remarks });
    }

    private static void WriteWhat(Utf8JsonWriter json, Entry entry)
    {
        var known = entry.Codes.Where(code => code.System != CodeSystem.Unknown).ToArray();
        var text = entry.Text ?? entry.Codes.Where(code => code.System == CodeSystem.Unknown).Select(code => code.Display ?? code.Code).FirstOrDefault();
        // An entry that says nothing is an entry all the same: blank text keeps it.
        if (text is null && known.Length == 0) text = "";
        WriteText(json, "text", text);
        if (known.Length == 0) return;
        json.WriteStartArray("codes");
        foreach (var code in known)
        {
            json.WriteStartObject();
            json.WriteString("system", Spellings.CodeSystem.Of(code.System));
            json.WriteString("code", code.Code);
            WriteText(json, "display", code.Display);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteMedication(Utf8JsonWriter json, Medication entry)
    {
        WriteWord(json, "route", entry.Route, Spellings.Route);
        WriteWord(json, "status", entry.Status, Spellings.MedicationStatus);
        WriteDate(json, "start", entry.Start);
        WriteDate(json, "end", entry.End);
        if (entry.DaysSupply is { } days) json.WriteNumber("daysSupply", days);
        if (entry.IsNew) json.WriteBoolean("isNew", true);
        WriteWord(json, "kind", entry.Kind, Spellings.MedicationKind);
        WriteWord(json, "intent", entry.Intent, Spellings.MedicationIntent);
        if (entry.DoNotPerform) json.WriteBoolean("doNotPerform", true);
        if (entry.AsNeeded) json.WriteBoolean("asNeeded", true);
        if (entry.Dose is not { } dose) return;
        json.WriteStartObject("dose");
        json.WriteNumber("value", dose.Value);
        json.WriteString("unit", dose.Unit);
        if (dose.PerDay is { } perDay) json.WriteNumber("perDay", perDay);
        json.WriteEndObject();
    }

    private static void WriteCondition(Utf8JsonWriter json, Condition entry)
    {
        WriteWord(json, "clinicalStatus", entry.ClinicalStatus, Spellings.ClinicalStatus);
        WriteWord(json, "verificationStatus", entry.VerificationStatus, Spellings.VerificationStatus);
        WriteDate(json, "onset", entry.Onset);
        WriteDate(json, "abatement", entry.Abatement);
        if (entry.GestationalWeeks is { } weeks) json.WriteNumber("gestationalWeeks", weeks);
        WriteDate(json, "recorded", entry.Recorded);
        WriteDate(json, "dueDate", entry.DueDate);
    }

    private static void WriteProcedure(Utf8JsonWriter json, Procedure entry)
    {
        WriteWord(json, "status", entry.Status, Spellings.ProcedureStatus);
        WriteDate(json, "start", entry.Start);
        WriteDate(json, "end", entry.End);
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null) json.WriteString(name, text);
    }

    private static void WriteDate(Utf8JsonWriter json, string name, CalendarDate date)
    {
        if (date.IsGiven) json.WriteString(name, date.ToString());
    }

    private static void WriteWord<T>(Utf8JsonWriter json, string name, T value, Spelling<T> spelling)
        where T : struct, Enum
    {
        if (!EqualityComparer<T>.Default.Equals(value, default)) json.WriteString(name, spelling.Of(value));
    }
}
