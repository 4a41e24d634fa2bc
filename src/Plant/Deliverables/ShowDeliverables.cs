using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Paging;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Refusals;
using Waooaw.Plant.Data;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Deliverables;

/// <summary>One deliverable, in the version that counts.</summary>
internal static class ShowDeliverable
{
    public static async Task<Results<Ok<DeliverableView>, Refused>> HandleAsync(
        DeliverableId id, Caller caller, DeliverableViews views, CancellationToken ct) =>
        await views.FindAsync(caller.Customer, id, ct) is { } found ? TypedResults.Ok(found) : Refusal.NotFound.ToResult();
}

/// <summary>A customer's deliverables, newest first.</summary>
internal static class ListDeliverables
{
    public static async Task<Results<Ok<Page<DeliverableView>>, Refused>> HandleAsync(
        [AsParameters] PageQuery page, [AsParameters] Filter filter, Caller caller, PlantDb db, DeliverableViews views, CancellationToken ct)
    {
        if (filter.Of(db, caller.Customer).IsRefused(out var refusal, out var rows)
            || (await page.ReadAsync(rows, row => row.CreatedAt, row => row.Id, row => row, ct)).IsRefused(out refusal, out var found))
        {
            return refusal.ToResult();
        }

        return TypedResults.Ok(new Page<DeliverableView>(await views.OfAsync(caller.Customer, found.Items, ct), found.NextCursor));
    }

    /// <summary>Which are meant; what is absent does not restrict.</summary>
    internal sealed record Filter(
        [FromQuery(Name = "hired_instance_id")] HiredInstanceId? HiredInstanceId,
        [FromQuery(Name = "batch_id")] BatchId? BatchId,
        [FromQuery(Name = "review_status")] string? ReviewStatus,
        [FromQuery(Name = "execution_status")] string? ExecutionStatus)
    {
        public Result<IQueryable<Deliverable>> Of(PlantDb db, CustomerId customer)
        {
            var violations = new List<Violation>();
            var review = Read<ReviewStatus>(ReviewStatus, "review_status", violations);
            var execution = Read<ExecutionStatus>(ExecutionStatus, "execution_status", violations);
            if (violations.Count > 0)
            {
                return Refusal.Invalid(violations);
            }

            var rows = db.Set<Deliverable>().Where(row => row.CustomerId == customer);
            var effects = db.Set<Execution>();
            rows = HiredInstanceId is not { } agent ? rows : rows.Where(row => row.HiredInstanceId == agent);
            rows = BatchId is not { } batch ? rows : rows.Where(row => row.BatchId == batch);
            rows = review is not { } decided ? rows : rows.Where(row => row.Review == decided);
            rows = execution switch
            {
                null => rows,
                Contracts.Deliverables.ExecutionStatus.NotScheduled => rows.Where(row => !effects.Any(effect =>
                    effect.CustomerId == customer && effect.DeliverableId == row.Id && effect.Version == row.Version
                    && effect.State != Contracts.Deliverables.ExecutionStatus.NotScheduled)),
                { } state => rows.Where(row => effects.Any(effect =>
                    effect.CustomerId == customer && effect.DeliverableId == row.Id && effect.Version == row.Version && effect.State == state)),
            };
            return Result<IQueryable<Deliverable>>.Of(rows);
        }

        private static T? Read<T>(string? text, string path, List<Violation> violations)
            where T : struct, Enum
        {
            if (text is null)
            {
                return null;
            }

            var known = Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));
            if (known.TryGetValue(text, out var found))
            {
                return found;
            }

            violations.Add(new Violation(path, $"One of these: {string.Join(", ", known.Keys)}."));
            return null;
        }
    }
}

/// <summary>All versions of a deliverable, newest first.</summary>
internal static class ListVersions
{
    public static async Task<Results<Ok<Page<DeliverableVersionView>>, Refused>> HandleAsync(
        DeliverableId id, [AsParameters] PageQuery page, Caller caller, PlantDb db, CancellationToken ct)
    {
        var deliverable = await db.Set<Deliverable>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.CustomerId == caller.Customer && row.Id == id, ct);
        if (deliverable is null)
        {
            return Refusal.NotFound.ToResult();
        }

        return (await page.ReadAsync(
            db.Set<DeliverableVersion>().Where(row => row.CustomerId == caller.Customer && row.DeliverableId == id),
            version => version.CreatedAt,
            version => version.Version,
            version => View(version, deliverable),
            ct)).ToAnswer();
    }

    private static DeliverableVersionView View(DeliverableVersion version, Deliverable deliverable)
    {
        var post = version.Post();
        return new DeliverableVersionView
        {
            Version = version.Version,
            IsCurrent = version.Version == deliverable.Version,
            Content = new ContentView(post.Title, post.Text, [.. post.Media.Select(media => media.Sha256)], post.Options),
            Effect = JsonElement.Parse(version.Effect),
            ContentHash = version.ContentHash,
            Window = new WindowView(post.Window.NotBefore, post.Window.NotAfter),
            Findings = version.ReadFindings(),
            Author = version.Author,
            CreatedAt = version.CreatedAt,
        };
    }
}
