namespace CrampRisk.Fhir.Tests;

/// <summary>Observations that speak of a pregnancy are condition entries (the design's rule on how long a pregnancy runs).</summary>
public sealed class PregnancyObservationTests
{
    [TestCase("11778-8")]
    [TestCase("11779-6")]
    [TestCase("11780-4")]
    [TestCase("161714006")]
    public void An_estimated_date_of_delivery_is_a_pregnancy_with_its_due_date(string code)
    {
        var condition = Read(code, "\"effectiveDateTime\":\"2026-08-01T10:00:00Z\",\"valueDateTime\":\"2027-01-15\"").Should().ContainSingle().Which;

        (condition.Reference, condition.Codes[0].ToString(), condition.DueDate.ToString(), condition.Recorded.ToString()).Should()
            .Be(("Observation/o1", "snomed:77386006", "2027-01-15", "2026-08-01"));
    }

    [TestCase("11884-4", """{"value":21.9,"code":"wk"}""", 21)]
    [TestCase("11885-1", """{"value":112,"code":"d"}""", 16)]
    [TestCase("18185-9", """{"value":30,"unit":"weeks"}""", 30)]
    [TestCase("57036006", """{"value":12,"code":"wk"}""", 12)]
    [TestCase("49051-6", """{"value":8,"unit":"wk"}""", 8)]
    [TestCase("57714-8", """{"value":45.5,"code":"wk"}""", 45)]
    public void A_gestational_age_is_a_pregnancy_in_completed_weeks_of_its_day(string code, string quantity, int weeks)
    {
        var condition = Read(code, $$"""{{""}}"effectiveDateTime":"2026-08-01","valueQuantity":{{quantity}}""").Should().ContainSingle().Which;

        (condition.GestationalWeeks, condition.Recorded.ToString()).Should().Be((weeks, "2026-08-01"));
    }

    [TestCase("\"valueQuantity\":{\"value\":46,\"code\":\"wk\"}")]
    [TestCase("\"valueQuantity\":{\"value\":0,\"code\":\"wk\"}")]
    [TestCase("\"valueQuantity\":{\"value\":3,\"code\":\"kg\"}")]
    [TestCase("\"dataAbsentReason\":{\"text\":\"unknown\"}")]
    public void Weeks_that_cannot_be_state_nothing(string value)
    {
        Read("11884-4", value).Should().BeEmpty();
    }

    [TestCase("LA15173-0", "snomed:77386006")]
    [TestCase("77386006", "snomed:77386006")]
    [TestCase("LA26683-5", "snomed:60001007")]
    [TestCase("60001007", "snomed:60001007")]
    public void A_pregnancy_status_is_the_condition_that_it_names(string answer, string code)
    {
        var condition = Read("82810-3", $$"""{{""}}"valueCodeableConcept":{"coding":[{"code":"{{answer}}"}]}""").Should().ContainSingle().Which;

        condition.Codes[0].ToString().Should().Be(code);
    }

    [Test]
    public void An_unknown_status_states_nothing()
    {
        Read("82810-3", "\"valueCodeableConcept\":{\"coding\":[{\"code\":\"LA4489-6\"}]}").Should().BeEmpty();
    }

    [Test]
    public void A_mistaken_observation_is_an_entry_in_error()
    {
        var condition = Read("11778-8", "\"valueDateTime\":\"2027-01-15\"", status: "entered-in-error").Should().ContainSingle().Which;

        condition.VerificationStatus.Should().Be(VerificationStatus.EnteredInError);
    }

    [Test]
    public void Weeks_in_the_record_of_a_child_are_those_of_its_own_birth()
    {
        var patient = Some.Read(Some.Bundle(Observation("11884-4", "\"effectiveDateTime\":\"2026-08-01\",\"valueQuantity\":{\"value\":39,\"code\":\"wk\"}"),
            """{"resourceType":"Patient","id":"p","birthDate":"2026-08-01"}"""));

        patient.StateOf(EntryList.Conditions).Should().Be(ListState.Absent);
        patient.Notices.Select(said => said.Text).Should().Equal("The record of a child states weeks or a date of its own birth; they were not read as a pregnancy of the patient.");
    }

    [Test]
    public void Weeks_without_a_birth_date_to_tell_whose_they_are_are_not_confirmed()
    {
        var fields = "\"effectiveDateTime\":\"2026-08-01\",\"valueQuantity\":{\"value\":39,\"code\":\"wk\"}";

        var unknown = Some.Read(Some.Bundle(Observation("11884-4", fields))).Conditions[0].VerificationStatus;
        var grown = Read("11884-4", fields)[0].VerificationStatus;

        (unknown, grown).Should().Be((VerificationStatus.Unconfirmed, VerificationStatus.Unknown));
    }

    // Undated facts are possible at most (ruling 12): the weeks are counted on no day, and so neither make a flag definite nor rule one out.
    [TestCase("\"valueQuantity\":{\"value\":30,\"code\":\"wk\"}", RemarkCode.Undated, "It states 30 weeks of pregnancy without a date, which were counted on no day.")]
    [TestCase("\"valueQuantity\":{\"value\":10,\"code\":\"wk\"}", RemarkCode.Undated, "It states 10 weeks of pregnancy without a date, which were counted on no day.")]
    [TestCase("\"effectiveDateTime\":\"2026-11-01\",\"valueQuantity\":{\"value\":30}", RemarkCode.NotConfirmed, "It states 30 without a unit, which was not read as weeks of pregnancy.")]
    [TestCase("\"effectiveDateTime\":\"2026-11-01\",\"valueInteger\":30", RemarkCode.NotConfirmed, "It states 30 without a unit, which was not read as weeks of pregnancy.")]
    [TestCase("\"effectiveDateTime\":\"2026-11-01\",\"valueString\":\"30w2d\"", RemarkCode.NotConfirmed, "The weeks of pregnancy \"30w2d\" could not be read.")]
    public void Weeks_without_a_date_or_a_unit_leave_the_week_open(string fields, RemarkCode code, string remark)
    {
        var condition = Read("11884-4", fields).Should().ContainSingle().Which;
        var report = CrampRiskScreener.CreateDefault().Screen(
            new Patient { Medications = [CrampRisk.Medication.FromText("naproxen")], Conditions = [condition, CrampRisk.Condition.FromText("pregnancy")] }, new DateOnly(2026, 11, 24));

        (condition.GestationalWeeks, condition.VerificationStatus).Should().Be((null, VerificationStatus.Unconfirmed));
        condition.Remarks.Should().Equal(new Remark(code, remark));
        report.Flags.Single(flag => flag.Rule.Id == "naproxen--pregnancy").Certainty.Should().Be(Certainty.Possible);
    }

    [Test]
    public void A_due_date_in_words_is_read_where_it_is_a_date()
    {
        var condition = Read("11778-8", "\"effectiveDateTime\":\"2026-08-01\",\"valueString\":\" 2027-01-15 \"").Should().ContainSingle().Which;

        (condition.DueDate.ToString(), condition.Remarks.Length).Should().Be(("2027-01-15", 0));
    }

    [Test]
    public void A_due_date_in_words_that_is_none_is_a_possible_pregnancy_with_a_remark()
    {
        var condition = Read("11778-8", "\"effectiveDateTime\":\"2026-08-01\",\"valueString\":\"mid January\"").Should().ContainSingle().Which;

        (condition.DueDate.IsGiven, condition.VerificationStatus).Should().Be((false, VerificationStatus.Unconfirmed));
        condition.Remarks.Should().Equal(new Remark(RemarkCode.DateNotRead, "The due date \"mid January\" is no date and was not read."));
    }

    [Test]
    public void An_observation_with_a_condition_in_focus_belongs_to_it()
    {
        var patient = Some.Read(Some.Bundle(
            Observation("11778-8", "\"valueDateTime\":\"2027-01-15\",\"focus\":[{\"reference\":\"Condition/c1\"}]"),
            """{"resourceType":"Condition","id":"c1","code":{"text":"pregnancy"}}"""));

        patient.Conditions.Should().ContainSingle().Which.DueDate.ToString().Should().Be("2027-01-15");
    }

    [Test]
    public void Other_observations_are_passed_over()
    {
        Read("8867-4", "\"valueQuantity\":{\"value\":80,\"unit\":\"/min\"}").Should().BeEmpty();
    }

    [Test]
    public void In_a_bulk_export_they_belong_to_their_subject()
    {
        var reader = new FhirBulkReader();
        reader.TryAdd(System.Text.Encoding.UTF8.GetBytes(Observation("11778-8", "\"valueDateTime\":\"2027-01-15\"")), "1");
        reader.TryAdd("""{"resourceType":"Observation","id":"o2","status":"final","code":{"coding":[{"code":"8867-4"}]},"subject":{"reference":"Patient/q"}}"""u8, "2");

        var patients = reader.ToPatients();

        patients.Should().ContainSingle().Which.Conditions.Should().ContainSingle().Which.Reference.Should().Be("Observation/o1");
    }

    private static Condition[] Read(string code, string fields, string status = "final")
    {
        var patient = Some.Read(Some.Bundle(Observation(code, fields, status), """{"resourceType":"Patient","id":"p","birthDate":"1990-01-01"}"""));
        return patient.Conditions.IsDefault ? [] : [.. patient.Conditions];
    }

    private static string Observation(string code, string fields, string status = "final") =>
        $$"""{"resourceType":"Observation","id":"o1","status":"{{status}}","code":{"coding":[{"system":"http://loinc.org","code":"{{code}}"}]},"subject":{"reference":"Patient/p"},{{fields}}}""";
}
