using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Database;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Requests;
using Waooaw.Hosting.Surfaces;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Instagram;

namespace Waooaw.Sandbox.Control;

/// <summary>Makes an account with a token of its own.</summary>
internal sealed record CreateAccount(string Provider, string Username);

internal sealed record IssuedAccount(string AccountId, string Username, string AccessToken)
{
    // A record prints its members, and this one must never be printed.
    public override string ToString() => nameof(IssuedAccount);
}

/// <summary>Plans a fault for the next so many requests.</summary>
internal sealed record PlanFault(string Provider, string Operation, string Fault, int Times);

internal sealed record EffectOutThere(
    string Provider, string Account, string Username, string MediaId, string ContainerId, string Caption, string? MediaSha256, DateTimeOffset PublishedAt, string Permalink, int PublishRequests);

/// <summary>The Sandbox's own side: what is out there, what shall go wrong, who was sent mail.</summary>
internal static class ControlRoutes
{
    public static void MapControl(this WebApplication app)
    {
        var control = app.MapGroup("/_sandbox").RefuseBadBodies();
        control.MapPost("/accounts", IssueAsync);
        control.MapGet("/effects", async (string? account, SandboxDb db, CancellationToken ct) => new { items = await OutThereAsync(db, account, ct) });
        control.MapGet("/requests", async (SandboxDb db, CancellationToken ct) => new
        {
            items = await db.Requests.AsNoTracking().OrderBy(row => row.Operation).ToListAsync(ct),
            could_have_published = await db.Containers.SumAsync(row => row.PublishRequests, ct),
            effects = await db.Containers.CountAsync(row => row.MediaId != null, ct),
        });
        control.MapPost("/faults", PlanAsync);
        control.MapGet("/faults", async (SandboxDb db, CancellationToken ct) =>
            new { items = await db.Faults.AsNoTracking().Where(row => row.Times > 0).OrderBy(row => row.Id).ToListAsync(ct) });
        control.MapGet("/mail", (IConfiguration configuration) => new { items = Mail(configuration) });
        control.MapGet("/media/{sha256}", async (string sha256, SandboxDb db, CancellationToken ct) =>
            await db.Pictures.AsNoTracking().SingleOrDefaultAsync(row => row.Sha256 == sha256, ct) is { } picture
                ? Results.File(picture.Content, "image/jpeg")
                : Refusal.NotFound.ToResult());
        control.MapDelete("", EmptyAsync);
    }

    public static async Task<IReadOnlyList<EffectOutThere>> OutThereAsync(SandboxDb db, string? account, CancellationToken ct) =>
    [
        .. (await (
            from container in db.Containers.AsNoTracking()
            join owner in db.Accounts on container.AccountId equals owner.Id
            where container.MediaId != null && (account == null || owner.Id == account)
            orderby container.PublishedAt descending
            select new { container, owner }).ToListAsync(ct))
            .Select(row => new EffectOutThere(
                row.owner.Provider,
                row.owner.Id,
                row.owner.Username,
                row.container.MediaId!,
                row.container.Id,
                row.container.Caption,
                row.container.PictureSha256,
                row.container.PublishedAt!.Value,
                InstagramRoutes.PermalinkOf(row.container),
                row.container.PublishRequests)),
    ];

    public static IReadOnlyList<object> Mail(IConfiguration configuration)
    {
        var folder = Path.Combine(DataFolder.Of(configuration), "mail");
        return !Directory.Exists(folder)
            ? []
            :
            [
                .. Directory.GetFiles(folder, "*.eml").OrderDescending(StringComparer.Ordinal).Take(100).Select(file =>
                {
                    using var message = MimeMessage.Load(file);
                    return new { to = message.To.ToString(), subject = message.Subject, text = message.TextBody, at = message.Date };
                }),
            ];
    }

    private static async Task<IResult> IssueAsync(Body<CreateAccount> body, SandboxDb db, CancellationToken ct)
    {
        if (body.Value.Provider != InstagramRoutes.Provider || body.Value.Username is not { Length: > 0 and <= 60 })
        {
            return Refusal.Invalid("provider", "The Sandbox issues accounts of: instagram, with a username of 1 to 60 characters.").ToResult();
        }

        var token = "IGSBX" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await using var unit = await WriteUnit.BeginAsync(db, ct);
        var account = new Account
        {
            Id = $"1784140{RandomNumberGenerator.GetInt32(1_000_000_000):D10}",
            Provider = body.Value.Provider,
            Username = body.Value.Username,
            TokenHash = InstagramRoutes.HashOf(token),
        };
        db.Add(account);
        await db.SaveChangesAsync(ct);
        await unit.CommitAsync(ct);
        return Results.Json(new IssuedAccount(account.Id, account.Username, token), Contracts.Json.WireJson.Options, statusCode: 201);
    }

    private static async Task<IResult> PlanAsync(Body<PlanFault> body, SandboxDb db, CancellationToken ct)
    {
        var wish = body.Value;
        var violations = new List<Violation>();
        if (wish.Provider != InstagramRoutes.Provider)
        {
            violations.Add(new Violation("provider", "One of these: instagram."));
        }

        if (!InstagramRoutes.Operations.Contains(wish.Operation))
        {
            violations.Add(new Violation("operation", $"One of these: {string.Join(", ", InstagramRoutes.Operations)}."));
        }

        if (!Faults.Known.Contains(wish.Fault))
        {
            violations.Add(new Violation("fault", $"Instagram has these: {string.Join(", ", Faults.Known)}."));
        }

        if (wish.Times is < 1 or > 1000)
        {
            violations.Add(new Violation("times", "1 to 1000."));
        }

        if (violations.Count > 0)
        {
            return Refusal.Invalid(violations).ToResult();
        }

        await using var unit = await WriteUnit.BeginAsync(db, ct);
        db.Add(new PlannedFault { Provider = wish.Provider, Operation = wish.Operation, Fault = wish.Fault, Times = wish.Times });
        await db.SaveChangesAsync(ct);
        await unit.CommitAsync(ct);
        return Results.Json(wish, Contracts.Json.WireJson.Options, statusCode: 201);
    }

    /// <summary>Forgets posts, faults and counts; accounts and their tokens stay good.</summary>
    private static async Task<IResult> EmptyAsync(SandboxDb db, CancellationToken ct)
    {
        await using var unit = await WriteUnit.BeginAsync(db, ct);
        await db.Containers.ExecuteDeleteAsync(ct);
        await db.Pictures.ExecuteDeleteAsync(ct);
        await db.Faults.ExecuteDeleteAsync(ct);
        await db.Requests.ExecuteDeleteAsync(ct);
        await unit.CommitAsync(ct);
        return Results.NoContent();
    }
}
