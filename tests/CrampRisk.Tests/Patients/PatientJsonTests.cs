using System.Buffers;
using System.Text;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace CrampRisk.Tests.Patients;

public sealed class PatientJsonTests
{
    [Test]
    public void An_empty_object_is_a_patient_of_whom_all_lists_are_absent()
    {
        var patient = PatientJson.Read("{}");

        patient.StateOf(EntryList.Medications).Should().Be(ListState.Absent);
        patient.StateOf(EntryList.Conditions).Should().Be(ListState.Absent);
        patient.StateOf(EntryList.Procedures).Should().Be(ListState.Absent);
    }

    [Test]
    public void Empty_lists_and_none_known_are_different_from_absent()
    {
        var patient = PatientJson.Read("""{ "medications": [], "conditions": [], "noKnownConditions": true }""");

        patient.StateOf(EntryList.Medications).Should().Be(ListState.Empty);
        patient.StateOf(EntryList.Conditions).Should().Be(ListState.NoneKnown);
    }

    [Test]
    public void Every_property_of_the_contract_is_read()
    {
        var patient = PatientJson.Read(
            """
            {
              "schema": "cramprisk-patient/1", "id": "p1",
              "medications": [{
                "text": "iron", "codes": [{ "system": "rxnorm", "code": "24909", "display": "Venofer" }], "route": "intravenous", "status": "on-hold",
                "start": "2026-01", "end": "2026-11-24", "daysSupply": 30, "isNew": true, "kind": "request", "intent": "original-order",
                "doNotPerform": true, "asNeeded": true, "dose": { "value": 0.5, "unit": "mg", "perDay": 2 } }],
              "conditions": [{
                "codes": [{ "system": "icd10cm", "code": "Z33.1" }], "clinicalStatus": "remission", "verificationStatus": "differential",
                "onset": "2026", "abatement": "2026-02-03", "gestationalWeeks": 20, "recorded": "2026-02-01", "dueDate": "2026-09-01" }],
              "procedures": [{ "text": "hemodialysis", "status": "in-progress", "start": "2026-11-01", "end": "2026-11-02" }]
            }
            """);

        patient.Should().BeEquivalentTo(new Patient
        {
            Id = "p1",
            Medications =
            [
                new Medication
                {
                    Text = "iron", Codes = [new Coding(CodeSystem.RxNorm, "24909", "Venofer")], Route = Route.Intravenous, Status = MedicationStatus.OnHold,
                    Start = CalendarDate.Parse("2026-01"), End = new DateOnly(2026, 11, 24), DaysSupply = 30, IsNew = true, Kind = MedicationKind.Request,
                    Intent = MedicationIntent.OriginalOrder, DoNotPerform = true, AsNeeded = true, Dose = new Dose(0.5m, "mg", 2),
                },
            ],
            Conditions =
            [
                new Condition
                {
                    Codes = [new Coding(CodeSystem.Icd10Cm, "Z33.1")], ClinicalStatus = ClinicalStatus.Remission, VerificationStatus = VerificationStatus.Differential,
                    Onset = CalendarDate.Parse("2026"), Abatement = new DateOnly(2026, 2, 3), GestationalWeeks = 20, Recorded = new DateOnly(2026, 2, 1),
                    DueDate = new DateOnly(2026, 9, 1),
                },
            ],
            Procedures = [Procedure.FromText("hemodialysis") with { Status = ProcedureStatus.InProgress, Start = new DateOnly(2026, 11, 1), End = new DateOnly(2026, 11, 2) }],
        });
    }

    [Test]
    public void A_plain_string_is_read_as_the_command_line_reads_it()
    {
        var patient = PatientJson.Read("""{ "medications": ["rxnorm:24909 IV", "7258"], "conditions": ["K74.60"], "procedures": ["cpt:90935"] }""");

        patient.Medications[0].Codes.Should().Equal(new Coding(CodeSystem.RxNorm, "24909"));
        patient.Medications[0].Text.Should().Be("IV");
        patient.Medications[1].Text.Should().Be("7258");
        patient.Conditions[0].Codes.Should().Equal(new Coding(CodeSystem.Icd10Cm, "K74.60"));
        patient.Procedures[0].Codes.Should().Equal(new Coding(CodeSystem.Cpt, "90935"));
    }

    [Test]
    public void A_bad_code_refuses_nothing()
    {
        var patient = PatientJson.Read("""{ "medications": [{ "codes": [{ "system": "ndc", "code": "0" }] }, "", { "text": "" }] }""");

        patient.Medications.Should().HaveCount(3);
    }

    [Test]
    public void A_byte_order_mark_and_carriage_returns_are_accepted()
    {
        byte[] json = [0xEF, 0xBB, 0xBF, .. "{\r\n  \"id\": \"p\"\r\n}\r\n"u8];

        PatientJson.Read(json).Id.Should().Be("p");
    }

    [Test]
    public void A_stream_is_read_to_its_end_and_stays_open()
    {
        using var stream = new MemoryStream("""{ "id": "p" }"""u8.ToArray());

        var patient = PatientJson.Read(stream);

        patient.Id.Should().Be("p");
        stream.CanRead.Should().BeTrue();
    }

    [Test]
    public void A_whole_number_may_be_written_with_a_zero_after_the_point()
    {
        var patient = PatientJson.Read("""{ "conditions": [{ "text": "pregnant", "gestationalWeeks": 28.0 }] }""");

        patient.Conditions[0].GestationalWeeks.Should().Be(28);
    }

    [Test]
    public void What_was_typed_as_a_string_is_written_as_that_string()
    {
        var json = """{"schema":"cramprisk-patient/1","medications":["rxnorm:24909 IV"]}""";

        WrittenAs(PatientJson.Read(json)).Should().Be(json);
    }

    [Test]
    public void An_entry_that_says_nothing_stays_an_entry()
    {
        var written = WrittenAs(new Patient { Medications = [new Medication()] });

        written.Should().Be("""{"schema":"cramprisk-patient/1","medications":[{"text":""}]}""");
    }

    [Test]
    public void Writing_and_reading_again_gives_the_same_patient() => SomePatient.Sample(patient =>
        PatientJson.Read(WrittenAs(patient)).Should().BeEquivalentTo(patient, options => options.ComparingByValue<CalendarDate>()));

    private static readonly Gen<CalendarDate> SomeDate = Gen.Frequency(
        (1, Gen.Const(default(CalendarDate))),
        (3, Gen.Int[1, 3_000_000].Select(day => CalendarDate.FromDay(DateOnly.FromDayNumber(day)))));

    private static readonly Gen<string?> SomeText = Gen.OneOf(Gen.Const((string?)null), Gen.OneOf(Gen.Const((string?)"naproxen 500 mg"), Gen.Const((string?)"\"quoted\""), Gen.Const((string?)"Fe³⁺ – iron"), Gen.Const((string?)"")));

    private static readonly Gen<Coding> SomeCoding = Gen.Select(Gen.Enum<CodeSystem>().Where(system => system != CodeSystem.Unknown), Gen.OneOf(Gen.Const("7258"), Gen.Const(""), Gen.Const("x y")),
        SomeText, (system, code, display) => new Coding(system, code, display));

    private static readonly Gen<Medication> SomeMedication = Gen.Select(SomeText, SomeCoding.Array[1, 3], Gen.Enum<Route>(), Gen.Enum<MedicationStatus>(), SomeDate, SomeDate,
        Gen.Select(Gen.Enum<MedicationKind>(), Gen.Enum<MedicationIntent>(), Gen.Bool, Gen.Int[1, 400]),
        (text, codes, route, status, start, end, more) => new Medication
        {
            Text = text,
            Codes = [.. codes],
            Route = route,
            Status = status,
            Start = start,
            End = end,
            Kind = more.Item1,
            Intent = more.Item2,
            IsNew = more.Item3,
            DaysSupply = more.Item4,
            Dose = more.Item3 ? new Dose(more.Item4 / 8m, "mg") : null,
        });

    private static readonly Gen<Condition> SomeCondition = Gen.Select(SomeCoding.Array[1, 2], Gen.Enum<ClinicalStatus>(), Gen.Enum<VerificationStatus>(), SomeDate, Gen.Int[0, 45],
        (codes, clinical, verification, onset, weeks) => new Condition
        {
            Codes = [.. codes],
            ClinicalStatus = clinical,
            VerificationStatus = verification,
            Onset = onset,
            GestationalWeeks = weeks,
        });

    private static readonly Gen<Patient> SomePatient = Gen.Select(SomeText, SomeMedication.Array[0, 4], SomeCondition.Array[0, 4],
        (id, medications, conditions) => new Patient { Id = id, Medications = [.. medications], Conditions = [.. conditions] });

    private static string WrittenAs(Patient patient)
    {
        var buffer = new ArrayBufferWriter<byte>();
        PatientJson.Write(patient, buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
