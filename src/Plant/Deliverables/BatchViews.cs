using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Paging;
using Waooaw.Hosting.Refusals;
using Waooaw.Plant.Data;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Deliverables;

/// <summary>Batches as they are shown, each with its posts.</summary>
internal static class BatchViews
{
    public static DraftBatchView Of(DraftBatch batch, IReadOnlyList<DeliverableView> posts) => new()
    {
        BatchId = batch.Id,
        HiredInstanceId = batch.HiredInstanceId,
        SkillKey = batch.SkillKey,
        PlaybookId = batch.PlaybookId,
        PlaybookVersion = batch.PlaybookVersion,
        Canonical = JsonSerializer.Deserialize<CanonicalMessage>(batch.Canonical, WireJson.Options)!,
        Status = posts.Any(post => post.ReviewStatus == ReviewStatus.PendingReview) ? "in_review" : "decided",
        Posts = posts,
        CreatedAt = batch.CreatedAt,
    };

    public static async Task<DraftBatchView> OfAsync(DraftBatch batch, PlantDb db, DeliverableViews views, CancellationToken ct)
    {
        var deliverables = await db.Set<Deliverable>().AsNoTracking()
            .Where(row => row.CustomerId == batch.CustomerId && row.BatchId == batch.Id)
            .OrderBy(row => row.Id)
            .ToListAsync(ct);
        return Of(batch, await views.OfAsync(batch.CustomerId, deliverables, ct));
    }
}

/// <summary>A customer's batches, newest first.</summary>
internal static class ListBatches
{
    public static async Task<Results<Ok<Page<DraftBatchView>>, Refused>> HandleAsync(
        [AsParameters] PageQuery page,
        [FromQuery(Name = "hired_instance_id")] HiredInstanceId? hiredInstanceId,
        Caller caller,
        PlantDb db,
        DeliverableViews views,
        CancellationToken ct)
    {
        var rows = db.Set<DraftBatch>().Where(row => row.CustomerId == caller.Customer);
        if (hiredInstanceId is { } agent)
        {
            rows = rows.Where(row => row.HiredInstanceId == agent);
        }

        if ((await page.ReadAsync(rows, batch => batch.CreatedAt, batch => batch.Id, batch => batch, ct)).IsRefused(out var refusal, out var found))
        {
            return refusal.ToResult();
        }

        var shown = new List<DraftBatchView>();
        foreach (var batch in found.Items)
        {
            shown.Add(await BatchViews.OfAsync(batch, db, views, ct));
        }

        return TypedResults.Ok(new Page<DraftBatchView>(shown, found.NextCursor));
    }
}

/// <summary>One batch with its posts.</summary>
internal static class ShowBatch
{
    public static async Task<Results<Ok<DraftBatchView>, Refused>> HandleAsync(
        BatchId id, Caller caller, PlantDb db, DeliverableViews views, CancellationToken ct) =>
        await db.Set<DraftBatch>().AsNoTracking().SingleOrDefaultAsync(row => row.CustomerId == caller.Customer && row.Id == id, ct) is { } batch
            ? TypedResults.Ok(await BatchViews.OfAsync(batch, db, views, ct))
            : Refusal.NotFound.ToResult();
}
