using System.Collections.Immutable;

namespace CrampRisk.CdsHooks;

/// <summary>Remembers which cards were sent and what users said to them. SQLite and PostgreSQL ship; a site may bring its own.</summary>
/// <remarks>
/// Thread-safe. A store that cannot do what it is asked throws: it never answers as if there were nothing. A caller that cannot
/// read acknowledgements shows every flag. Exceptions carry no values of a request.
/// </remarks>
public interface IFeedbackStore
{
    /// <summary>Remembers cards that are about to be sent. Feedback that comes later finds them, also when they are not on the disk yet.</summary>
    /// <remarks>
    /// The same uuid again, for the same patient, is the same card sent anew. For another patient the card becomes nobody's: feedback about it is
    /// counted, but acknowledges nothing.
    /// </remarks>
    Task SaveAsync(IReadOnlyList<SentCard> cards, CancellationToken cancellation);

    /// <summary>What was answered for a patient, for <see cref="CrampRiskOptions.Acknowledgements"/>.</summary>
    /// <param name="patient">Whose; <c>default</c> has none.</param>
    /// <param name="subject">The <see cref="Patient.Id"/> of the report that they shall apply to.</param>
    /// <param name="asOf">Answers given after this day are left out.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task<ImmutableArray<Acknowledgement>> AcknowledgementsOfAsync(PatientKey patient, string subject, DateOnly asOf, CancellationToken cancellation);

    /// <summary>Stores feedback about cards of one service; when the task is done it survives a crash. All items or none.</summary>
    /// <remarks>
    /// An override with a reason acknowledges each flag of its card for the card's patient. Another reason for the same card, given later, takes its
    /// place; the same reason again changes nothing, nor does an override without one. A card of another service is unknown.
    /// </remarks>
    Task<FeedbackReceipt> RecordAsync(string service, IReadOnlyList<CardFeedback> feedback, CancellationToken cancellation);

    /// <summary>Forgets cards, feedback and acknowledgements from before a time.</summary>
    Task PruneAsync(DateTimeOffset before, CancellationToken cancellation);

    /// <summary>Throws where the store could not be read and written now.</summary>
    Task CheckAsync(CancellationToken cancellation);
}
