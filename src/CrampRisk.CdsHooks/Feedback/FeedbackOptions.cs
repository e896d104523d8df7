namespace CrampRisk.CdsHooks;

/// <summary>Where sent cards and feedback are kept. Every default works; change single ones with <c>with</c>.</summary>
/// <remarks>For how long an override holds is the policy's affair: <see cref="SitePolicy.RepeatAfterDays"/>.</remarks>
public sealed record FeedbackOptions
{
    /// <summary>The SQLite file; its folder is made if it is missing. Null: <c>cramprisk/feedback.db</c> in the user's folder for application data.</summary>
    public string? SqlitePath { get; init; }

    /// <summary>A connection string of PostgreSQL, to keep everything there instead; null for SQLite. Needs <see cref="Secret"/>.</summary>
    public string? PostgresConnectionString { get; init; }

    /// <summary>
    /// The secret of the patient keys in base64, 32 bytes or more. Null: made once and kept beside the SQLite file, readable by its owner only.
    /// Without it nothing stored can be found again.
    /// </summary>
    public string? Secret { get; init; }

    /// <summary>For how many days cards and feedback are kept, 1–3650; never shorter than the policy's repeatAfter. Default: 365.</summary>
    public int KeepDays { get; init; } = 365;

    /// <summary>Neither the connection string nor the secret, which end in logs otherwise.</summary>
    public override string ToString() => $"{nameof(FeedbackOptions)} {{ {(PostgresConnectionString is null ? "SQLite" : "PostgreSQL")}, {nameof(KeepDays)} = {KeepDays} }}";
}
