using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Paging;
using Waooaw.Hosting.Refusals;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Instagram;

namespace Waooaw.Sandbox.Control;

/// <summary>Everything that is "out there", newest first.</summary>
internal static class ListEffects
{
    /// <param name="provider">Only what is at this provider.</param>
    /// <param name="account">Only what is on this account.</param>
    public static async Task<IResult> HandleAsync(
        string? provider, string? account, [AsParameters] PageQuery page, SandboxDb db, CancellationToken ct) =>
        (await ReadAsync(provider, account, page, db, ct)).IsRefused(out var refusal, out var effects)
            ? refusal.ToResult()
            : TypedResults.Ok(effects);

    public static async Task<Result<Page<EffectOutThere>>> ReadAsync(
        string? provider, string? account, PageQuery page, SandboxDb db, CancellationToken ct)
    {
        var last = page.Cursor is null
            ? null
            : await db.Containers.AsNoTracking().SingleOrDefaultAsync(row => row.MediaId == page.Cursor, ct);
        if (page.Refuse(isCursorKnown: page.Cursor is null || last is not null) is { } refused)
        {
            return refused;
        }

        var posts =
            from container in db.Containers.AsNoTracking()
            join owner in db.Accounts on container.AccountId equals owner.Id
            where container.MediaId != null
                && (provider == null || owner.Provider == provider)
                && (account == null || owner.Id == account)
            select new { container, owner };
        if (last is { PublishedAt: { } at, Id: var id })
        {
            posts = posts.Where(post => post.container.PublishedAt < at
                || (post.container.PublishedAt == at && string.Compare(post.container.Id, id) < 0));
        }

        var rows = await posts.OrderByDescending(post => post.container.PublishedAt).ThenByDescending(post => post.container.Id)
            .Take(page.Size + 1)
            .ToListAsync(ct);
        var shown = rows.Take(page.Size).Select(row => Of(row.container, row.owner)).ToArray();
        return new Page<EffectOutThere>(shown, rows.Count > page.Size ? shown[^1].MediaId : null);
    }

    private static EffectOutThere Of(Container post, Account owner) => new(
        owner.Provider,
        owner.Id,
        owner.Username,
        post.MediaId!,
        post.Id,
        post.Caption,
        post.PictureSha256!,
        post.PublishedAt!.Value,
        ReadMedia.PermalinkOf(post),
        post.PublishRequests);
}

/// <param name="PublishRequests">How often its publishing was asked for, whatever was answered.</param>
internal sealed record EffectOutThere(
    string Provider,
    string Account,
    string Username,
    string MediaId,
    string ContainerId,
    string Caption,
    string MediaSha256,
    DateTimeOffset PublishedAt,
    string Permalink,
    int PublishRequests);
