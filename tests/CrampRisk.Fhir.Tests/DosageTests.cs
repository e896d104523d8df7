namespace CrampRisk.Fhir.Tests;

/// <summary>Route, dose and "as needed" of the dosage.</summary>
public sealed class DosageTests
{
    [TestCase("26643006", Route.Oral)]
    [TestCase("47625008", Route.Intravenous)]
    [TestCase("766790006", Route.Intravenous)]
    [TestCase("78421000", Route.Intramuscular)]
    [TestCase("34206005", Route.Subcutaneous)]
    [TestCase("6064005", Route.Topical)]
    [TestCase("16857009", Route.Vaginal)]
    [TestCase("37161004", Route.Other)]
    [TestCase("445755006", Route.Unknown)]
    [TestCase("C38288", Route.Oral)]
    [TestCase("C38276", Route.Intravenous)]
    [TestCase("C38200", Route.Intravenous)]
    [TestCase("C28161", Route.Intramuscular)]
    [TestCase("C38299", Route.Subcutaneous)]
    [TestCase("C38304", Route.Topical)]
    [TestCase("C38313", Route.Vaginal)]
    [TestCase("C38305", Route.Other)]
    [TestCase("PO", Route.Oral)]
    [TestCase("IVPUSH", Route.Intravenous)]
    [TestCase("HEMOPORT", Route.Intravenous)]
    [TestCase("SQ", Route.Subcutaneous)]
    [TestCase("IM", Route.Intramuscular)]
    [TestCase("UNK", Route.Unknown)]
    public void A_route_is_read_from_its_code(string code, Route route)
    {
        var request = Some.Request($$$""" "dosageInstruction":[{"route":{"coding":[{"code":"{{{code}}}"}]}}] """);

        request.Route.Should().Be(route);
    }

    [TestCase("Oral route (qualifier value)", Route.Oral)]
    [TestCase("INTRAVENOUS ROUTE OF ADMINISTRATION", Route.Intravenous)]
    [TestCase("by mouth", Route.Oral)]
    [TestCase("Subcutaneous use", Route.Subcutaneous)]
    [TestCase("iv", Route.Intravenous)]
    [TestCase("parenteral", Route.Unknown)]
    public void A_route_is_read_from_its_words(string words, Route route)
    {
        var asText = Some.Request($$$""" "dosageInstruction":[{"route":{"text":"{{{words}}}"}}] """);
        var asDisplay = Some.Request($$$""" "dosageInstruction":[{"route":{"coding":[{"system":"http://site.example","code":"17","display":"{{{words}}}"}]}}] """);

        (asText.Route, asDisplay.Route).Should().Be((route, route));
    }

    [TestCase("IV push")]
    [TestCase("Hemodialysis line")]
    [TestCase("See instructions")]
    [TestCase("Rectal")]
    public void Words_that_are_no_code_rule_nothing_out_and_are_left_to_the_core(string words)
    {
        var request = Some.Request($$$""" "dosageInstruction":[{"route":{"text":"{{{words}}}"},"text":"100 mg weekly"}] """);

        (request.Route, request.Directions).Should().Be((Route.Unknown, $"{words}; 100 mg weekly"));
        request.Remarks.Should().Equal(new Remark(RemarkCode.CodeNotRead, $"The route \"{words}\" is not known; its words were read with the directions."));
    }

    [TestCase("""{"text":"oral"}""")]
    [TestCase("""{"coding":[{"code":"UNK"}]}""")]
    [TestCase("{}")]
    public void A_route_that_is_read_or_stated_as_unknown_has_no_remark(string route)
    {
        Some.Request($$""" "dosageInstruction":[{"route":{{route}}}] """).Remarks.Should().BeEmpty();
    }

    [Test]
    public void The_same_route_in_several_dosages_is_remarked_once()
    {
        Some.Request(""" "dosageInstruction":[{"route":{"text":"See chart"}},{"route":{"text":"See chart"}}] """).Remarks.Should().ContainSingle();
        Some.Administration(""" "dosage":{"route":{"text":"See chart"}} """).Remarks.Should().ContainSingle();
    }

    [Test]
    public void A_code_of_no_known_vocabulary_is_no_other_route()
    {
        var request = Some.Request(""" "dosageInstruction":[{"route":{"coding":[{"system":"http://site.example","code":"999"}]}}] """);

        (request.Route, request.Directions).Should().Be((Route.Unknown, "999"));
    }

    [Test]
    public void Each_kind_of_record_has_its_dosage_in_its_own_field()
    {
        const string oral = """{"route":{"coding":[{"code":"26643006"}]}}""";

        var routes = new[]
        {
            Some.Request($""" "dosageInstruction":[{oral}] """).Route,
            Some.Dispense($""" "dosageInstruction":[{oral}] """).Route,
            Some.Statement($""" "dosage":[{oral}] """).Route,
            Some.Administration($""" "dosage":{oral} """).Route,
        };

        routes.Should().AllBeEquivalentTo(Route.Oral);
    }

    [Test]
    public void Several_dosages_with_different_routes_are_unknown()
    {
        var request = Some.Request(""" "dosageInstruction":[{"route":{"text":"oral"}},{"route":{"text":"intravenous"}},{"route":{"text":"oral"}}] """);

        request.Route.Should().Be(Route.Unknown);
    }

    [Test]
    public void A_dosage_without_a_route_says_nothing_against_the_other()
    {
        var request = Some.Request(""" "dosageInstruction":[{"text":"at night"},{"route":{"text":"oral"}}] """);

        request.Route.Should().Be(Route.Oral);
    }

    [Test]
    public void The_dose_has_its_unit_and_times_a_day()
    {
        var request = Some.Request("""
            "dosageInstruction":[{"timing":{"repeat":{"frequency":2,"period":1,"periodUnit":"d"}},"doseAndRate":[{"doseQuantity":{"value":500,"unit":"mg"}}]}]
            """);

        request.Dose.Should().Be(new Dose(500m, "mg", 2m));
    }

    [TestCase("""{"repeat":{"period":8,"periodUnit":"h"}}""", 3)]
    [TestCase("""{"repeat":{"frequency":7,"period":1,"periodUnit":"wk"}}""", 1)]
    [TestCase("""{"code":{"coding":[{"code":"BID"}]}}""", 2)]
    public void Times_a_day_come_from_the_frequency_or_the_code(string timing, int perDay)
    {
        var request = Some.Request($$$""" "dosageInstruction":[{"timing":{{{timing}}},"doseAndRate":[{"doseQuantity":{"value":1,"unit":"tab"}}]}] """);

        request.Dose!.PerDay.Should().BeApproximately(perDay, 0.0001m);
    }

    [TestCase("""{"repeat":{"frequency":1e25,"period":1e-20,"periodUnit":"a"}}""")]
    [TestCase("""{"repeat":{"frequency":1,"period":0,"periodUnit":"d"}}""")]
    [TestCase("""{"repeat":{"frequency":1,"period":79000000000000000000000000000,"periodUnit":"a"}}""")]
    public void A_frequency_beyond_sense_is_not_given(string timing)
    {
        var request = Some.Request($$$""" "dosageInstruction":[{"timing":{{{timing}}},"doseAndRate":[{"doseQuantity":{"value":1,"unit":"tab"}}]}] """);

        request.Dose!.PerDay.Should().BeNull();
    }

    [TestCase("""{"value":1}""")]
    [TestCase("""{"value":0,"unit":"mg"}""")]
    [TestCase("""{"unit":"mg"}""")]
    public void A_dose_without_unit_or_amount_is_none(string quantity)
    {
        var request = Some.Request($$$""" "dosageInstruction":[{"doseAndRate":[{"doseQuantity":{{{quantity}}}}]}] """);

        request.Dose.Should().BeNull();
    }

    [TestCase("""[{"asNeededBoolean":true}]""", true)]
    [TestCase("""[{"asNeededCodeableConcept":{"text":"pain"}}]""", true)]
    [TestCase("""[{"asNeededBoolean":true},{"text":"daily"}]""", false)]
    [TestCase("""[{"asNeededBoolean":false}]""", false)]
    [TestCase("[]", false)]
    public void As_needed_means_each_of_the_instructions(string dosages, bool asNeeded)
    {
        var request = Some.Request($""" "dosageInstruction":{dosages} """);

        request.AsNeeded.Should().Be(asNeeded);
    }
}
