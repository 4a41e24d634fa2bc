using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Waooaw.Hosting.Database;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Control;

namespace Waooaw.Sandbox.Instagram;

/// <summary>Instagram's Content Publishing API on its real wire: what Meta would refuse is refused here.</summary>
/// <remarks>developers.facebook.com/docs/instagram-platform/content-publishing</remarks>
internal static partial class InstagramRoutes
{
    public const string Provider = "instagram";

    public static readonly string[] Operations = ["media", "container_status", "media_publish", "publishing_limit", "identity", "media_list"];

    private static readonly TimeSpan ContainerLife = TimeSpan.FromHours(24);

    public static void MapInstagram(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/instagram/{v:regex(^v\\d+\\.\\d+$)}").ExcludeFromDescription();
        api.MapGet("/me", (HttpContext http, SandboxDb db, TimeProvider clock) => AnswerAsync(http, db, clock, "identity", null, Me));
        api.MapPost("/{id}/media", (string id, HttpContext http, SandboxDb db, TimeProvider clock) => AnswerAsync(http, db, clock, "media", id, CreateAsync));
        api.MapPost("/{id}/media_publish", (string id, HttpContext http, SandboxDb db, TimeProvider clock) =>
            AnswerAsync(http, db, clock, "media_publish", id, PublishAsync));
        api.MapGet("/{id}/content_publishing_limit", (string id, HttpContext http, SandboxDb db, TimeProvider clock) =>
            AnswerAsync(http, db, clock, "publishing_limit", id, LimitAsync));
        api.MapGet("/{id}/media", (string id, HttpContext http, SandboxDb db, TimeProvider clock) => AnswerAsync(http, db, clock, "media_list", id, ListAsync));
        api.MapGet("/{id}", (string id, HttpContext http, SandboxDb db, TimeProvider clock) => AnswerAsync(http, db, clock, null, id, NodeAsync));
        routes.Map("/instagram/{**rest}", () => new GraphError(400, 2500, "Unknown path components", type: "OAuthException")).ExcludeFromDescription();
    }

    private sealed record Call(HttpContext Http, SandboxDb Db, TimeProvider Clock, Account Account, string Id);

    private static async Task<IResult> AnswerAsync(
        HttpContext http, SandboxDb db, TimeProvider clock, string? operation, string? id, Func<Call, Task<IResult>> work)
    {
        var ct = http.RequestAborted;
        operation ??= await db.Accounts.AnyAsync(row => row.Id == id, ct) ? "identity" : "container_status";
        var fault = await Faults.TakeAsync(db, Provider, operation, ct);
        if (await Faults.BeforeAsync(fault, http, clock) is { } before)
        {
            return before;
        }

        if (await WhoAsync(http, db, ct) is not { } account)
        {
            return GraphError.Token;
        }

        // Reading is over in a moment and loses nothing; a write is finished even when its caller has gone.
        var answer = await work(new Call(http, db, clock, account, id ?? account.Id));
        return answer is not GraphError && await Faults.AfterAsync(fault, http, clock) is { } after ? after : answer;
    }

    private static async Task<Account?> WhoAsync(HttpContext http, SandboxDb db, CancellationToken ct)
    {
        const string bearer = "Bearer ";
        var header = http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(bearer, StringComparison.Ordinal))
        {
            return null;
        }

        var hash = HashOf(header[bearer.Length..]);
        return await db.Accounts.AsNoTracking().SingleOrDefaultAsync(row => row.Provider == Provider && row.TokenHash == hash, ct);
    }

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private static Task<IResult> Me(Call call) => Task.FromResult(
        Fields(call.Http, ["id", "user_id", "username"], out var refused) is { } wanted
            ? Pick(wanted, new() { ["id"] = call.Account.Id, ["user_id"] = call.Account.Id, ["username"] = call.Account.Username })
            : refused!);

    private static async Task<IResult> CreateAsync(Call call)
    {
        if (call.Id != call.Account.Id)
        {
            return GraphError.Unknown(call.Id);
        }

        if (await FormAsync(call.Http) is not { } form)
        {
            return GraphError.Parameter("The parameter image_url is required");
        }

        var caption = form.GetValueOrDefault("caption", "");
        if (form.Keys.FirstOrDefault(name => name is not ("image_url" or "caption" or "media_type")) is { } unknown)
        {
            return GraphError.Parameter($"Param {unknown} is not known");
        }

        if (!form.TryGetValue("image_url", out var image) || image.Length == 0)
        {
            return GraphError.Parameter("The parameter image_url is required");
        }

        if (caption.Length > 2200 || Hashtag().Count(caption) > 30 || Mention().Count(caption) > 20)
        {
            return GraphError.Parameter("The caption is too long, or has too many hashtags or mentions", 2207010);
        }

        await using var unit = await WriteUnit.BeginAsync(call.Db, CancellationToken.None);
        var container = new Container
        {
            Id = NewId("179"),
            AccountId = call.Account.Id,
            ImageUrl = image,
            Caption = caption,
            Status = "IN_PROGRESS",
            CreatedAt = call.Clock.GetUtcNow(),
        };
        call.Db.Add(container);
        await call.Db.SaveChangesAsync(CancellationToken.None);
        await unit.CommitAsync(CancellationToken.None);
        return Results.Json(new Dictionary<string, string> { ["id"] = container.Id });
    }

    private static async Task<IResult> PublishAsync(Call call)
    {
        if (call.Id != call.Account.Id)
        {
            return GraphError.Unknown(call.Id);
        }

        if (await FormAsync(call.Http) is not { Count: 1 } form || !form.TryGetValue("creation_id", out var creation))
        {
            return GraphError.Parameter("The parameter creation_id is required");
        }

        await using var unit = await WriteUnit.BeginAsync(call.Db, CancellationToken.None);
        var container = await call.Db.Containers.SingleOrDefaultAsync(row => row.Id == creation && row.AccountId == call.Account.Id);
        if (container is null)
        {
            return GraphError.Unknown(creation);
        }

        var now = call.Clock.GetUtcNow();
        container.PublishRequests++;
        IResult answer;
        if (StatusOf(container, now) is not "FINISHED" and var status)
        {
            answer = status == "IN_PROGRESS"
                ? new GraphError(400, 9007, "Media ID is not available", 2207027)
                : new GraphError(400, 24, "The media could not be published: its container is not in a state to be", 2207006);
        }
        else if (await PublishedSinceAsync(call, now) >= call.Http.RequestServices.GetRequiredService<IOptions<SandboxOptions>>().Value.PostsPerDay)
        {
            answer = new GraphError(403, 9, "(#9) Application request limit reached", 2207042);
        }
        else
        {
            (container.Status, container.PublishedAt, container.MediaId) = ("PUBLISHED", now, NewId("180"));
            answer = Results.Json(new Dictionary<string, string> { ["id"] = container.MediaId });
        }

        await call.Db.SaveChangesAsync(CancellationToken.None);
        await unit.CommitAsync(CancellationToken.None);
        return answer;
    }

    private static async Task<IResult> LimitAsync(Call call)
    {
        if (call.Id != call.Account.Id)
        {
            return GraphError.Unknown(call.Id);
        }

        var most = call.Http.RequestServices.GetRequiredService<IOptions<SandboxOptions>>().Value.PostsPerDay;
        var used = await PublishedSinceAsync(call, call.Clock.GetUtcNow());
        return Fields(call.Http, ["quota_usage", "config"], out var refused) is null
            ? refused!
            : Results.Json(new { data = new[] { new { quota_usage = used, config = new { quota_total = most, quota_duration = 86400 } } } });
    }

    private static async Task<IResult> ListAsync(Call call)
    {
        if (call.Id != call.Account.Id)
        {
            return GraphError.Unknown(call.Id);
        }

        if (Fields(call.Http, ["id", "caption", "timestamp", "permalink"], out var refused) is not { } wanted)
        {
            return refused!;
        }

        var limit = int.TryParse(call.Http.Request.Query["limit"], NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? Math.Clamp(set, 1, 100) : 25;
        var published = await call.Db.Containers.AsNoTracking()
            .Where(row => row.AccountId == call.Account.Id && row.MediaId != null)
            .OrderByDescending(row => row.PublishedAt)
            .Take(limit)
            .ToListAsync();
        return Results.Json(new { data = published.Select(row => Picked(wanted, MediaOf(row))) });
    }

    private static async Task<IResult> NodeAsync(Call call)
    {
        if (call.Id == call.Account.Id)
        {
            return await Me(call);
        }

        var container = await call.Db.Containers.AsNoTracking()
            .SingleOrDefaultAsync(row => row.AccountId == call.Account.Id && (row.Id == call.Id || row.MediaId == call.Id));
        if (container is null)
        {
            return GraphError.Unknown(call.Id);
        }

        if (container.MediaId == call.Id)
        {
            return Fields(call.Http, ["id", "caption", "timestamp", "permalink"], out var no) is { } members ? Pick(members, MediaOf(container)) : no!;
        }

        var status = StatusOf(container, call.Clock.GetUtcNow());
        return Fields(call.Http, ["id", "status_code", "status"], out var refused) is { } wanted
            ? Pick(wanted, new() { ["id"] = container.Id, ["status_code"] = status, ["status"] = container.Problem ?? status })
            : refused!;
    }

    public static string StatusOf(Container container, DateTimeOffset now) =>
        container.Status is "FINISHED" or "IN_PROGRESS" && now - container.CreatedAt > ContainerLife ? "EXPIRED" : container.Status;

    public static string PermalinkOf(Container container) => $"https://www.instagram.com/p/{container.MediaId}/";

    private static Dictionary<string, string> MediaOf(Container container) => new()
    {
        ["id"] = container.MediaId!,
        ["caption"] = container.Caption,
        ["timestamp"] = container.PublishedAt!.Value.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss+0000", CultureInfo.InvariantCulture),
        ["permalink"] = PermalinkOf(container),
    };

    private static Task<int> PublishedSinceAsync(Call call, DateTimeOffset now)
    {
        var since = now.AddDays(-1);
        return call.Db.Containers.CountAsync(row => row.AccountId == call.Account.Id && row.PublishedAt > since);
    }

    private static string[]? Fields(HttpContext http, string[] known, out IResult? refused)
    {
        var wanted = http.Request.Query["fields"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries);
        var odd = wanted.FirstOrDefault(field => !known.Contains(field));
        refused = odd is null ? null : GraphError.Parameter($"Tried accessing nonexisting field ({odd})");
        return odd is null ? (wanted.Length == 0 ? ["id"] : wanted) : null;
    }

    private static IResult Pick(string[] wanted, Dictionary<string, string> members) => Results.Json(Picked(wanted, members));

    private static Dictionary<string, string> Picked(string[] wanted, Dictionary<string, string> members) =>
        wanted.Append("id").Distinct().Where(members.ContainsKey).ToDictionary(name => name, name => members[name]);

    private static async Task<Dictionary<string, string>?> FormAsync(HttpContext http) => http.Request.HasFormContentType
        ? (await http.Request.ReadFormAsync()).ToDictionary(pair => pair.Key, pair => pair.Value.ToString())
        : null;

    private static string NewId(string prefix) =>
        prefix + string.Concat(Enumerable.Range(0, 14).Select(_ => (char)('0' + RandomNumberGenerator.GetInt32(10))));

    [GeneratedRegex(@"#[\p{L}\p{N}\p{M}_]+")]
    private static partial Regex Hashtag();

    [GeneratedRegex(@"@[A-Za-z0-9_.]+")]
    private static partial Regex Mention();
}
