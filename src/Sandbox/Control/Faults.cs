using Microsoft.AspNetCore.Connections.Features;
using Microsoft.EntityFrameworkCore;
using Waooaw.Hosting.Database;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Instagram;

namespace Waooaw.Sandbox.Control;

/// <summary>What can be planned to go wrong, and how it looks from outside.</summary>
internal static class Faults
{
    public static readonly string[] Known =
    [
        "error_before", "error_after_commit", "timeout_after_commit", "reset_after_commit", "reset_before", "rate_limit", "slow", "auth_expired",
        "garbage", "garbage_after_commit", Outage,
    ];

    /// <summary>A bad day: it is done, the answer is lost, and the first question about it is not answered either.</summary>
    private const string Outage = "outage_after_commit";

    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Hanging = TimeSpan.FromSeconds(60);

    /// <summary>Counts the request, and takes one turn of the fault that waits for it.</summary>
    public static async Task<string?> TakeAsync(SandboxDb db, string provider, string operation, CancellationToken ct)
    {
        await using var unit = await WriteUnit.BeginAsync(db, ct);
        var count = await db.Requests.SingleOrDefaultAsync(row => row.Provider == provider && row.Operation == operation, ct);
        if (count is null)
        {
            count = new RequestCount { Provider = provider, Operation = operation };
            db.Add(count);
        }

        count.Requests++;
        var fault = await db.Faults.OrderBy(row => row.Id)
            .FirstOrDefaultAsync(row => row.Provider == provider && row.Operation == operation && row.Times > 0, ct);
        if (fault is not null)
        {
            fault.Times--;
        }

        if (fault?.Fault == Outage)
        {
            db.Add(new PlannedFault { Provider = provider, Operation = "container_status", Fault = "error_before", Times = 1 });
        }

        await db.SaveChangesAsync(ct);
        await unit.CommitAsync(ct);
        return fault?.Fault;
    }

    /// <summary>What happens before anything is done; null: go on.</summary>
    public static async Task<IResult?> BeforeAsync(string? fault, HttpContext http, TimeProvider clock)
    {
        switch (fault)
        {
            case "error_before":
                return GraphError.Broken;
            case "auth_expired":
                return new GraphError(401, 190, "Error validating access token: Session has expired", 463);
            case "rate_limit":
                http.Response.Headers.RetryAfter = "2";
                return new GraphError(429, 4, "(#4) Application request limit reached", isTransient: true);
            case "garbage":
                return Garbage;
            case "reset_before":
                Reset(http);
                return Results.Empty;
            case "slow":
                await Task.Delay(Slow, clock, http.RequestAborted);
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
            case "error_after_commit" or Outage:
                return Results.Text("<html><body>502 Bad Gateway</body></html>", "text/html", statusCode: 502);
            case "garbage_after_commit":
                return Garbage;
            case "reset_after_commit":
                Reset(http);
                return Results.Empty;
            case "timeout_after_commit":
                await Task.Delay(Hanging, clock, http.RequestAborted);
                http.Abort();
                return Results.Empty;
            default:
                return null;
        }
    }

    private static IResult Garbage => Results.Text("<html><body>Welcome</body></html>", "text/html");

    // With no time to linger the kernel sends RST, as a crashed peer does.
    private static void Reset(HttpContext http)
    {
        if (http.Features.Get<IConnectionSocketFeature>() is { } connection)
        {
            connection.Socket.LingerState = new System.Net.Sockets.LingerOption(true, 0);
            connection.Socket.Close();
        }

        http.Abort();
    }
}
