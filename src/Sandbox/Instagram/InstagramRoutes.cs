using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Control;

namespace Waooaw.Sandbox.Instagram;

/// <summary>Instagram's Content Publishing API on its real wire: what Meta would refuse is refused here.</summary>
/// <remarks>https://developers.facebook.com/docs/instagram-platform/content-publishing</remarks>
internal static class InstagramRoutes
{
    public const string Provider = "instagram";
    public const string Publish = "media_publish";
    public const string ContainerStatus = "container_status";

    private const string Identity = "identity";
    private const string MediaRead = "media_read";

    public static IReadOnlyList<string> Operations { get; } =
        ["media", ContainerStatus, Publish, "publishing_limit", Identity, "media_list", MediaRead];

    private delegate Task<IResult> Work(GraphCall call);

    public static void MapInstagram(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/instagram/{v:regex(^v\\d+\\.\\d+$)}").ExcludeFromDescription();
        api.MapGet("/me", (HttpContext http, SandboxDb db, TimeProvider clock) => AnswerAsync(http, db, clock, Identity, null, ReadAccount.Me));
        api.MapPost("/{id}/media", (string id, HttpContext http, SandboxDb db, TimeProvider clock) =>
            AnswerAsync(http, db, clock, "media", id, CreateContainer.RunAsync));
        api.MapPost("/{id}/media_publish", (string id, HttpContext http, SandboxDb db, TimeProvider clock) =>
            AnswerAsync(http, db, clock, Publish, id, PublishContainer.RunAsync));
        api.MapGet("/{id}/content_publishing_limit", (string id, HttpContext http, SandboxDb db, TimeProvider clock) =>
            AnswerAsync(http, db, clock, "publishing_limit", id, ReadLimit.RunAsync));
        api.MapGet("/{id}/media", (string id, HttpContext http, SandboxDb db, TimeProvider clock) =>
            AnswerAsync(http, db, clock, "media_list", id, ReadMedia.ListAsync));
        api.MapGet("/{id}", async (string id, HttpContext http, SandboxDb db, TimeProvider clock) =>
            await AnswerAsync(http, db, clock, await NodeAsync(db, id), id, ReadNodeAsync));
        api.MapMethods("/{**rest}", ["DELETE", "PATCH", "PUT", "HEAD", "OPTIONS"], (string rest, HttpContext http) =>
            GraphError.Unknown(http.Request.Method.ToLowerInvariant(), rest));
        routes.Map("/instagram/{**rest}", (string? rest) => GraphError.Path($"/{rest}")).ExcludeFromDescription();
    }

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    public static string NewId(string prefix) =>
        prefix + string.Concat(Enumerable.Range(0, 14).Select(_ => (char)('0' + RandomNumberGenerator.GetInt32(10))));

    private static async Task<string> NodeAsync(SandboxDb db, string id) =>
        await db.Accounts.AnyAsync(row => row.Id == id) ? Identity
        : await db.Containers.AnyAsync(row => row.MediaId == id) ? MediaRead
        : ContainerStatus;

    private static Task<IResult> ReadNodeAsync(GraphCall call) =>
        call.Id == call.Account.Id ? ReadAccount.Me(call) : ReadMedia.ReadAsync(call);

    private static async Task<IResult> AnswerAsync(
        HttpContext http, SandboxDb db, TimeProvider clock, string operation, string? id, Work work)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var parameters = await GraphCall.ParametersAsync(http.Request, body.ToArray());
        var asked = operation == Publish ? parameters?.GetValueOrDefault(PublishContainer.Creation) : null;

        // It has arrived whole, so it is counted and finished even when its caller has gone.
        var fault = await Faults.ArriveAsync(db, Provider, operation, hasBody: body.Length > 0, asked);
        if (await Faults.BeforeAsync(fault, http, clock) is { } before)
        {
            return before;
        }

        if (await WhoAsync(http, db) is not { } account)
        {
            return GraphError.Token;
        }

        var answer = await work(new GraphCall(http, db, clock, account, id ?? account.Id, parameters));
        return answer is not GraphError
            && await Faults.AfterAsync(await Faults.LeaveAsync(db, Provider, operation), http, clock) is { } after ? after : answer;
    }

    private static async Task<Account?> WhoAsync(HttpContext http, SandboxDb db)
    {
        const string bearer = "Bearer ";
        var header = http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(bearer, StringComparison.Ordinal))
        {
            return null;
        }

        var hash = HashOf(header[bearer.Length..]);
        return await db.Accounts.AsNoTracking().SingleOrDefaultAsync(row => row.Provider == Provider && row.TokenHash == hash);
    }
}
