using FluentAssertions;
using NUnit.Framework;

namespace CrampRisk.CdsHooks.Tests;

/// <summary>What every store does. Each database runs all of it.</summary>
internal abstract class StoreContract
{
    private const string Service = "cramprisk-order-sign";
    private const string Naproxen = "naproxen@1;drug:naproxen;definite";
    private const string Iron = "iron-sucrose@1;drug:iron-sucrose;definite";

    private static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 25);
    private static readonly PatientKeys Keys = new(new byte[32]);

    private IFeedbackStore _store = null!;

    [SetUp]
    public async Task Open() => _store = await OpenAsync();

    [TearDown]
    public ValueTask Close() => CloseAsync(_store);

    [Test]
    public async Task An_override_with_a_reason_acknowledges_every_flag_of_the_card_for_its_patient()
    {
        var (card, patient) = (Guid.NewGuid(), Somebody());
        await _store.SaveAsync([new SentCard(card, Service, patient, [Naproxen, Iron], Now)], default);

        await _store.RecordAsync(Service, [Override(card, AcknowledgementReason.WillMonitor)], default);

        (await Acknowledged(patient)).Should().BeEquivalentTo([
            new Acknowledgement { Subject = "p1", Flag = Naproxen, By = "CDS Hooks feedback", On = Today, Reason = AcknowledgementReason.WillMonitor },
            new Acknowledgement { Subject = "p1", Flag = Iron, By = "CDS Hooks feedback", On = Today, Reason = AcknowledgementReason.WillMonitor }]);
    }

    [Test]
    public async Task Another_patient_has_no_part_in_it()
    {
        var (card, patient, other) = (Guid.NewGuid(), Somebody(), Somebody());
        await _store.SaveAsync([new SentCard(card, Service, patient, [Naproxen], Now)], default);

        await _store.RecordAsync(Service, [Override(card, AcknowledgementReason.WillMonitor)], default);

        (await Acknowledged(other)).Should().BeEmpty();
        (await Acknowledged(default)).Should().BeEmpty();
    }

    [Test]
    public async Task A_uuid_that_was_sent_for_two_patients_acknowledges_nothing()
    {
        var (card, patient, other) = (Guid.NewGuid(), Somebody(), Somebody());
        await _store.SaveAsync([new SentCard(card, Service, patient, [Naproxen], Now)], default);
        await _store.SaveAsync([new SentCard(card, Service, other, [Naproxen], Now)], default);

        var receipt = await _store.RecordAsync(Service, [Override(card, AcknowledgementReason.WillMonitor)], default);

        receipt.Recorded.Should().HaveCount(1);
        (await Acknowledged(patient)).Should().BeEmpty();
        (await Acknowledged(other)).Should().BeEmpty();
    }

    [TestCase(FeedbackOutcome.Overridden, null)]
    [TestCase(FeedbackOutcome.Accepted, null)]
    public async Task Without_a_reason_nothing_is_acknowledged(FeedbackOutcome outcome, AcknowledgementReason? reason)
    {
        var (card, patient) = (Guid.NewGuid(), Somebody());
        await _store.SaveAsync([new SentCard(card, Service, patient, [Naproxen], Now)], default);

        var receipt = await _store.RecordAsync(Service, [new CardFeedback(card, outcome, reason, Now)], default);

        receipt.Recorded.Should().HaveCount(1);
        (await Acknowledged(patient)).Should().BeEmpty();
    }

    [Test]
    public async Task Told_twice_is_told_once_and_moves_no_date()
    {
        var (card, patient) = (Guid.NewGuid(), Somebody());
        await _store.SaveAsync([new SentCard(card, Service, patient, [Naproxen], Now.AddDays(-30))], default);
        await _store.RecordAsync(Service, [Override(card, AcknowledgementReason.WillMonitor, Now.AddDays(-20))], default);

        var receipt = await _store.RecordAsync(Service, [Override(card, AcknowledgementReason.WillMonitor)], default);

        receipt.Recorded.Should().BeEmpty();
        (await Acknowledged(patient)).Should().ContainSingle().Which.On.Should().Be(Today.AddDays(-20));
    }

    [Test]
    public async Task An_override_without_a_reason_that_is_told_twice_is_counted_once()
    {
        var (card, patient) = (Guid.NewGuid(), Somebody());
        await _store.SaveAsync([new SentCard(card, Service, patient, [Naproxen], Now)], default);
        await _store.RecordAsync(Service, [Override(card, null)], default);

        var receipt = await _store.RecordAsync(Service, [Override(card, null)], default);

        receipt.Recorded.Should().BeEmpty();
    }

    [Test]
    public async Task A_reason_that_comes_later_is_taken_up()
    {
        var (card, patient) = (Guid.NewGuid(), Somebody());
        await _store.SaveAsync([new SentCard(card, Service, patient, [Naproxen], Now)], default);
        await _store.RecordAsync(Service, [new CardFeedback(card, FeedbackOutcome.Overridden, null, Now)], default);

        await _store.RecordAsync(Service, [Override(card, AcknowledgementReason.NotRelevant)], default);

        (await Acknowledged(patient)).Should().ContainSingle().Which.Reason.Should().Be(AcknowledgementReason.NotRelevant);
    }

    [Test]
    public async Task Of_two_reasons_for_one_card_the_later_one_holds()
    {
        var (card, patient) = (Guid.NewGuid(), Somebody());
        await _store.SaveAsync([new SentCard(card, Service, patient, [Naproxen], Now)], default);
        await _store.RecordAsync(Service, [Override(card, AcknowledgementReason.WillMonitor, Now.AddDays(-2))], default);

        var receipt = await _store.RecordAsync(Service, [Override(card, AcknowledgementReason.InaccurateData, Now.AddDays(-1))], default);

        receipt.Recorded.Should().ContainSingle().Which.Flags.Should().Equal(Naproxen);
        var found = (await Acknowledged(patient)).Should().ContainSingle().Subject;
        (found.Reason, found.On).Should().Be((AcknowledgementReason.InaccurateData, Today.AddDays(-1)));
    }

    [Test]
    public async Task A_reason_that_was_given_before_the_one_that_holds_changes_nothing_when_it_arrives_late()
    {
        var (card, patient) = (Guid.NewGuid(), Somebody());
        await _store.SaveAsync([new SentCard(card, Service, patient, [Naproxen], Now)], default);
        await _store.RecordAsync(Service, [Override(card, AcknowledgementReason.InaccurateData)], default);

        var receipt = await _store.RecordAsync(Service, [Override(card, AcknowledgementReason.WillMonitor, Now.AddMinutes(-1))], default);

        receipt.Recorded.Should().BeEmpty();
        (await Acknowledged(patient)).Should().ContainSingle().Which.Reason.Should().Be(AcknowledgementReason.InaccurateData);
    }

    [Test]
    public async Task Who_goes_back_to_the_first_reason_is_taken_at_that_word()
    {
        var (card, patient) = (Guid.NewGuid(), Somebody());
        await _store.SaveAsync([new SentCard(card, Service, patient, [Naproxen], Now)], default);

        await _store.RecordAsync(Service,
            [Override(card, AcknowledgementReason.WillMonitor, Now.AddMinutes(-2)), Override(card, AcknowledgementReason.NotRelevant, Now.AddMinutes(-1)), Override(card, AcknowledgementReason.WillMonitor)], default);

        (await Acknowledged(patient)).Should().ContainSingle().Which.Reason.Should().Be(AcknowledgementReason.WillMonitor);
    }

    [Test]
    public async Task A_later_override_without_a_reason_takes_none_back()
    {
        var (card, patient) = (Guid.NewGuid(), Somebody());
        await _store.SaveAsync([new SentCard(card, Service, patient, [Naproxen], Now)], default);
        await _store.RecordAsync(Service, [Override(card, AcknowledgementReason.WillMonitor, Now.AddMinutes(-1))], default);

        await _store.RecordAsync(Service, [Override(card, null)], default);

        (await Acknowledged(patient)).Should().ContainSingle().Which.Reason.Should().Be(AcknowledgementReason.WillMonitor);
    }

    [Test]
    public async Task One_unknown_card_and_nothing_is_stored()
    {
        var (card, patient) = (Guid.NewGuid(), Somebody());
        await _store.SaveAsync([new SentCard(card, Service, patient, [Naproxen], Now)], default);

        var receipt = await _store.RecordAsync(Service, [Override(card, AcknowledgementReason.WillMonitor), Override(Guid.NewGuid(), null), Override(Guid.NewGuid(), null)], default);

        receipt.UnknownCards.Should().Equal(1, 2);
        (await Acknowledged(patient)).Should().BeEmpty();
        (await _store.RecordAsync(Service, [Override(card, AcknowledgementReason.WillMonitor)], default)).Recorded.Should().HaveCount(1);
    }

    [Test]
    public async Task A_card_of_another_service_is_unknown()
    {
        var card = Guid.NewGuid();
        await _store.SaveAsync([new SentCard(card, "another", Somebody(), [Naproxen], Now)], default);

        var receipt = await _store.RecordAsync(Service, [Override(card, null)], default);

        receipt.UnknownCards.Should().Equal(0);
    }

    [Test]
    public async Task What_was_answered_after_the_day_asked_for_is_left_out()
    {
        var (card, patient) = (Guid.NewGuid(), Somebody());
        await _store.SaveAsync([new SentCard(card, Service, patient, [Naproxen], Now)], default);
        await _store.RecordAsync(Service, [Override(card, AcknowledgementReason.WillMonitor)], default);

        (await _store.AcknowledgementsOfAsync(patient, "p1", Today, default)).Should().HaveCount(1);
        (await _store.AcknowledgementsOfAsync(patient, "p1", Today.AddDays(-1), default)).Should().BeEmpty();
    }

    [Test]
    public async Task Pruning_forgets_what_is_older_and_keeps_what_is_not()
    {
        var (old, young, former, present) = (Guid.NewGuid(), Guid.NewGuid(), Somebody(), Somebody());
        var then = Now.AddDays(-400);
        await _store.SaveAsync([new SentCard(old, Service, former, [Naproxen], then), new SentCard(young, Service, present, [Naproxen], Now)], default);
        await _store.RecordAsync(Service, [Override(old, AcknowledgementReason.WillMonitor, then), Override(young, AcknowledgementReason.WillMonitor)], default);

        await _store.PruneAsync(Now.AddDays(-365), default);

        (await Acknowledged(former)).Should().BeEmpty();
        (await Acknowledged(present)).Should().HaveCount(1);
        (await _store.RecordAsync(Service, [Override(old, null)], default)).UnknownCards.Should().Equal(0);
        (await _store.RecordAsync(Service, [Override(young, null)], default)).UnknownCards.Should().BeEmpty();
    }

    [Test]
    public async Task Many_at_once_lose_nothing()
    {
        var patients = Enumerable.Range(0, 200).Select(_ => (Card: Guid.NewGuid(), Patient: Somebody())).ToList();

        await Parallel.ForEachAsync(patients, async (item, _) =>
        {
            await _store.SaveAsync([new SentCard(item.Card, Service, item.Patient, [Naproxen, Iron], Now)], default);
            (await _store.RecordAsync(Service, [Override(item.Card, AcknowledgementReason.WillMonitor)], default)).Recorded.Should().HaveCount(1);
        });

        foreach (var (_, patient) in patients) (await Acknowledged(patient)).Should().HaveCount(2);
    }

    [Test]
    public async Task Another_secret_is_refused_before_anything_is_read()
    {
        await _store.CheckAsync(default);
        await using var other = (IAsyncDisposable)Another(new PatientKeys([.. Enumerable.Repeat((byte)1, 32)]).Mark());

        var check = () => ((IFeedbackStore)other).CheckAsync(default);

        (await check.Should().ThrowAsync<InvalidDocumentException>()).Which.Problems.Should().ContainSingle().Which.Code.Should().Be("CR621");
    }

    protected static string Mark => Keys.Mark();

    protected abstract Task<IFeedbackStore> OpenAsync();

    protected abstract ValueTask CloseAsync(IFeedbackStore store);

    /// <summary>A second store over the same data.</summary>
    protected abstract IFeedbackStore Another(string secretMark);

    private static PatientKey Somebody() => Keys.For("https://fhir.example.org", Guid.NewGuid().ToString());

    private static CardFeedback Override(Guid card, AcknowledgementReason? reason, DateTimeOffset? at = null) => new(card, FeedbackOutcome.Overridden, reason, at ?? Now);

    private async Task<IEnumerable<Acknowledgement>> Acknowledged(PatientKey patient) => await _store.AcknowledgementsOfAsync(patient, "p1", Today, default);
}
