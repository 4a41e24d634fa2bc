using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.EntityFrameworkCore;
using Waooaw.Hosting.Database;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Playing;

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

    private const string Duplicate = "duplicate_webhook";
    private const string Lost = "lost_webhook";
    private const string Undeliverable = "undeliverable";

    private static readonly string[] OnArrival = [AuthExpired, ErrorBefore, GarbageBefore, RateLimit, ResetBefore, Slow];
    private static readonly string[] OnLeaving = [ErrorAfter, GarbageAfter, OutageAfter, ResetAfter, TimeoutAfter];

    /// <summary>What goes wrong after the answer, in what a provider tells later.</summary>
    public static IReadOnlyList<string> OnWebhooks { get; } = [Duplicate, Lost, Undeliverable];

    private static readonly TimeSpan SlowDelay = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Hanging = TimeSpan.FromSeconds(60);

    /// <summary>All that can go wrong at a provider.</summary>
    public static IReadOnlyList<string> At(PlayedProvider provider) =>
        [.. OnArrival.Concat(OnLeaving).Concat(provider.SendsWebhooks ? OnWebhooks : []).Order(StringComparer.Ordinal)];

    /// <summary>Counts the request, and takes one turn of a fault that stands before the work.</summary>
    public static async Task<string?> ArriveAsync(SandboxDb db, Arrival arrival)
    {
        await using var unit = await WriteUnit.BeginAsync(db, CancellationToken.None);
        await CountAsync(db, arrival);
        var fault = await NextAsync(db, arrival, OnArrival);
        await db.SaveChangesAsync();
        await unit.CommitAsync(CancellationToken.None);
        db.ChangeTracker.Clear();
        return fault?.Fault;
    }

    /// <summary>Takes one turn of a fault that stands after the work. Only work that was done takes one.</summary>
    public static async Task<string?> LeaveAsync(SandboxDb db, Arrival arrival)
    {
        if (!await Waiting(db, arrival).AnyAsync())
        {
            return null; // as nearly always, and then nothing is written
        }

        db.ChangeTracker.Clear();
        await using var unit = await WriteUnit.BeginAsync(db, CancellationToken.None);
        var fault = await NextAsync(db, arrival, OnLeaving);
        if (fault?.Fault == OutageAfter && arrival.Provider.Question is { } question)
        {
            db.Add(new PlannedFault
            {
                Provider = arrival.Provider.Name, Operation = question, Fault = ErrorBefore, Subject = fault.Subject, Times = 1,
            });
        }

        await db.SaveChangesAsync();
        await unit.CommitAsync(CancellationToken.None);
        return fault?.Fault;
    }

    /// <summary>Takes one turn of each fault that befalls what is told later, inside the unit of the work itself.</summary>
    public static async Task<WebhookFate> TellAsync(SandboxDb db, PlayedProvider provider, IReadOnlyList<string> subjects)
    {
        var waiting = await db.Faults
            .Where(row => row.Provider == provider.Name && row.Times > 0 && OnWebhooks.Contains(row.Fault)
                && (row.Subject == null || subjects.Contains(row.Subject)))
            .OrderBy(row => row.Id).ToListAsync();
        var befalling = waiting.DistinctBy(row => row.Fault).ToList();
        befalling.ForEach(row => row.Times--);
        return new WebhookFate(
            befalling.Exists(row => row.Fault == Undeliverable),
            befalling.Exists(row => row.Fault == Lost) ? 0 : befalling.Exists(row => row.Fault == Duplicate) ? 2 : 1);
    }

    /// <summary>What happens before anything is done; null: go on.</summary>
    public static async Task<IResult?> BeforeAsync(string? fault, PlayedProvider provider, HttpContext http, TimeProvider clock)
    {
        switch (fault)
        {
            case ErrorBefore:
                return provider.Broken;
            case AuthExpired:
                return provider.TokenExpired;
            case RateLimit:
                http.Response.Headers.RetryAfter = "2";
                return provider.TooFast;
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

    private static async Task CountAsync(SandboxDb db, Arrival arrival)
    {
        var provider = arrival.Provider.Name;
        if (await db.Requests.SingleOrDefaultAsync(row => row.Provider == provider && row.Operation == arrival.Operation) is not { } count)
        {
            count = new RequestCount { Provider = provider, Operation = arrival.Operation };
            db.Add(count);
        }

        count.Requests++;
        count.WithBody += arrival.HasBody ? 1 : 0;
        if (arrival.WriteKey is not { } key)
        {
            return;
        }

        if (await db.Asked.SingleOrDefaultAsync(row => row.Provider == provider && row.Key == key) is not { } asked)
        {
            asked = new Asked { Provider = provider, Key = key };
            db.Add(asked);
        }

        asked.Times++;
    }

    // In the order in which they were planned: one of the other kind that stands in front is waited for.
    private static async Task<PlannedFault?> NextAsync(SandboxDb db, Arrival arrival, string[] kind)
    {
        var next = await Waiting(db, arrival).OrderBy(row => row.Id).FirstOrDefaultAsync();
        if (next is null || !kind.Contains(next.Fault))
        {
            return null;
        }

        next.Times--;
        return next;
    }

    private static IQueryable<PlannedFault> Waiting(SandboxDb db, Arrival arrival) => db.Faults.Where(row =>
        row.Provider == arrival.Provider.Name && row.Operation == arrival.Operation && row.Times > 0 && !OnWebhooks.Contains(row.Fault)
        && (row.Subject == null || arrival.Subjects.Contains(row.Subject)));

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
