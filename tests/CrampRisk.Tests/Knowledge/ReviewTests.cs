using System.Text.Json.Nodes;
using CrampRisk.Knowledge;

namespace CrampRisk.Tests.Knowledge;

/// <summary>Approving, falling back, and being due.</summary>
public sealed class ReviewTests
{
    private static readonly Approval Given = new("Dr. Vera Exempel", "read against the sources", new DateOnly(2026, 12, 1), new DateOnly(2027, 12, 1));

    private string _folder = "";

    [SetUp]
    public void CopyPack()
    {
        _folder = Directory.CreateTempSubdirectory("cramprisk-review-").FullName;
        foreach (var name in (string[])["pack.json", "sources.json", "management.json", "rules/core.json", "rules/extended.json", "rules/interactions.json", .. ReadablePack.Files.In("evidence")])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, name))!);
            File.WriteAllBytes(Path.Combine(_folder, name), ReadablePack.Files.Find(name)!);
        }
    }

    [TearDown]
    public void RemovePack() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void An_approval_is_written_beside_the_text_and_nothing_else_is_touched()
    {
        new ReviewWriter(_folder).Approve(["naproxen", "hydration", "drug-afp-naproxen", "pack"], Given).Should().BeEmpty();

        var pack = KnowledgePack.Open(_folder);
        pack.TryGetRule("naproxen", out var rule).Should().BeTrue();
        rule!.Review.Should().BeEquivalentTo(new { Status = ReviewStatus.Approved, Reviewer = "Dr. Vera Exempel", Note = "read against the sources" });
        rule.Review.NextReview.ToString().Should().Be("2027-12-01");
        pack.Info.Review.Status.Should().Be(ReviewStatus.Approved);
        pack.Rules.Count(other => other.Review.Status == ReviewStatus.Approved).Should().Be(1);
        var lines = File.ReadAllLines(Path.Combine(_folder, "rules", "core.json"));
        var before = System.Text.Encoding.UTF8.GetString(ReadablePack.Files.Find("rules/core.json")!).Split('\n');
        lines.Except(before).Should().OnlyContain(line => line.Contains("\"status\"") || line.Contains("\"reviewer\"") || line.Contains("\"note\"") || line.Contains("\"on\"")
            || line.Contains("\"nextReview\"") || line.Contains("\"textHash\""));
        File.ReadAllBytes(Path.Combine(_folder, "rules", "extended.json")).Should().Equal(ReadablePack.Files.Find("rules/extended.json"));
    }

    [Test]
    public void A_text_that_changes_after_its_approval_is_submitted_again()
    {
        new ReviewWriter(_folder).Approve(["naproxen"], Given);
        var path = Path.Combine(_folder, "rules", "core.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("Naproxen and leg cramps", "Naproxen and legs"));

        var pack = KnowledgePack.Open(_folder);

        pack.TryGetRule("naproxen", out var rule).Should().BeTrue();
        rule!.Review.Status.Should().Be(ReviewStatus.Submitted);
        ReviewList.Due(pack, Some.Day).Single(item => item.Id == "naproxen").HasChanged.Should().BeTrue();
    }

    [Test]
    public void An_overlay_in_one_file_is_approved_record_by_record_and_as_a_whole()
    {
        var path = Path.Combine(_folder, "ward.json");
        File.WriteAllText(path, """
            { "schema": "cramprisk-overlay/1", "name": "ward", "version": "1", "lastUpdated": "2026-11-25", "review": { "status": "submitted" },
              "sources": [{ "id": "ward-audit", "class": "study", "type": "audit", "citation": "Our audit. 2026.", "readAs": "original" }],
              "evidence": [{ "id": "ward-one", "subject": "drug:ezetimibe", "polarity": "supports", "source": "ward-audit", "outcome": "leg cramps", "finding": "Seen.", "readAs": "original", "review": { "status": "submitted" } },
                           { "id": "ward-two", "subject": "drug:ezetimibe", "polarity": "supports", "source": "ward-audit", "outcome": "leg cramps", "finding": "Seen.", "readAs": "original", "review": { "status": "submitted" } }] }
            """);

        new ReviewWriter(path).Approve(["ward-one", "pack"], Given).Should().BeEmpty();
        new ReviewWriter(path).Approve(["ward-two", "nobody"], Given).Should().Equal("nobody");

        var pack = KnowledgePack.Open(path);
        pack.EvidenceOf("ward-one").Review.Should().BeEquivalentTo(new { Status = ReviewStatus.Approved, Reviewer = "Dr. Vera Exempel" });
        pack.EvidenceOf("ward-two").Review.Status.Should().Be(ReviewStatus.Submitted);
        Overlay(path).Review.Status.Should().Be(ReviewStatus.Approved, "what was approved of the whole is its head; each record has its own review");

        new ReviewWriter(path).Approve(["ward-two"], Given).Should().BeEmpty();
        Overlay(path).Review.Status.Should().Be(ReviewStatus.Approved);
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"version\": \"1\"", "\"version\": \"2\""));
        Overlay(path).Review.Status.Should().Be(ReviewStatus.Submitted);
    }

    private static PackOverlay Overlay(string path) => PackOverlayReader.ReadJson(File.ReadAllBytes(path), []);

    [Test]
    public void White_space_is_no_change_of_the_text()
    {
        new ReviewWriter(_folder).Approve(["naproxen"], Given);
        var path = Path.Combine(_folder, "rules", "core.json");
        File.WriteAllText(path, JsonNode.Parse(File.ReadAllText(path))!.ToJsonString());

        KnowledgePack.Open(_folder).TryGetRule("naproxen", out var rule).Should().BeTrue();
        rule!.Review.Status.Should().Be(ReviewStatus.Approved);
    }

    [Test]
    public void An_unknown_id_writes_nothing_at_all()
    {
        new ReviewWriter(_folder).Approve(["naproxen", "naproxene"], Given).Should().Equal("naproxene");

        File.ReadAllBytes(Path.Combine(_folder, "rules", "core.json")).Should().Equal(ReadablePack.Files.Find("rules/core.json"));
    }

    [Test]
    public void Approved_by_hand_without_the_hash_of_the_text_is_refused()
    {
        var path = Path.Combine(_folder, "pack.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"status\": \"under-review\"", "\"status\": \"approved\", \"reviewer\": \"A\""));

        ((Action)(() => KnowledgePack.Open(_folder))).Should().Throw<InvalidDocumentException>().Which.Problems.Select(problem => problem.ToString()).Should().Equal(
            "pack.json.review.textHash: CR339: approved without the hash of the text that was approved. Approve it with `cramprisk pack approve`.");
    }

    [TestCase("2027-05-25", false)]
    [TestCase("2027-05-26", true)]
    public void What_is_due_is_listed_from_the_day_after_its_date(string day, bool isOverdue) =>
        ReviewList.Due(KnowledgePack.BuiltIn, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).Single(item => item.What == "pack").IsOverdue.Should().Be(isOverdue);

    [TestCase(Audience.Clinician, "2027-05-25", false)]
    [TestCase(Audience.Clinician, "2027-05-26", true)]
    [TestCase(Audience.Patient, "2027-05-26", true)]
    public void A_stale_pack_says_so_in_each_report(Audience audience, string day, bool isStale)
    {
        var screener = CrampRiskScreener.CreateDefault(new CrampRiskOptions { Audience = audience });

        var notices = screener.Screen(new Patient(), DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).Notices;

        notices.Any(notice => notice.Contains("2027-05-25")).Should().Be(isStale);
        if (audience == Audience.Patient) notices.Should().Contain("The facts in this report were due for a new check on 2027-05-25. They may be out of date.");
    }
}
