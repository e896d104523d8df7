using FluentAssertions;
using Microsoft.Extensions.Logging.Abstractions;
using NUnit.Framework;

namespace CrampRisk.CdsHooks.Tests;

internal sealed class SqliteFeedbackStoreTests : StoreContract
{
    private DirectoryInfo _folder = null!;

    private string Database => Path.Combine(_folder.FullName, "made", "feedback.db");

    [Test]
    [Platform(Exclude = "Win")]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task The_file_is_readable_by_its_owner_only()
    {
        await using var store = (SqliteFeedbackStore)Another(Mark);
        await store.CheckAsync(default);

        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(Database)!))
            File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
    }

    [Test]
    public async Task A_file_that_is_deleted_under_the_store_fails_the_check_and_feedback()
    {
        await using var store = (SqliteFeedbackStore)Another(Mark);
        await store.CheckAsync(default);
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(Database)!)) File.Delete(file);

        var check = () => store.CheckAsync(default);
        var record = () => store.RecordAsync("any", [], default);

        await check.Should().ThrowAsync<IOException>();
        await record.Should().ThrowAsync<IOException>();
        File.Exists(Database).Should().BeFalse("a store that is gone is not made anew in silence");
    }

    [Test]
    public async Task A_store_of_another_version_is_refused()
    {
        await using (var store = (SqliteFeedbackStore)Another(Mark)) await store.CheckAsync(default);
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Database};Pooling=false"))
        {
            await connection.OpenAsync();
            await new FeedbackTables(connection).ExecuteAsync("UPDATE cramprisk_meta SET value = '2' WHERE name = 'version'", default);
        }
        await using var later = (SqliteFeedbackStore)Another(Mark);

        var check = () => later.CheckAsync(default);

        (await check.Should().ThrowAsync<InvalidDocumentException>()).Which.Problems.Should().ContainSingle().Which.Code.Should().Be("CR620");
    }

    [Test]
    public async Task A_process_that_opens_the_file_later_finds_everything()
    {
        var (card, patient, now) = (Guid.NewGuid(), new PatientKeys(new byte[32]).For(null, "p1"), DateTimeOffset.UtcNow);
        await using (var first = (SqliteFeedbackStore)Another(Mark))
        {
            await first.SaveAsync([new SentCard(card, "s", patient, ["naproxen@1"], now)], default);
            await first.RecordAsync("s", [new CardFeedback(card, FeedbackOutcome.Overridden, AcknowledgementReason.WillMonitor, now)], default);
            await first.RecordAsync("s", [new CardFeedback(card, FeedbackOutcome.Overridden, AcknowledgementReason.Other, now)], default);
        }
        await using var second = (SqliteFeedbackStore)Another(Mark);

        var found = await second.AcknowledgementsOfAsync(patient, "p1", DateOnly.FromDateTime(now.Date), default);

        found.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Flag = "naproxen@1", Reason = AcknowledgementReason.Other });
    }

    protected override Task<IFeedbackStore> OpenAsync()
    {
        _folder = Directory.CreateTempSubdirectory("cramprisk-");
        return Task.FromResult(Another(Mark));
    }

    protected override async ValueTask CloseAsync(IFeedbackStore store)
    {
        await ((SqliteFeedbackStore)store).DisposeAsync();
        _folder.Delete(recursive: true);
    }

    protected override IFeedbackStore Another(string secretMark) => new SqliteFeedbackStore(Database, secretMark, TimeProvider.System, NullLogger.Instance);
}
