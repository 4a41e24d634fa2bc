using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Paging;
using Waooaw.Contracts.Usage;
using Waooaw.Hosting.Refusals;
using Waooaw.Plant.Data;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Usage;

/// <summary>What was used and spent, added up by day or month (UTC).</summary>
internal static class AggregateUsage
{
    private static readonly TimeSpan Most = TimeSpan.FromDays(400);

    public static async Task<Results<Ok<Page<UsageBucketView>>, Refused>> HandleAsync(
        string? bucket, [AsParameters] UsageFilter filter, Caller caller, PlantDb db, TimeProvider clock, CancellationToken ct)
    {
        if (bucket is not (null or "day" or "month"))
        {
            return Refusal.Invalid("bucket", "One of these: day, month.").ToResult();
        }

        var until = filter.Until ?? clock.GetUtcNow();
        var since = filter.Since ?? until.AddDays(-31);
        if (since >= until || until - since > Most)
        {
            return Refusal.Invalid("since", $"The time from `since` to `until` is more than nothing and at most {Most.TotalDays:0} days.").ToResult();
        }

        if ((filter with { Since = since, Until = until }).Of(db, caller.Customer).IsRefused(out var refusal, out var rows))
        {
            return refusal.ToResult();
        }

        // By day in the database, which both can do alike; months are added up from days here.
        var days = await rows.AsNoTracking()
            .GroupBy(used => new { used.Day, used.EventType })
            .Select(day => new
            {
                day.Key,
                Events = day.LongCount(),
                In = day.Sum(used => used.TokensIn),
                Out = day.Sum(used => used.TokensOut),
                Cost = day.Sum(used => used.CostMicroUsd),
            })
            .ToListAsync(ct);
        return TypedResults.Ok(new Page<UsageBucketView>(
            [
                .. days
                    .GroupBy(day => (Bucket: Name(day.Key.Day, bucket), day.Key.EventType))
                    .OrderBy(group => group.Key)
                    .Select(group => new UsageBucketView(
                        group.Key.Bucket,
                        group.Key.EventType,
                        group.Sum(day => day.Events),
                        group.Sum(day => day.In),
                        group.Sum(day => day.Out),
                        group.Sum(day => day.Cost))),
            ],
            NextCursor: null));
    }

    private static string Name(int day, string? bucket)
    {
        var date = DateOnly.ParseExact($"{day}", "yyyyMMdd", CultureInfo.InvariantCulture);
        return date.ToString(bucket == "month" ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
