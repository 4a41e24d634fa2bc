using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.EntityFrameworkCore;
using Waooaw.Hosting.Database;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Instagram;

namespace Waooaw.Sandbox.Control;

/// <summary>What can be planned to go wrong, and how it looks from outside.</summary>
internal static class Faults
{
    private const string AuthExpired = "auth_expired";
    private const string ErrorBefore = "error_before";
    private const string GarbageBefore = "garbage";
    private const string RateLimit = "rate_limit";
    private const string ResetBefore = "reset_before";
    private const string Slow = "slow";

    private const string ErrorAfter = "error_after_commit";

    /// <summary>A bad day: it is done, the answer is lost, and the first question about it is not answered either.</summary>
    private const string OutageAfter = "outage_after_commit";
    private const string GarbageAfter = "garbage_after_commit";
    private const string ResetAfter = "reset_after_commit";
    private const string TimeoutAfter = "timeout_after_commit";

    /// <summary>Known to the contract, and without sense at a provider that sends no webhooks.</summary>
    public const string DuplicateWebhook = "duplicate_webhook";

    private static readonly string[] OnArrival = [AuthExpired, ErrorBefore, GarbageBefore, RateLimit, ResetBefore, Slow];
    private static readonly string[] OnLeaving = [ErrorAfter, GarbageAfter, OutageAfter, ResetAfter, TimeoutAfter];

    private static readonly TimeSpan SlowDelay = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Hanging = TimeSpan.FromSeconds(60);

    public static IReadOnlyList<string> Known { get; } = [.. OnArrival.Concat(OnLeaving).Order(StringComparer.Ordinal)];

    /// <summary>Counts the request, and takes one turn of a fault that stands before the work.</summary>
    /// <param name="asked">The container that it would publish.</param>
    public static async Task<string?> ArriveAsync(SandboxDb db, string provider, string operation, bool hasBody, string? asked)
    {
        await using var unit = await WriteUnit.BeginAsync(db, CancellationToken.None);
        var count = await db.Requests.SingleOrDefaultAsync(row => row.Provider == provider && row.Operation == operation);
        if (count is null)
        {
            count = new RequestCount { Provider = provider, Operation = operation };
            db.Add(count);
        }

        count.Requests++;
        count.WithBody += hasBody ? 1 : 0;
        if (asked is not null && await db.Containers.SingleOrDefaultAsync(row => row.Id == asked) is { } container)
        {
            container.PublishRequests++;
        }

        var fault = await NextAsync(db, provider, operation, OnArrival);
        await db.SaveChangesAsync();
        await unit.CommitAsync(CancellationToken.None);
        db.ChangeTracker.Clear();
        return fault;
    }

    /// <summary>Takes one turn of a fault that stands after the work. Only work that was done takes one.</summary>
    public static async Task<string?> LeaveAsync(SandboxDb db, string provider, string operation)
    {
        if (!await Waiting(db, provider, operation).AnyAsync())
        {
            return null; // as nearly always, and then nothing is written
        }

        db.ChangeTracker.Clear();
        await using var unit = await WriteUnit.BeginAsync(db, CancellationToken.None);
        var fault = await NextAsync(db, provider, operation, OnLeaving);
        if (fault == OutageAfter)
        {
            db.Add(new PlannedFault { Provider = provider, Operation = InstagramRoutes.ContainerStatus, Fault = ErrorBefore, Times = 1 });
        }

        await db.SaveChangesAsync();
        await unit.CommitAsync(CancellationToken.None);
        return fault;
    }

    /// <summary>What happens before anything is done; null: go on.</summary>
    public static async Task<IResult?> BeforeAsync(string? fault, HttpContext http, TimeProvider clock)
    {
        switch (fault)
        {
            case ErrorBefore:
                return GraphError.Broken;
            case AuthExpired:
                return GraphError.TokenExpired;
            case RateLimit:
                http.Response.Headers.RetryAfter = "2";
                return GraphError.TooFast;
            case GarbageBefore:
                return Garbage;
            case ResetBefore:
                Reset(http);
                return Results.Empty;
            case Slow:
                await Task.Delay(SlowDelay, clock); // and then it is done, also when its caller has given up
                return null;
            default:
                return null;
        }
    }

    /// <summary>What happens instead of the answer, after everything was done; null: answer.</summary>
    public static async Task<IResult?> AfterAsync(string? fault, HttpContext http, TimeProvider clock)
    {
        switch (fault)
        {
            case ErrorAfter or OutageAfter:
                return Results.Text("<html><body>502 Bad Gateway</body></html>", "text/html", statusCode: 502);
            case GarbageAfter:
                return Garbage;
            case ResetAfter:
                Reset(http);
                return Results.Empty;
            case TimeoutAfter:
                await Task.Delay(Hanging, clock, http.RequestAborted);
                http.Abort();
                return Results.Empty;
            default:
                return null;
        }
    }

    private static IResult Garbage => Results.Text("<html><body>Welcome</body></html>", "text/html");

    // In the order in which they were planned: one of the other kind that stands in front is waited for.
    private static async Task<string?> NextAsync(SandboxDb db, string provider, string operation, string[] kind)
    {
        var next = await Waiting(db, provider, operation).OrderBy(row => row.Id).FirstOrDefaultAsync();
        if (next is null || !kind.Contains(next.Fault))
        {
            return null;
        }

        next.Times--;
        return next.Fault;
    }

    private static IQueryable<PlannedFault> Waiting(SandboxDb db, string provider, string operation) =>
        db.Faults.Where(row => row.Provider == provider && row.Operation == operation && row.Times > 0);

    // With no time to linger the kernel sends RST, as a crashed peer does.
    private static void Reset(HttpContext http)
    {
        if (http.Features.Get<IConnectionSocketFeature>() is { } connection)
        {
            connection.Socket.LingerState = new LingerOption(true, 0);
            connection.Socket.Close();
        }

        http.Abort();
    }
}
