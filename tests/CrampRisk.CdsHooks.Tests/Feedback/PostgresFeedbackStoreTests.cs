using Npgsql;
using NUnit.Framework;

namespace CrampRisk.CdsHooks.Tests;

/// <summary>The same against a real PostgreSQL, named by CRAMPRISK_POSTGRES; a schema of its own for each test.</summary>
internal sealed class PostgresFeedbackStoreTests : StoreContract
{
    private string _connection = "";
    private string _schema = "";

    protected override async Task<IFeedbackStore> OpenAsync()
    {
        if (Environment.GetEnvironmentVariable("CRAMPRISK_POSTGRES") is not { Length: > 0 } given)
        {
            Assert.Ignore("PostgreSQL: CRAMPRISK_POSTGRES names no server.");
            throw new InvalidOperationException();
        }
        _schema = $"cramprisk_{Guid.NewGuid():N}";
        _connection = new NpgsqlConnectionStringBuilder(given) { SearchPath = _schema }.ConnectionString;
        await ExecuteAsync($"CREATE SCHEMA {_schema}");
        return Another(Mark);
    }

    protected override async ValueTask CloseAsync(IFeedbackStore? store)
    {
        if (store is null) return;
        await ((PostgresFeedbackStore)store).DisposeAsync();
        await ExecuteAsync($"DROP SCHEMA {_schema} CASCADE");
    }

    protected override IFeedbackStore Another(string secretMark) => new PostgresFeedbackStore(_connection, secretMark, TimeProvider.System);

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_connection);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
