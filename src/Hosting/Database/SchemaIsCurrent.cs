using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Waooaw.Hosting.Database;

/// <summary>Whether the database can be reached and has the schema this version was built for.</summary>
internal sealed class SchemaIsCurrent<TContext>(TContext db) : IHealthCheck
    where TContext : DbContext
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToArray();
            return pending is []
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"{pending.Length} migrations are missing, the first is {pending[0]}. Run the migration bundle of this version.");
        }
        catch (Exception unreachable) when (unreachable is DbException or InvalidOperationException)
        {
            return HealthCheckResult.Unhealthy("The database cannot be reached. Check that it runs and that the connection string is right.");
        }
    }
}
