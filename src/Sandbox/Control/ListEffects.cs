using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Paging;
using Waooaw.Hosting.Refusals;
using Waooaw.Sandbox.Books;

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
        var last = page.Cursor is null ? null : await db.Things.AsNoTracking().SingleOrDefaultAsync(row => row.Id == page.Cursor, ct);
        if (page.Refuse(isCursorKnown: page.Cursor is null || last is not null) is { } refused)
        {
            return refused;
        }

        var things =
            from thing in db.Things.AsNoTracking()
            join owner in db.Accounts on thing.AccountId equals owner.Id
            join asked in db.Asked on new { thing.Provider, Key = thing.WriteKey } equals new { asked.Provider, asked.Key } into tallies
            from tally in tallies.DefaultIfEmpty()
            where (provider == null || thing.Provider == provider) && (account == null || owner.Id == account)
            select new { thing, owner, times = tally == null ? 0 : tally.Times };
        if (last is { PublishedAt: var at, Id: var id })
        {
            things = things.Where(row => row.thing.PublishedAt < at || (row.thing.PublishedAt == at && string.Compare(row.thing.Id, id) < 0));
        }

        var rows = await things.OrderByDescending(row => row.thing.PublishedAt).ThenByDescending(row => row.thing.Id)
            .Take(page.Size + 1)
            .ToListAsync(ct);
        var shown = rows.Take(page.Size).Select(row => Of(row.thing, row.owner, row.times)).ToArray();
        return new Page<EffectOutThere>(shown, rows.Count > page.Size ? shown[^1].MediaId : null);
    }

    private static EffectOutThere Of(Thing thing, Account owner, int times) => new(
        thing.Provider,
        owner.Id,
        owner.Username,
        thing.Id,
        thing.PreparedAs,
        thing.Title,
        thing.Text,
        thing.Recipient,
        thing.MediaSha256,
        thing.PublishedAt,
        thing.Permalink,
        thing.Status,
        times);
}

/// <param name="Title">Where there is one beside the text.</param>
/// <param name="Caption">The text.</param>
/// <param name="Recipient">The last four digits of whom a message is for.</param>
/// <param name="Status">As the provider calls it.</param>
/// <param name="PublishRequests">How often it was asked for, whatever was answered.</param>
internal sealed record EffectOutThere(
    string Provider,
    string Account,
    string Username,
    string MediaId,
    string? ContainerId,
    string? Title,
    string Caption,
    string? Recipient,
    string? MediaSha256,
    DateTimeOffset PublishedAt,
    string? Permalink,
    string Status,
    int PublishRequests);
