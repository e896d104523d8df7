using System.Collections.Immutable;
using Npgsql;

namespace CrampRisk.CdsHooks;

/// <summary>The store in PostgreSQL, for more than one process. Cards do not wait for the disk, feedback does.</summary>
internal sealed class PostgresFeedbackStore(string connectionString, string secretMark, TimeProvider clock) : IFeedbackStore, IAsyncDisposable
{
    private const long OpenLock = 0x4372616D70; // "Cramp": two processes that start at once make the tables one after the other

    private readonly NpgsqlDataSource _source = new NpgsqlDataSourceBuilder(WithPreparing(connectionString)).Build();
    private volatile bool _isOpen;

    public async Task SaveAsync(IReadOnlyList<SentCard> cards, CancellationToken cancellation)
    {
        if (cards.Count > 0) await WriteAsync(isDurable: false, tables => tables.SaveAsync(cards, cancellation), cancellation);
    }

    public async Task<ImmutableArray<Acknowledgement>> AcknowledgementsOfAsync(PatientKey patient, string subject, DateOnly asOf, CancellationToken cancellation)
    {
        if (patient.IsEmpty) return [];
        await using var connection = await ConnectAsync(cancellation);
        return await new FeedbackTables(connection).AcknowledgementsOfAsync(patient, subject, asOf, cancellation);
    }

    public async Task<FeedbackReceipt> RecordAsync(string service, IReadOnlyList<CardFeedback> feedback, CancellationToken cancellation)
    {
        FeedbackReceipt? receipt = null;
        await WriteAsync(isDurable: true, async tables => receipt = await tables.RecordAsync(service, feedback, cancellation), cancellation);
        return receipt!;
    }

    public async Task PruneAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        for (var isMoreLeft = true; isMoreLeft;)
            await WriteAsync(isDurable: false, async tables => isMoreLeft = await tables.PruneAsync(before, cancellation), cancellation);
    }

    public Task CheckAsync(CancellationToken cancellation) =>
        WriteAsync(isDurable: false, tables => tables.TouchAsync(clock.GetUtcNow(), cancellation), cancellation);

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task WriteAsync(bool isDurable, Func<FeedbackTables, Task> apply, CancellationToken cancellation)
    {
        await using var connection = await ConnectAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var tables = new FeedbackTables(connection, transaction);
        await tables.ExecuteAsync(isDurable ? "SET LOCAL synchronous_commit TO on" : "SET LOCAL synchronous_commit TO off", cancellation);
        await apply(tables);
        await transaction.CommitAsync(cancellation);
    }

    private async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellation)
    {
        var connection = await _source.OpenConnectionAsync(cancellation);
        if (_isOpen) return connection;
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            var tables = new FeedbackTables(connection, transaction);
            await tables.ExecuteAsync($"SELECT pg_advisory_xact_lock({OpenLock})", cancellation);
            await tables.OpenAsync(secretMark, cancellation);
            await transaction.CommitAsync(cancellation);
            _isOpen = true;
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static string WithPreparing(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        if (builder.MaxAutoPrepare == 0) builder.MaxAutoPrepare = 32;
        return builder.ConnectionString;
    }
}
