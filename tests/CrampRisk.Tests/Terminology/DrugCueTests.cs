using CrampRisk.Terminology;

namespace CrampRisk.Tests.Terminology;

/// <summary>Which words hide a drug, and which only look as if they did.</summary>
public sealed class DrugCueTests
{
    [TestCase("shoprite naproxen sodium")]
    [TestCase("goodsense naproxen sodium 220 mg")]
    [TestCase("kmart naproxen")]
    public void The_name_of_a_store_gives_way_to_the_drug(string text) =>
        Some.Screener.Screen(Some.Patient(Medication.FromText(text)), Some.Day).Flags.Select(flag => flag.Rule.Id).Should().Equal("naproxen");

    private static readonly Resolver Resolver = new(TerminologyTable.Default);

    [TestCase("IV iron sucrose", Route.Intravenous)]
    [TestCase("received IV iron sucrose today", Route.Intravenous)]
    [TestCase("oral iron sucrose", Route.Oral)]
    public void A_covered_name_wins_over_a_look_alike_that_ends_inside_it(string text, Route route)
    {
        var resolution = Resolver.Resolve(Medication.FromText(text));

        resolution.Concepts.Select(match => match.Concept.Name).Should().Equal("drug:iron-sucrose");
        resolution.Route.Should().Be(route);
    }

    [TestCase("Switched from ibuprofen to naproxen", "ibuprofen", "naproxen")]
    [TestCase("discontinue ibuprofen, start naproxen 500 mg bid", "ibuprofen", "naproxen")]
    [TestCase("stopped ibuprofen; now on Aleve", "ibuprofen", "Aleve (naproxen)")]
    [TestCase("No relief with Tylenol, takes naproxen", "Tylenol (acetaminophen)", "naproxen")]
    [TestCase("allergic to aspirin, takes naproxen", "aspirin", "naproxen")]
    [TestCase("no ibuprofen, takes naproxen", "ibuprofen", "naproxen")]
    [TestCase("no ibuprofen, naproxen 500 mg bid", "ibuprofen", "naproxen")]
    [TestCase("stopped Prolia, started Forteo", "Prolia (denosumab)", "Forteo (teriparatide)")]
    [TestCase("raloxifene vs teriparatide discussed", "raloxifene", "teriparatide")]
    [TestCase("consider raloxifene or teriparatide", "raloxifene", "teriparatide")]
    [TestCase("tylenol/naproxen", "tylenol (acetaminophen)", "naproxen")]
    [TestCase("naproxen + tylenol", "naproxen", "tylenol (acetaminophen)")]
    public void Several_drugs_of_which_a_cue_covers_some_are_all_candidates(string text, params string[] candidates)
    {
        var resolution = Resolver.Resolve(Medication.FromText(text));

        resolution.Kind.Should().Be(ResolutionKind.Ambiguous);
        resolution.Candidates.Should().HaveCount(candidates.Length);
        resolution.Candidates.Select(candidate => candidate.ToLowerInvariant()).Should().Equal(candidates.Select(candidate => candidate.ToLowerInvariant()));
        resolution.Because.Should().Contain("one entry a line");
    }

    [TestCase("denies naproxen, ibuprofen")]
    [TestCase("no naproxen or ibuprofen")]
    [TestCase("does not take naproxen and ibuprofen")]
    public void A_denial_in_front_of_a_plain_list_covers_all_of_it(string text)
    {
        var resolution = Resolver.Resolve(Medication.FromText(text));

        resolution.Context.Should().Be(TextContext.Negated);
        resolution.Concepts.Select(match => match.Concept.Name).Should().Equal("drug:ibuprofen", "drug:naproxen");
    }

    [TestCase("Naproxen 500 mg stop date 12/01/2026")]
    [TestCase("naproxen PRN, none today")]
    [TestCase("Naproxen - no longer helping")]
    [TestCase("naproxen 500 mg bid. Stopped smoking")]
    [TestCase("naproxen 500 mg, denies side effects")]
    [TestCase("naproxen 500 mg bid, previously 250 mg")]
    [TestCase("naproxen for pain, resolved")]
    [TestCase("naproxen off and on")]
    [TestCase("ran out of naproxen, needs refill")]
    [TestCase("naproxen prescribed 2 months ago")]
    [TestCase("hold naproxen 7 days before surgery")]
    [TestCase("do not take naproxen with food")]
    [TestCase("stopped naproxen in May, restarted in June")]
    [TestCase("stopped naproxen, now on Aleve")]
    [TestCase("per wife takes naproxen")]
    [TestCase("wife gives naproxen each evening")]
    [TestCase("denies chest pain, takes naproxen")]
    [TestCase("no GI bleed on naproxen")]
    [TestCase("naproxen 500 mg bid; stop if rash")]
    [TestCase("naproxen for rash")]
    [TestCase("nausea with naproxen, takes with food bid")]
    [TestCase("naproxen 500 mg bid, hives from shrimp")]
    [TestCase("naproxen for 10 days then stop")]
    [TestCase("naproxen last taken yesterday")]
    [TestCase("consider stopping naproxen")]
    [TestCase("Hx: naproxen")]
    [TestCase("would like a refill of naproxen")]
    [TestCase("plan: continue naproxen")]
    public void What_does_not_clearly_govern_the_name_does_not_hide_it(string text)
    {
        var resolution = Resolver.Resolve(Medication.FromText(text));

        resolution.Concepts.Select(match => match.Concept.Name).Should().Equal("drug:naproxen");
        resolution.Context.Should().Be(TextContext.None);
    }

    [TestCase("Naproxen caused GI bleed")]
    [TestCase("ADR: naproxen")]
    [TestCase("adverse reaction: naproxen")]
    [TestCase("Naproxen (anaphylaxis)")]
    [TestCase("Naproxen: hives")]
    [TestCase("overdose of naproxen")]
    [TestCase("Allergies: PCN, naproxen")]
    public void A_reaction_that_governs_the_name_is_an_allergy(string text)
    {
        var resolution = Resolver.Resolve(Medication.FromText(text));

        resolution.Context.Should().Be(TextContext.Allergy);
        resolution.Remarks.Should().ContainSingle().Which.Code.Should().Be(RemarkCode.Allergy);
    }

    [TestCase("history of Premarin use")]
    [TestCase("h/o premarin use")]
    [TestCase("s/p Premarin x 2 years")]
    [TestCase("previously on Premarin")]
    public void A_drug_that_one_had_is_past(string text)
    {
        Resolver.Resolve(Medication.FromText(text)).Remarks.Should().ContainSingle().Which.Code.Should().BeOneOf(RemarkCode.PastHistory, RemarkCode.StoppedInText);
    }

    [TestCase("naproxen sodium (Aleve) - d/c'd 4/2 per nephrology")]
    [TestCase("Aleve - d/c'd")]
    [TestCase("naproxen - discontinued due to AKI")]
    [TestCase("naproxen, patient states he stopped in May")]
    [TestCase("Naproxen 500 mg oral tablet, [RxNorm: 198014] | 05/15/2014 | 1 orally once a day | Discontinued")]
    public void A_verdict_behind_the_name_hides_it(string text)
    {
        var resolution = Resolver.Resolve(Medication.FromText(text));

        resolution.Concepts.Select(match => match.Concept.Name).Should().Equal("drug:naproxen");
        resolution.Context.Should().Be(TextContext.Stopped);
    }

    [TestCase("may need Forteo")]
    [TestCase("plan: start Forteo")]
    [TestCase("recommend Forteo")]
    [TestCase("consider Forteo")]
    [TestCase("would benefit from a trial of Forteo")]
    public void An_intention_is_not_in_force_and_no_denial(string text)
    {
        var resolution = Resolver.Resolve(Medication.FromText(text));

        resolution.Context.Should().Be(TextContext.Intended);
        resolution.Remarks.Should().BeEmpty();
        CrampRiskScreener.CreateDefault().Screen(Some.Patient(Medication.FromText(text)), Some.Day).Entries[0].Because.Should().Be("Not in force: the entry speaks of a plan or proposal, not of a use.");
    }

    [TestCase("Forteo planned 2 year course started 2024")]
    [TestCase("consider stopping Forteo")]
    [TestCase("start Forteo")]
    public void A_drug_that_was_begun_is_no_intention(string text)
    {
        Resolver.Resolve(Medication.FromText(text)).Context.Should().Be(TextContext.None);
    }

    [TestCase("Estrogen,Con/M-Progest Acet 0.625-2.5", "drug:conjugated-estrogens", "drug:medroxyprogesterone")]
    [TestCase("CONJ ESTROG-MEDROXYPROGEST ACE", "drug:conjugated-estrogens", "drug:medroxyprogesterone")]
    [TestCase("Conj Est", "drug:conjugated-estrogens")]
    [TestCase("estrogens,conj.", "drug:conjugated-estrogens")]
    [TestCase("naproxen sod", "drug:naproxen")]
    [TestCase("naprox", "drug:naproxen")]
    [TestCase("iron sucr", "drug:iron-sucrose")]
    [TestCase("FE sucrose", "drug:iron-sucrose")]
    [TestCase("raloxifene hcl", "drug:raloxifene")]
    [TestCase("teriparatide recomb", "drug:teriparatide")]
    public void Names_as_hospital_lists_cut_them_are_known(string text, params string[] concepts)
    {
        Resolver.Resolve(Medication.FromText(text)).Concepts.Select(match => match.Concept.Name).Should().Equal(concepts);
    }

    [TestCase("estrogens,esterified")]
    [TestCase("esterified est")]
    [TestCase("synthetic conjugated estrogens")]
    [TestCase("conj estrogens synthetic A")]
    [TestCase("conj est, synthetic")]
    [TestCase("estrogens,conj.,synthetic B")]
    [TestCase("estrogen,ester/me-testosterone")]
    public void What_only_looks_like_conjugated_estrogens_does_not_follow(string text)
    {
        Resolver.Resolve(Medication.FromText(text)).Concepts.Select(match => match.Concept.Name).Should().NotContain("drug:conjugated-estrogens");
    }
}
