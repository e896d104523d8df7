using System.Collections.Immutable;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace CrampRisk.CdsHooks;

/// <summary>The store in one SQLite file of this process. Readers never wait; all writing goes through one queue, in batches.</summary>
/// <remarks>
/// Cards are on the disk a moment after they were sent, feedback before it is answered: waiting for the disk is what costs, and only feedback is
/// promised. A queue that keeps the order lets feedback find a card that was sent just before.
/// </remarks>
internal sealed partial class SqliteFeedbackStore : IFeedbackStore, IAsyncDisposable
{
    private const int LongestQueue = 10_000;
    private const int LargestBatch = 256;
    private const int BusySeconds = 5;

    private readonly string _path;
    private readonly string _secretMark;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly Channel<Write> _queue = Channel.CreateBounded<Write>(new BoundedChannelOptions(LongestQueue) { SingleReader = true });
    private readonly string _readers;
    private readonly Task _writing;
    private SqliteConnection? _writer;
    private string _id = "";

    public SqliteFeedbackStore(string path, string secretMark, TimeProvider clock, ILogger log)
    {
        (_path, _secretMark, _clock, _log) = (path, secretMark, clock, log);
        _readers = Connection(SqliteOpenMode.ReadWrite, pooling: true);
        _writing = Task.Run(WriteAllAsync);
    }

    public async Task SaveAsync(IReadOnlyList<SentCard> cards, CancellationToken cancellation)
    {
        if (cards.Count > 0) await _queue.Writer.WriteAsync(new Write(false, tables => tables.SaveAsync(cards, CancellationToken.None), null), cancellation);
    }

    public async Task<ImmutableArray<Acknowledgement>> AcknowledgementsOfAsync(PatientKey patient, string subject, DateOnly asOf, CancellationToken cancellation)
    {
        if (patient.IsEmpty) return [];
        await EnsureOpenAsync(cancellation);
        await using var connection = new SqliteConnection(_readers);
        await connection.OpenAsync(cancellation);
        return await new FeedbackTables(connection).AcknowledgementsOfAsync(patient, subject, asOf, cancellation);
    }

    public async Task<FeedbackReceipt> RecordAsync(string service, IReadOnlyList<CardFeedback> feedback, CancellationToken cancellation)
    {
        FeedbackReceipt? receipt = null;
        await WriteAsync(isDurable: true, async tables => receipt = await tables.RecordAsync(service, feedback, CancellationToken.None), cancellation);
        return receipt!;
    }

    public async Task PruneAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        for (var isMoreLeft = true; isMoreLeft;)
            await WriteAsync(isDurable: false, async tables => isMoreLeft = await tables.PruneAsync(before, CancellationToken.None), cancellation);
    }

    public async Task CheckAsync(CancellationToken cancellation)
    {
        await WriteAsync(isDurable: false, tables => tables.TouchAsync(_clock.GetUtcNow(), CancellationToken.None), cancellation);
        // By a connection of its own: one that is open goes on in a file that was deleted.
        await using var connection = new SqliteConnection(Connection(SqliteOpenMode.ReadWrite, pooling: false));
        await connection.OpenAsync(cancellation);
        if (await new FeedbackTables(connection).IdAsync(cancellation) != _id) throw new IOException("The feedback store is not the file that was opened.");
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _writing;
        _writer?.Dispose();
        SqliteConnection.ClearPool(new SqliteConnection(_readers));
    }

    private async Task EnsureOpenAsync(CancellationToken cancellation)
    {
        if (Volatile.Read(ref _id).Length == 0) await WriteAsync(isDurable: false, _ => Task.CompletedTask, cancellation);
    }

    private async Task WriteAsync(bool isDurable, Func<FeedbackTables, Task> apply, CancellationToken cancellation)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _queue.Writer.WriteAsync(new Write(isDurable, apply, done), cancellation);
        await done.Task.WaitAsync(cancellation);
    }

    private async Task WriteAllAsync()
    {
        var batch = new List<Write>(LargestBatch);
        while (await _queue.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < LargestBatch && _queue.Reader.TryRead(out var write)) batch.Add(write);
            if (await CommitAsync(batch) is null) batch.ForEach(write => write.Done?.SetResult());
            else foreach (var write in batch) await CommitAloneAsync(write); // whichever it was that failed shall not take the others with it
        }
    }

    private async Task CommitAloneAsync(Write write)
    {
        var fault = await CommitAsync([write]);
        if (fault is null) write.Done?.SetResult();
        else if (write.Done is not null) write.Done.SetException(fault);
        else CardsLost(_log, fault.GetType().Name);
    }

    private async Task<Exception?> CommitAsync(IReadOnlyList<Write> batch)
    {
        try
        {
            var isDurable = batch.Any(write => write.IsDurable);
            // What is written into a deleted file is gone when the process ends.
            if (_writer is not null && !File.Exists(_path)) throw new FileNotFoundException("The file of the feedback store is gone.");
            _writer ??= await OpenAsync();
            await new FeedbackTables(_writer).ExecuteAsync(isDurable ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL", CancellationToken.None);
            await using var transaction = _writer.BeginTransaction();
            foreach (var write in batch) await write.Apply(new FeedbackTables(_writer, transaction));
            transaction.Commit();
            return null;
        }
#pragma warning disable CA1031 // Whoever waits for the batch gets the fault; the writer goes on for the next.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _writer?.Dispose();
            _writer = null;
            return fault;
        }
    }

    private async Task<SqliteConnection> OpenAsync()
    {
        // A store that was ours once and is missing now is not made anew in silence.
        if (!File.Exists(_path))
        {
            if (_id.Length > 0) throw new FileNotFoundException("The file of the feedback store is gone.");
            OwnerOnlyFile.Create(_path, []);
        }
        var connection = new SqliteConnection(Connection(SqliteOpenMode.ReadWrite, pooling: false));
        try
        {
            await connection.OpenAsync();
            await new FeedbackTables(connection).ExecuteAsync("PRAGMA journal_mode=WAL", CancellationToken.None);
            await using var transaction = connection.BeginTransaction();
            var id = await new FeedbackTables(connection, transaction).OpenAsync(_secretMark, CancellationToken.None);
            transaction.Commit();
            Volatile.Write(ref _id, id);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private string Connection(SqliteOpenMode mode, bool pooling) =>
        new SqliteConnectionStringBuilder { DataSource = _path, Mode = mode, Pooling = pooling, DefaultTimeout = BusySeconds }.ToString();

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Sent cards could not be stored ({Fault}); feedback about them will not be understood.")]
    private static partial void CardsLost(ILogger log, string fault);

    private sealed record Write(bool IsDurable, Func<FeedbackTables, Task> Apply, TaskCompletionSource? Done);
}
