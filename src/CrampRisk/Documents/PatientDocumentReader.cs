namespace CrampRisk.Documents;

/// <summary>Reads well-formed patient JSON into plain values and collects what is wrong with its structure: names and types.</summary>
/// <remarks>What the values say is the affair of <see cref="PatientDocumentValidator"/>; both speak together.</remarks>
internal ref struct PatientDocumentReader
{
    private static readonly string[] PatientNames = ["schema", "id", "medications", "conditions", "procedures", "noKnownMedications", "noKnownConditions"];

    private static readonly string[] MedicationNames =
        ["text", "codes", "route", "status", "start", "end", "daysSupply", "isNew", "kind", "intent", "doNotPerform", "asNeeded", "dose"];

    private static readonly string[] ConditionNames =
        ["text", "codes", "clinicalStatus", "verificationStatus", "onset", "abatement", "gestationalWeeks", "recorded", "dueDate"];

    private static readonly string[] ProcedureNames = ["text", "codes", "status", "start", "end"];

    private static readonly string[] CodingNames = ["system", "code", "display"];

    private static readonly string[] DoseNames = ["value", "unit", "perDay"];

    private StrictJsonReader _json;

    private PatientDocumentReader(ReadOnlySpan<byte> json, List<Problem> problems) => _json = new StrictJsonReader(json, problems);

    /// <summary>Reads a text that <see cref="JsonSyntax"/> has nothing to say about.</summary>
    /// <returns>The document; null where it is no object, which is then among the problems.</returns>
    public static PatientDocument? Read(ReadOnlySpan<byte> json, List<Problem> problems) => new PatientDocumentReader(json, problems).ReadPatient();

    private PatientDocument? ReadPatient()
    {
        if (!_json.TryEnterRoot()) return null;
        var patient = new PatientDocument();
        var seen = 0;
        while (_json.NextName(PatientNames, ref seen) is { } name)
        {
            switch (name)
            {
                case "schema": patient.Schema = _json.ReadString(); break;
                case "id": patient.Id = _json.ReadString(); break;
                case "medications": patient.Medications = ReadMedications(); break;
                case "conditions": patient.Conditions = ReadConditions(); break;
                case "procedures": patient.Procedures = ReadProcedures(); break;
                case "noKnownMedications": patient.NoKnownMedications = _json.ReadBoolean(); break;
                case "noKnownConditions": patient.NoKnownConditions = _json.ReadBoolean(); break;
            }
        }
        return patient;
    }

    private List<MedicationDocument>? ReadMedications()
    {
        if (!_json.TryEnterArray()) return null;
        var list = new List<MedicationDocument>();
        while (_json.NextItem()) list.Add(ReadMedication());
        return list;
    }

    private MedicationDocument ReadMedication()
    {
        var entry = new MedicationDocument();
        if (!TryEnterEntry(entry)) return entry;
        var seen = 0;
        while (_json.NextName(MedicationNames, ref seen) is { } name)
        {
            switch (name)
            {
                case "route": entry.Route = _json.ReadString(); break;
                case "status": entry.Status = _json.ReadString(); break;
                case "kind": entry.Kind = _json.ReadString(); break;
                case "intent": entry.Intent = _json.ReadString(); break;
                case "start": entry.Start = _json.ReadString(); break;
                case "end": entry.End = _json.ReadString(); break;
                case "daysSupply": entry.DaysSupply = _json.ReadNumber(); break;
                case "isNew": entry.IsNew = _json.ReadBoolean(); break;
                case "doNotPerform": entry.DoNotPerform = _json.ReadBoolean(); break;
                case "asNeeded": entry.AsNeeded = _json.ReadBoolean(); break;
                case "dose": entry.Dose = ReadDose(); break;
                default: ReadWhat(entry, name); break;
            }
        }
        return entry;
    }

    private List<ConditionDocument>? ReadConditions()
    {
        if (!_json.TryEnterArray()) return null;
        var list = new List<ConditionDocument>();
        while (_json.NextItem()) list.Add(ReadCondition());
        return list;
    }

    private ConditionDocument ReadCondition()
    {
        var entry = new ConditionDocument();
        if (!TryEnterEntry(entry)) return entry;
        var seen = 0;
        while (_json.NextName(ConditionNames, ref seen) is { } name)
        {
            switch (name)
            {
                case "clinicalStatus": entry.ClinicalStatus = _json.ReadString(); break;
                case "verificationStatus": entry.VerificationStatus = _json.ReadString(); break;
                case "onset": entry.Onset = _json.ReadString(); break;
                case "abatement": entry.Abatement = _json.ReadString(); break;
                case "recorded": entry.Recorded = _json.ReadString(); break;
                case "dueDate": entry.DueDate = _json.ReadString(); break;
                case "gestationalWeeks": entry.GestationalWeeks = _json.ReadNumber(); break;
                default: ReadWhat(entry, name); break;
            }
        }
        return entry;
    }

    private List<ProcedureDocument>? ReadProcedures()
    {
        if (!_json.TryEnterArray()) return null;
        var list = new List<ProcedureDocument>();
        while (_json.NextItem()) list.Add(ReadProcedure());
        return list;
    }

    private ProcedureDocument ReadProcedure()
    {
        var entry = new ProcedureDocument();
        if (!TryEnterEntry(entry)) return entry;
        var seen = 0;
        while (_json.NextName(ProcedureNames, ref seen) is { } name)
        {
            switch (name)
            {
                case "status": entry.Status = _json.ReadString(); break;
                case "start": entry.Start = _json.ReadString(); break;
                case "end": entry.End = _json.ReadString(); break;
                default: ReadWhat(entry, name); break;
            }
        }
        return entry;
    }

    // False where there is nothing more to read: the entry is a plain string, or of a type that was reported.
    private bool TryEnterEntry(EntryDocument entry)
    {
        if (_json.IsObject) return _json.TryEnterObject("a string or an object");
        entry.Line = _json.ReadItemString("a string or an object") ?? "";
        return false;
    }

    private void ReadWhat(EntryDocument entry, string name)
    {
        entry.SaysWhat = true;
        if (name == "text") entry.Text = _json.ReadString();
        else entry.Codes = ReadCodes();
    }

    private List<CodingDocument>? ReadCodes()
    {
        if (!_json.TryEnterArray()) return null;
        var codes = new List<CodingDocument>();
        while (_json.NextItem()) codes.Add(ReadCoding());
        return codes;
    }

    private CodingDocument ReadCoding()
    {
        var coding = new CodingDocument();
        if (!_json.TryEnterObject("an object with system and code")) return new CodingDocument { HasSystem = true, HasCode = true };
        var seen = 0;
        while (_json.NextName(CodingNames, ref seen) is { } name)
        {
            switch (name)
            {
                case "system": (coding.System, coding.HasSystem) = (_json.ReadString(), true); break;
                case "code": (coding.Code, coding.HasCode) = (_json.ReadString(), true); break;
                case "display": coding.Display = _json.ReadString(); break;
            }
        }
        return coding;
    }

    private DoseDocument? ReadDose()
    {
        if (!_json.TryEnterPropertyObject("an object with value and unit")) return null;
        var dose = new DoseDocument();
        var seen = 0;
        while (_json.NextName(DoseNames, ref seen) is { } name)
        {
            switch (name)
            {
                case "value": (dose.Value, dose.HasValue) = (_json.ReadNumber(), true); break;
                case "unit": (dose.Unit, dose.HasUnit) = (_json.ReadString(), true); break;
                case "perDay": dose.PerDay = _json.ReadNumber(); break;
            }
        }
        return dose;
    }
}
