using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Waooaw.Hosting.Database;

/// <summary>What every SQLite connection of ours is told: readers do not wait for the writer, and a commit is on disk.</summary>
internal sealed class SqliteSettings : DbConnectionInterceptor
{
    public static readonly SqliteSettings Instance = new();

    private const string Pragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 10000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
