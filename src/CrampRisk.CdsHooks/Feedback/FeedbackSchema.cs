namespace CrampRisk.CdsHooks;

/// <summary>The tables, in the words that SQLite and PostgreSQL share.</summary>
internal static class FeedbackSchema
{
    /// <summary>Raised with every change of the tables. A store of another version is refused, not guessed at.</summary>
    public const string Version = "1";

    public const string Create = """
        CREATE TABLE IF NOT EXISTS cramprisk_meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS cramprisk_cards (uuid TEXT PRIMARY KEY, service TEXT NOT NULL, patient TEXT NOT NULL, flags TEXT NOT NULL, sent_at BIGINT NOT NULL);
        CREATE INDEX IF NOT EXISTS cramprisk_cards_sent_at ON cramprisk_cards (sent_at);
        CREATE TABLE IF NOT EXISTS cramprisk_feedback (card TEXT NOT NULL, outcome TEXT NOT NULL, reason TEXT, answered_at BIGINT NOT NULL, PRIMARY KEY (card, outcome));
        CREATE INDEX IF NOT EXISTS cramprisk_feedback_answered_at ON cramprisk_feedback (answered_at);
        CREATE TABLE IF NOT EXISTS cramprisk_acknowledgements (patient TEXT NOT NULL, flag TEXT NOT NULL, day INTEGER NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (patient, flag));
        CREATE INDEX IF NOT EXISTS cramprisk_acknowledgements_day ON cramprisk_acknowledgements (day);
        """;

    public const string AddMeta = "INSERT INTO cramprisk_meta (name, value) VALUES (@name, @value) ON CONFLICT (name) DO NOTHING";

    public const string SetMeta = "INSERT INTO cramprisk_meta (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = excluded.value";

    public const string Meta = "SELECT value FROM cramprisk_meta WHERE name = @name";

    // A uuid that comes again for another patient belongs to nobody from then on: feedback must never cross from one patient to another.
    public const string SaveCard = """
        INSERT INTO cramprisk_cards (uuid, service, patient, flags, sent_at) VALUES (@uuid, @service, @patient, @flags, @sent_at)
        ON CONFLICT (uuid) DO UPDATE SET sent_at = excluded.sent_at,
            patient = CASE WHEN cramprisk_cards.patient = excluded.patient THEN excluded.patient ELSE '' END
        """;

    public const string Card = "SELECT patient, flags FROM cramprisk_cards WHERE uuid = @uuid AND service = @service";

    // Told twice is told once. A reason that was lacking is taken up, and of two reasons the later one holds, in whatever order they arrive.
    public const string AddFeedback = """
        INSERT INTO cramprisk_feedback (card, outcome, reason, answered_at) VALUES (@card, @outcome, @reason, @answered_at)
        ON CONFLICT (card, outcome) DO UPDATE SET reason = excluded.reason, answered_at = excluded.answered_at
            WHERE excluded.reason IS NOT NULL AND (cramprisk_feedback.reason IS NULL
                OR (excluded.reason <> cramprisk_feedback.reason AND excluded.answered_at >= cramprisk_feedback.answered_at))
        """;

    public const string Acknowledge = """
        INSERT INTO cramprisk_acknowledgements (patient, flag, day, reason) VALUES (@patient, @flag, @day, @reason)
        ON CONFLICT (patient, flag) DO UPDATE SET day = excluded.day, reason = excluded.reason WHERE excluded.day >= cramprisk_acknowledgements.day
        """;

    public const string Acknowledgements = "SELECT flag, day, reason FROM cramprisk_acknowledgements WHERE patient = @patient AND day <= @day ORDER BY flag";

    // In small steps, so that nobody waits long for a lock.
    public const int PruneRows = 1000;

    public static readonly string[] Prune =
    [
        $"DELETE FROM cramprisk_cards WHERE uuid IN (SELECT uuid FROM cramprisk_cards WHERE sent_at < @before ORDER BY sent_at LIMIT {PruneRows})",
        $"DELETE FROM cramprisk_feedback WHERE (card, outcome) IN (SELECT card, outcome FROM cramprisk_feedback WHERE answered_at < @before ORDER BY answered_at LIMIT {PruneRows})",
        $"DELETE FROM cramprisk_acknowledgements WHERE (patient, flag) IN (SELECT patient, flag FROM cramprisk_acknowledgements WHERE day < @day ORDER BY day LIMIT {PruneRows})",
    ];
}
