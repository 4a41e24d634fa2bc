using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Waooaw.Hosting.Database;

/// <summary>One transaction that may write. Disposed without a commit, it changes nothing.</summary>
/// <remarks>SQLite has one writer, and its driver waits for that place by blocking the thread. So writers of one file queue here first,
/// without a thread, and then take `BEGIN IMMEDIATE` at once. PostgreSQL needs no queue.</remarks>
public sealed class WriteUnit : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Writers = new();

    private readonly IDbContextTransaction _transaction;
    private readonly SemaphoreSlim? _place;

    private WriteUnit(IDbContextTransaction transaction, SemaphoreSlim? place) => (_transaction, _place) = (transaction, place);

    /// <summary>Begins a unit on this context. A unit is never begun inside another, and never spans a call to someone else.</summary>
    public static async Task<WriteUnit> BeginAsync(DbContext db, CancellationToken ct)
    {
        var place = db.Database.IsSqlite()
            ? Writers.GetOrAdd(db.Database.GetDbConnection().DataSource, _ => new SemaphoreSlim(1, 1))
            : null;
        if (place is not null)
        {
            await place.WaitAsync(ct);
        }

        try
        {
            return new WriteUnit(await db.Database.BeginTransactionAsync(ct), place);
        }
        catch
        {
            place?.Release();
            throw;
        }
    }

    public Task CommitAsync(CancellationToken ct) => _transaction.CommitAsync(ct);

    public Task SavepointAsync(string name, CancellationToken ct) => _transaction.CreateSavepointAsync(name, ct);

    public Task RollbackToAsync(string name, CancellationToken ct) => _transaction.RollbackToSavepointAsync(name, ct);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _transaction.DisposeAsync();
        }
        finally
        {
            _place?.Release();
        }
    }
}
