using Microsoft.EntityFrameworkCore;

namespace Waooaw.Sandbox.Books;

/// <summary>Makes the books on the first start; later ones find them as they were left.</summary>
internal sealed class OpenBooks(IServiceScopeFactory scopes) : IHostedLifecycleService
{
    /// <summary>Counts up whenever the tables change.</summary>
    private const string Edition = "3";

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<SandboxDb>().Database;
        if (await database.EnsureCreatedAsync(cancellationToken))
        {
            await database.ExecuteSqlRawAsync("PRAGMA user_version = " + Edition, cancellationToken);
        }

        var found = await database.SqlQueryRaw<string>("SELECT CAST(user_version AS TEXT) AS Value FROM pragma_user_version").SingleAsync(cancellationToken);
        if (found != Edition)
        {
            throw new InvalidOperationException(
                $"{database.GetDbConnection().DataSource} was written by another version of the Sandbox. "
                + "Delete it, or set another DATA_DIR; accounts and tokens are then issued anew.");
        }

        await database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
