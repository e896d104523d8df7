using System.Net;
using System.Text.RegularExpressions;

namespace CrampRisk.Tests.Reports;

/// <summary>The report as one web page: whole, self-contained, and deaf to what an entry's text tries to do.</summary>
public sealed class ReportHtmlTests
{
    private static readonly Patient Patient = new()
    {
        Id = "p<1>",
        Medications = [Medication.FromText("naproxen"), Medication.FromText("iron sucrose po"), Medication.FromText("<script>alert(1)</script>"), Medication.FromText("")],
        Conditions = [Condition.FromIcd10Cm("R25.2"), Condition.FromIcd10Cm("Z99.2")],
    };

    [TestCase(Audience.Clinician)]
    [TestCase(Audience.Patient)]
    public void The_page_needs_nothing_from_elsewhere(Audience audience)
    {
        var page = PageOf(Patient, audience);

        Regex.Matches(page, @"<(script|img|iframe|link|object)\b").Should().BeEmpty();
        Regex.IsMatch(page, @"(src|@import|url\()\s*=?\s*['""(]?http").Should().BeFalse();
        page.Should().StartWith("<!DOCTYPE html>").And.Contain("<html lang=\"en\">").And.EndWith("</html>\n");
    }

    [TestCase(Audience.Clinician)]
    [TestCase(Audience.Patient)]
    public void Each_link_inside_the_page_leads_to_one_place(Audience audience)
    {
        var page = PageOf(Patient, audience);
        var ids = Regex.Matches(page, "id=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToList();

        ids.Should().OnlyHaveUniqueItems();
        Regex.Matches(page, "href=\"#([^\"]+)\"").Select(match => match.Groups[1].Value).Should().BeSubsetOf(ids);
        Regex.Matches(page, "aria-labelledby=\"([^\"]+)\"").Select(match => match.Groups[1].Value).Should().BeSubsetOf(ids);
    }

    [Test]
    public void Text_of_an_entry_stays_text()
    {
        var page = PageOf(Patient, Audience.Clinician);

        page.Contains("<script>").Should().BeFalse();
        WebUtility.HtmlDecode(page).Contains("<script>alert(1)</script>").Should().BeTrue();
        WebUtility.HtmlDecode(page).Contains("Patient p<1>").Should().BeTrue();
    }

    [Test]
    public void Every_entry_flag_near_miss_advice_and_notice_is_on_the_page()
    {
        var report = Some.Screener.Screen(Patient, Some.Day);
        var page = WebUtility.HtmlDecode(ReportHtml.ToText(report));

        report.Entries.Select(entry => entry.Because).Concat(report.Flags.Select(flag => flag.Explanation)).Concat(report.NearMisses.Select(miss => miss.Explanation))
            .Concat(report.Management.Select(advice => advice.Text)).Concat(report.Notices).Concat(report.References.Select(reference => reference.Source.Citation))
            .Where(text => !page.Contains(text)).Should().BeEmpty();
        page.Contains("Medications: 4 · Conditions: 2 · Procedures: not given").Should().BeTrue();
    }

    [Test]
    public void With_recorded_cramps_relief_comes_first()
    {
        var page = PageOf(Patient, Audience.Clinician);

        page.IndexOf("(relieve)", StringComparison.Ordinal).Should().BeLessThan(page.IndexOf("(prevent)", StringComparison.Ordinal));
    }

    [Test]
    public void No_entry_is_no_all_clear()
    {
        PageOf(new Patient(), Audience.Clinician).Should().Contain("There was nothing to check.");
        PageOf(new Patient { Medications = [Medication.FromText("lisinopril")] }, Audience.Clinician).Should().Contain("That does not mean safe");
    }

    private static string PageOf(Patient patient, Audience audience) =>
        ReportHtml.ToText(CrampRiskScreener.CreateDefault(new CrampRiskOptions { Audience = audience }).Screen(patient, Some.Day));
}
