namespace CrampRisk.Fhir.Tests;

/// <summary>Ruling 13: which fields of a resource make its period; ruling 33: dates that stand for none.</summary>
public sealed class PeriodTests
{
    [Test]
    public void A_request_starts_when_it_was_authored_and_ends_with_its_dosage_period()
    {
        var request = Some.Request("""
            "authoredOn":"2020-03-01T23:30:00-05:00",
            "dosageInstruction":[{"timing":{"repeat":{"boundsPeriod":{"start":"2020-03-05","end":"2020-04-01"}}}}],
            "dispenseRequest":{"validityPeriod":{"start":"2020-02-01","end":"2020-03-15"}}
            """);

        (request.Kind, request.Start.ToString(), request.End.ToString()).Should().Be((MedicationKind.Request, "2020-03-01", "2020-04-01"));
    }

    [Test]
    public void A_request_without_authoredOn_starts_with_its_validity_period_whose_end_ends_nothing()
    {
        var request = Some.Request("""
            "dispenseRequest":{"validityPeriod":{"start":"2020-02","end":"2020-03-15"}}
            """);

        (request.Start.ToString(), request.End.IsGiven).Should().Be(("2020-02", false));
    }

    [TestCase("""{"value":30,"code":"d"}""", 0, 30)]
    [TestCase("""{"value":30,"code":"d"}""", 2, 90)]
    [TestCase("""{"value":90,"code":"days"}""", 0, 90)]
    [TestCase("""{"value":2,"unit":"weeks"}""", 1, 28)]
    [TestCase("""{"value":3,"code":"mo"}""", 0, 92)]
    [TestCase("""{"value":1,"code":"a"}""", 0, 366)]
    [TestCase("""{"value":36,"code":"h"}""", 0, 2)]
    [TestCase("""{"value":30}""", 0, 30)]
    [TestCase("""{"value":1e20,"code":"d"}""", 2147483647, 100000)]
    public void The_days_supply_of_a_request_is_its_supply_times_one_plus_the_repeats(string duration, int repeats, int days)
    {
        var request = Some.Request($$"""
            "dispenseRequest":{"expectedSupplyDuration":{{duration}},"numberOfRepeatsAllowed":{{repeats}}}
            """);

        request.DaysSupply.Should().Be(days);
    }

    [TestCase("""{"value":0,"code":"d"}""")]
    [TestCase("""{"value":30,"code":"{tablet}"}""")]
    [TestCase("""{"unit":"days"}""")]
    public void A_supply_that_states_no_time_is_not_given(string duration)
    {
        var request = Some.Request($$"""
            "dispenseRequest":{"expectedSupplyDuration":{{duration}}}
            """);

        request.DaysSupply.Should().BeNull();
    }

    [Test]
    public void Of_several_dosage_periods_the_latest_end_counts()
    {
        var request = Some.Request("""
            "dosageInstruction":[
              {"timing":{"repeat":{"boundsPeriod":{"end":"2020-05-01"}}}},
              {"timing":{"repeat":{"boundsPeriod":{"end":"2020-06"}}}},
              {"timing":{"repeat":{"boundsPeriod":{"end":"2020-05-20"}}}}]
            """);

        request.End.ToString().Should().Be("2020-06");
    }

    [TestCase(""" "effectivePeriod":{"start":"2020-01-01","end":"2020-02-01"},"dateAsserted":"2020-03-01" """, "2020-01-01", "2020-02-01")]
    [TestCase(""" "effectiveDateTime":"2020-01-01","dateAsserted":"2020-03-01" """, "2020-01-01", "")]
    [TestCase(""" "dateAsserted":"2020-03-01" """, "2020-03-01", "")]
    [TestCase(""" "effectivePeriod":{"end":"2020-02-01"},"dateAsserted":"2020-03-01" """, "", "2020-02-01")]
    public void A_statement_has_its_effective_period_or_starts_when_it_was_asserted(string fields, string start, string end)
    {
        var statement = Some.Statement(fields);

        (statement.Kind, statement.Start.ToString(), statement.End.ToString()).Should().Be((MedicationKind.Statement, start, end));
    }

    [TestCase(""" "effectivePeriod":{"start":"2020-01-01T08:00:00Z","end":"2020-01-02T08:00:00Z"} """, "2020-01-01", "2020-01-02")]
    [TestCase(""" "effectiveDateTime":"2020-01-01" """, "2020-01-01", "")]
    public void An_administration_has_its_effective_days(string fields, string start, string end)
    {
        var administration = Some.Administration(fields);

        (administration.Kind, administration.Start.ToString(), administration.End.ToString()).Should().Be((MedicationKind.Administration, start, end));
    }

    [TestCase(""" "whenPrepared":"2020-01-01","whenHandedOver":"2020-01-03" """, "2020-01-03")]
    [TestCase(""" "whenPrepared":"2020-01-01" """, "2020-01-01")]
    public void A_dispense_starts_when_it_was_handed_over_else_prepared(string fields, string start)
    {
        var dispense = Some.Dispense(fields + ""","daysSupply":{"value":30,"unit":"day"}""");

        (dispense.Kind, dispense.Start.ToString(), dispense.DaysSupply).Should().Be((MedicationKind.Dispense, start, 30));
    }

    [TestCase(""" "performedDateTime":"2020-01-01" """, "2020-01-01", "")]
    [TestCase(""" "performedPeriod":{"start":"2020-01-01T10:00:00Z","end":"2020-01-01T14:00:00Z"} """, "2020-01-01", "2020-01-01")]
    [TestCase(""" "performedString":"last year" """, "", "")]
    public void A_procedure_has_its_performed_days(string fields, string start, string end)
    {
        var procedure = Some.Procedure(fields);

        (procedure.Start.ToString(), procedure.End.ToString()).Should().Be((start, end));
    }

    [TestCase(""" "onsetDateTime":"2019","recordedDate":"2020-01-01" """, "2019", "2020-01-01", "")]
    [TestCase(""" "onsetPeriod":{"start":"2019-05","end":"2019-06"} """, "2019-05", "", "")]
    [TestCase(""" "onsetAge":{"value":40},"recordedDate":"2020-01-01" """, "", "2020-01-01", "")]
    [TestCase(""" "abatementDateTime":"2021-01-01" """, "", "", "2021-01-01")]
    [TestCase(""" "abatementPeriod":{"start":"2021-01-01","end":"2021-02-01"} """, "", "", "2021-02-01")]
    [TestCase(""" "abatementPeriod":{"start":"2021-01-01"} """, "", "", "2021-01-01")]
    public void A_condition_has_onset_record_and_abatement(string fields, string onset, string recorded, string abatement)
    {
        var condition = Some.Condition(fields);

        (condition.Onset.ToString(), condition.Recorded.ToString(), condition.Abatement.ToString()).Should().Be((onset, recorded, abatement));
    }

    [TestCase(""" "abatementString":"in spring" """)]
    [TestCase(""" "abatementAge":{"value":41} """)]
    [TestCase(""" "abatementRange":{"low":{"value":41}} """)]
    public void An_abatement_that_is_no_date_reads_as_resolved(string abatement)
    {
        var condition = Some.Condition(abatement + ""","clinicalStatus":{"coding":[{"code":"active"}]}""");

        condition.ClinicalStatus.Should().Be(ClinicalStatus.Resolved);
        condition.Remarks.Should().Equal(new Remark(RemarkCode.StatusAndDatesDisagree,
            "The clinical status says that it goes on, but the record states an abatement; it was read as resolved."));
    }

    [TestCase("""{"text":"as needed at night"}""")]
    [TestCase("""{"timing":{"repeat":{"boundsPeriod":{"start":"2020-05-02"}}}}""")]
    [TestCase("""{"timing":{"repeat":{"boundsPeriod":{"end":"9999-12-31T00:00:00Z"}}}}""")]
    public void A_request_of_which_one_dosage_goes_on_does_not_end_with_the_other(string open)
    {
        const string bounded = """{"timing":{"repeat":{"boundsPeriod":{"start":"2020-04-01","end":"2020-05-01"}}}}""";

        var first = Some.Request($""" "dosageInstruction":[{open},{bounded}] """);
        var last = Some.Request($""" "dosageInstruction":[{bounded},{open}] """);

        foreach (var request in (Medication[])[first, last])
            (request.End.IsGiven && request.End.First.Year < 9999).Should().BeFalse();
    }

    [Test]
    public void An_abatement_that_is_no_date_leaves_remission_as_it_is()
    {
        var condition = Some.Condition(""" "abatementString":"in spring","clinicalStatus":{"coding":[{"code":"remission"}]} """);

        (condition.ClinicalStatus, condition.Remarks.Length).Should().Be((ClinicalStatus.Remission, 0));
    }

    [Test]
    public void An_end_with_a_year_of_more_than_four_digits_is_no_end()
    {
        var statement = Some.Statement(""" "effectivePeriod":{"start":"2020-01-01","end":"20200-01-01"} """);

        statement.End.IsGiven.Should().BeFalse();
        statement.Remarks.Should().Equal(new Remark(RemarkCode.SentinelDate, "The end 20200-01-01 stands for \"no end\"."));
    }

    [Test]
    public void A_start_with_a_year_of_more_than_four_digits_is_undated()
    {
        var statement = Some.Statement(""" "effectiveDateTime":"20200" """);

        statement.Start.IsGiven.Should().BeFalse();
        statement.Remarks.Should().Equal(new Remark(RemarkCode.DateNotRead, "The date 20200 has a year of more than four digits and was not read."));
    }

    [Test]
    public void Year_9999_is_handed_on_as_it_is_written()
    {
        var statement = Some.Statement(""" "effectivePeriod":{"end":"9999-12-31"} """);

        statement.End.ToString().Should().Be("9999-12-31");
    }

    [TestCase("10/23/64")]
    [TestCase("2021-02-31")]
    [TestCase("2021-13")]
    [TestCase("")]
    [TestCase("yesterday")]
    public void A_date_that_is_none_refuses_the_document(string date)
    {
        var problems = Some.Problems($$"""{"resourceType":"Condition","onsetDateTime":"{{date}}"}""");

        problems.Should().Equal("onsetDateTime: CR221: the value is no date; expected yyyy, yyyy-MM, yyyy-MM-dd or a dateTime, on a day that exists. Correct the date or remove it.");
    }
}
