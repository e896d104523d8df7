using CrampRisk.Tests.Assertions;

namespace CrampRisk.Tests.Terminology;

/// <summary>What a drug is given in or taken with is no second drug.</summary>
public sealed class VehicleTests
{
    [TestCase("Iron Sucrose 200 mg in 100 mL 0.9% sodium chloride", "iron-sucrose")]
    [TestCase("Venofer 300 mg in 250 ml normal saline over 2 hrs", "iron-sucrose")]
    [TestCase("naproxen with water", "naproxen")]
    [TestCase("naproxen 500 mg, do not take with alcohol", "naproxen")]
    public void A_vehicle_beside_a_drug_is_left_out(string text, string rule)
    {
        var report = Some.Screener.Screen(Some.Patient(Medication.FromText(text)), Some.Day);

        report.Should().Flag(rule);
    }

    [Test]
    public void A_vehicle_alone_is_itself()
    {
        var report = Some.Screener.Screen(Some.Patient(Medication.FromText("sodium chloride 0.9% 1000 mL")), Some.Day);

        report.Entries[0].Concepts.Should().Equal("drug:sodium-chloride");
    }

    [Test]
    public void A_brand_without_ingredients_of_its_own_is_followed_to_the_brand_it_was_folded_into()
    {
        var report = Some.Screener.Screen(Some.Patient(Medication.FromRxNorm("152093")), Some.Day);

        report.Should().Flag("naproxen");
        report.Entries[0].Remarks.Should().Contain(remark => remark.Code == RemarkCode.RetiredCodeFollowed);
    }
}
