using Microsoft.AspNetCore.Http.HttpResults;
using Waooaw.Contracts.Audit;
using Waooaw.Contracts.Paging;
using Waooaw.Hosting.Refusals;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Data;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Evidence;

/// <summary>Plant's signed words for the customer's chain, newest first.</summary>
internal static class ListCheckpoints
{
    public static async Task<Results<Ok<Page<CheckpointView>>, Refused>> HandleAsync(
        [AsParameters] PageQuery page, Caller caller, PlantDb db, CancellationToken ct) =>
        (await page.ReadAsync(
            db.Set<SignedCheckpoint>().Where(checkpoint => checkpoint.CustomerId == caller.Customer),
            checkpoint => checkpoint.At,
            checkpoint => checkpoint.Seq,
            checkpoint => new CheckpointView(checkpoint.Seq, checkpoint.Link, checkpoint.At, checkpoint.Statement),
            ct)).ToAnswer();
}
