using System.Collections.Immutable;
using System.Data.Common;

namespace CrampRisk.CdsHooks;

/// <summary>Reads and writes the tables over one open connection, whichever database it is.</summary>
internal readonly struct FeedbackTables(DbConnection connection, DbTransaction? transaction = null)
{
    private const char FlagSeparator = '\n';

    /// <summary>Makes what is missing and checks that the store is ours: its version and, by a mark, the secret of its keys.</summary>
    /// <returns>The store's own id, made with it.</returns>
    public async Task<string> OpenAsync(string secretMark, CancellationToken cancellation)
    {
        await ExecuteAsync(FeedbackSchema.Create, cancellation);
        await AddMetaAsync("version", FeedbackSchema.Version, cancellation);
        await AddMetaAsync("secret", secretMark, cancellation);
        await AddMetaAsync("store", Guid.NewGuid().ToString("N"), cancellation);
        if (await MetaAsync("version", cancellation) != FeedbackSchema.Version)
            throw new InvalidDocumentException(new Problem("CR620", "feedback", "the store was made by another version of CrampRisk", "Use that version, or a new store"));
        if (await MetaAsync("secret", cancellation) != secretMark)
            throw new InvalidDocumentException(new Problem("CR621", "feedback.secret", "the store was made with another secret, and nothing in it would be found", "Give the secret it was made with, or a new store"));
        return await IdAsync(cancellation);
    }

    public async Task<string> IdAsync(CancellationToken cancellation) => await MetaAsync("store", cancellation) ?? "";

    public Task TouchAsync(DateTimeOffset now, CancellationToken cancellation) =>
        ExecuteAsync(FeedbackSchema.SetMeta, cancellation, ("name", "checked"), ("value", now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)));

    public async Task SaveAsync(IReadOnlyList<SentCard> cards, CancellationToken cancellation)
    {
        // In one order everywhere, so that two writers never wait for each other in a circle.
        foreach (var card in cards.OrderBy(card => card.Uuid))
            await ExecuteAsync(FeedbackSchema.SaveCard, cancellation,
                ("uuid", card.Uuid.ToString()), ("service", card.Service), ("patient", card.Patient.ToString()),
                ("flags", string.Join(FlagSeparator, card.Flags)), ("sent_at", card.SentAt.ToUnixTimeMilliseconds()));
    }

    public async Task<FeedbackReceipt> RecordAsync(string service, IReadOnlyList<CardFeedback> feedback, CancellationToken cancellation)
    {
        var cards = new (string Patient, string Flags)?[feedback.Count];
        for (var i = 0; i < cards.Length; i++) cards[i] = await CardAsync(service, feedback[i].Card, cancellation);
        ImmutableArray<int> unknown = [.. Enumerable.Range(0, cards.Length).Where(i => cards[i] is null)];
        if (!unknown.IsEmpty) return new FeedbackReceipt(unknown, []);
        var recorded = ImmutableArray.CreateBuilder<RecordedFeedback>();
        for (var i = 0; i < cards.Length; i++)
        {
            var item = feedback[i];
            if (!await AddAsync(item, cancellation)) continue;
            var (patient, joined) = cards[i]!.Value;
            ImmutableArray<string> flags = [.. joined.Split(FlagSeparator, StringSplitOptions.RemoveEmptyEntries)];
            recorded.Add(new RecordedFeedback(item, flags));
            if (patient.Length > 0) await AcknowledgeAsync(patient, flags, item, cancellation);
        }
        return new FeedbackReceipt([], recorded.ToImmutable());
    }

    public async Task<ImmutableArray<Acknowledgement>> AcknowledgementsOfAsync(PatientKey patient, string subject, DateOnly asOf, CancellationToken cancellation)
    {
        await using var command = Command(FeedbackSchema.Acknowledgements, ("patient", patient.ToString()), ("day", asOf.DayNumber));
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = ImmutableArray.CreateBuilder<Acknowledgement>();
        while (await rows.ReadAsync(cancellation))
            found.Add(new Acknowledgement
            {
                Subject = subject,
                Flag = rows.GetString(0),
                By = "CDS Hooks feedback",
                On = DateOnly.FromDayNumber(rows.GetInt32(1)),
                Reason = Spellings.AcknowledgementReason.TryRead(rows.GetString(2), out var reason) ? reason : AcknowledgementReason.Other,
            });
        return found.ToImmutable();
    }

    /// <summary>Deletes one step of what is old.</summary>
    /// <returns>True where more may be left.</returns>
    public async Task<bool> PruneAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        var isMoreLeft = false;
        var day = DateOnly.FromDateTime(before.Date).DayNumber;
        foreach (var sql in FeedbackSchema.Prune)
        {
            var argument = sql.Contains("@day", StringComparison.Ordinal) ? ("day", (object)day) : ("before", before.ToUnixTimeMilliseconds());
            isMoreLeft |= await ExecuteAsync(sql, cancellation, argument) >= FeedbackSchema.PruneRows;
        }
        return isMoreLeft;
    }

    public async Task<int> ExecuteAsync(string sql, CancellationToken cancellation, params (string Name, object? Value)[] arguments)
    {
        await using var command = Command(sql, arguments);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<(string Patient, string Flags)?> CardAsync(string service, Guid uuid, CancellationToken cancellation)
    {
        await using var command = Command(FeedbackSchema.Card, ("uuid", uuid.ToString()), ("service", service));
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        return await rows.ReadAsync(cancellation) ? (rows.GetString(0), rows.GetString(1)) : null;
    }

    private async Task<bool> AddAsync(CardFeedback item, CancellationToken cancellation) =>
        await ExecuteAsync(FeedbackSchema.AddFeedback, cancellation,
            ("card", item.Card.ToString()), ("outcome", FeedbackRequest.Outcomes.Of(item.Outcome)),
            ("reason", item.Reason is { } reason ? Spellings.AcknowledgementReason.Of(reason) : null), ("answered_at", item.At.ToUnixTimeMilliseconds())) > 0;

    private async Task AcknowledgeAsync(string patient, ImmutableArray<string> flags, CardFeedback item, CancellationToken cancellation)
    {
        if (item is not { Outcome: FeedbackOutcome.Overridden, Reason: { } reason }) return;
        foreach (var flag in flags.Order(StringComparer.Ordinal))
            await ExecuteAsync(FeedbackSchema.Acknowledge, cancellation, ("patient", patient), ("flag", flag),
                ("day", DateOnly.FromDateTime(item.At.DateTime).DayNumber), ("reason", Spellings.AcknowledgementReason.Of(reason)));
    }

    private Task<int> AddMetaAsync(string name, string value, CancellationToken cancellation) =>
        ExecuteAsync(FeedbackSchema.AddMeta, cancellation, ("name", name), ("value", value));

    private async Task<string?> MetaAsync(string name, CancellationToken cancellation)
    {
        await using var command = Command(FeedbackSchema.Meta, ("name", name));
        return (string?)await command.ExecuteScalarAsync(cancellation);
    }

    private DbCommand Command(string sql, params ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        foreach (var (name, value) in arguments)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            // PostgreSQL must know the type of an absent text.
            if (value is null) parameter.DbType = System.Data.DbType.String;
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
