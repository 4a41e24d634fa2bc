using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Database;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Requests;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Data;

namespace Waooaw.Plant.Requests;

/// <summary>Runs a writing route in one unit: its change, its audit entries, its denial if it is one, and its answer under the
/// caller's Idempotency-Key commit together or not at all.</summary>
internal sealed partial class OneUnit(PlantDb db, Trail trail, Denials denials, TimeProvider clock, ILogger<OneUnit> log) : IEndpointFilter
{
    public const string KeyHeader = "Idempotency-Key";

    private const string BeforeTheWork = "work";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var key = http.Request.Headers[KeyHeader].ToString();
        if (key.Length > 128 || key.Any(c => c is < '!' or > '~'))
        {
            return Refusal.Invalid(KeyHeader, "An Idempotency-Key is 1 to 128 visible ASCII characters.").ToResult();
        }

        try
        {
            await using var unit = await WriteUnit.BeginAsync(db, http.RequestAborted);
            return await RunAsync(unit, key, context, next);
        }
        catch (Exception clash) when (IsClash(clash))
        {
            LogClash(clash);
            return new Refusal(Reasons.Conflict, "Something else changed this at the same time. Read it again, then repeat the request.").ToResult();
        }
    }

    private async Task<IResult> RunAsync(WriteUnit unit, string key, EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (http, ct) = (context.HttpContext, context.HttpContext.RequestAborted);
        var kept = key.Length == 0 ? null : new KeptAnswer
        {
            Caller = CallerOf(http.Caller),
            Key = key,
            Request = await HashAsync(http),
            At = clock.GetUtcNow(),
        };
        if (kept is not null && await FindOrPlaceAsync(kept, ct) is { } earlier)
        {
            return earlier.Request == kept.Request
                ? Results.Text(earlier.Body ?? "", JsonType(earlier.Status!.Value), Encoding.UTF8, earlier.Status)
                : new Refusal(Reasons.IdempotencyMismatch, "Use a new Idempotency-Key for a new request.").ToResult();
        }

        await unit.SavepointAsync(BeforeTheWork, ct);
        var answer = await next(context) switch
        {
            Answer own => own,
            Refused refused => refused.Refusal,
            var other => throw new InvalidOperationException($"A writing route answers with an {nameof(Answer)}, not with {other?.GetType().Name}."),
        };
        if (answer.Refusal is not null)
        {
            if (!answer.KeepsWork)
            {
                // Whatever the work had begun is undone; only the record of the no remains.
                await unit.RollbackToAsync(BeforeTheWork, ct);
                db.ChangeTracker.Clear();
                trail.Forget();
            }

            await NoteDenialAsync(answer, http, ct);
        }

        await db.SaveChangesAsync(ct);
        var result = ResultOf(answer, out var body);
        if (kept is not null && IsWorthKeeping(answer.Status))
        {
            body ??= Problem(answer.Refusal!, http);
            await db.Set<KeptAnswer>()
                .Where(row => row.Caller == kept.Caller && row.Key == kept.Key)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, answer.Status).SetProperty(row => row.Body, body), ct);
        }
        else if (kept is not null)
        {
            await db.Set<KeptAnswer>().Where(row => row.Caller == kept.Caller && row.Key == kept.Key).ExecuteDeleteAsync(ct);
        }

        await trail.CommitAsync(unit, ct);
        return result;
    }

    private async Task NoteDenialAsync(Answer answer, HttpContext http, CancellationToken ct)
    {
        if (Denials.IsOne(answer.Refusal!) && (answer.Customer ?? http.Caller.CustomerIfAny) is { } customer)
        {
            var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
            await denials.NoteAsync(
                customer,
                answer.Action ?? $"{http.Request.Method} {route}",
                answer.Refusal!.Reason,
                answer.Refusal.Detail,
                answer.Subject,
                http.Caller.AccountIfAny,
                http.CorrelationId,
                ct);
        }
    }

    /// <summary>Takes the key's place; who comes second waits here for the first one's unit and finds its answer.</summary>
    private async Task<KeptAnswer?> FindOrPlaceAsync(KeptAnswer kept, CancellationToken ct)
    {
        var placed = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO kept_answers (caller, key, request, at) VALUES ({kept.Caller}, {kept.Key}, {kept.Request.Hex}, {kept.At.UtcDateTime})
            ON CONFLICT (caller, key) DO NOTHING
            """,
            ct);
        return placed == 1
            ? null
            : await db.Set<KeptAnswer>().AsNoTracking().SingleAsync(row => row.Caller == kept.Caller && row.Key == kept.Key, ct);
    }

    private static IResult ResultOf(Answer answer, out string? body)
    {
        body = answer.Json();
        return answer.Refusal is { } refusal
            ? refusal.ToResult()
            : body is null ? Results.StatusCode(answer.Status) : Results.Text(body, JsonType(answer.Status), Encoding.UTF8, answer.Status);
    }

    private static string Problem(Refusal refusal, HttpContext http) =>
        System.Text.Json.JsonSerializer.Serialize(refusal.ToResult().Problem(http), Contracts.Json.WireJson.Options);

    // What may be different in a moment (who you are, what was malformed, limits, outages) is not kept.
    private static bool IsWorthKeeping(int status) => status is >= 200 and < 300 or 402 or 403 or 404 or 409;

    private static string JsonType(int status) => status < 300 ? "application/json" : "application/problem+json";

    private static string CallerOf(Caller caller) => $"{caller.Portal}:{caller.AccountIfAny}:{caller.CustomerIfAny}";

    private static async Task<ContentHash> HashAsync(HttpContext http)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{http.Request.Method} {http.Request.Path}{http.Request.QueryString}\n"));
        http.Request.Body.Position = 0;
        var buffer = new byte[16 * 1024];
        while (await http.Request.Body.ReadAsync(buffer, http.RequestAborted) is > 0 and var read)
        {
            hash.AppendData(buffer, 0, read);
        }

        http.Request.Body.Position = 0;
        return ContentHash.OfDigest(hash.GetHashAndReset());
    }

    private static bool IsClash(Exception exception) => (exception as PostgresException ?? exception.InnerException) is PostgresException
    {
        SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.UniqueViolation,
    } || exception is DbUpdateConcurrencyException;

    [LoggerMessage(LogLevel.Warning, "Two requests met on the same rows; one was turned away.")]
    private partial void LogClash(Exception clash);
}
