using Microsoft.EntityFrameworkCore;

namespace Waooaw.Plant.Data;

/// <summary>Row locks, always taken in one order: subscription, agent, connection, deliverable, approval, effect, contact, audit head.</summary>
/// <remarks>SQLite has one writer at a time (`BEGIN IMMEDIATE`), so there the lock is the unit itself.</remarks>
internal static class RowLocks
{
    /// <summary>Nobody changes these rows until the unit ends; others may read and share.</summary>
    public static Task ShareAsync<TEntity>(this PlantDb db, string where, object[] values, CancellationToken ct)
        where TEntity : class => db.TakeAsync<TEntity>(where, values, "FOR SHARE", ct);

    /// <summary>Nobody else changes or locks these rows until the unit ends.</summary>
    public static Task LockAsync<TEntity>(this PlantDb db, string where, object[] values, CancellationToken ct)
        where TEntity : class => db.TakeAsync<TEntity>(where, values, "FOR UPDATE", ct);

    private static async Task TakeAsync<TEntity>(this PlantDb db, string where, object[] values, string strength, CancellationToken ct)
        where TEntity : class
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("A lock outside a unit locks nothing.");
        }

        if (db.Database.IsNpgsql())
        {
            var table = db.Model.FindEntityType(typeof(TEntity))!.GetTableName();
#pragma warning disable EF1002 // only constants of ours are put together here; every value is a parameter
            await db.Database.ExecuteSqlRawAsync($"SELECT 1 FROM {table} WHERE {where} {strength}", values, ct);
#pragma warning restore EF1002
        }
    }
}
