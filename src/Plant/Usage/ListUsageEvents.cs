using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Paging;
using Waooaw.Contracts.Refusals;
using Waooaw.Contracts.Usage;
using Waooaw.Hosting.Refusals;
using Waooaw.Plant.Data;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Usage;

/// <summary>What was used and spent, newest first.</summary>
internal static class ListUsageEvents
{
    public static async Task<Results<Ok<Page<UsageEventView>>, Refused>> HandleAsync(
        [AsParameters] PageQuery page, [AsParameters] UsageFilter filter, Caller caller, PlantDb db, CancellationToken ct) =>
        filter.Of(db, caller.Customer).IsRefused(out var refusal, out var rows)
            ? refusal.ToResult()
            : (await page.ReadAsync(rows, used => used.CreatedAt, used => used.Id, used => used.View(), ct)).ToAnswer();
}

/// <summary>Which events are meant; what is absent does not restrict.</summary>
internal sealed record UsageFilter(
    [FromQuery(Name = "agent_id")] string? AgentId,
    [FromQuery(Name = "skill_key")] string? SkillKey,
    [FromQuery(Name = "correlation_id")] string? CorrelationId,
    [FromQuery(Name = "event_type")] string? EventType,
    DateTimeOffset? Since,
    DateTimeOffset? Until)
{
    public Result<IQueryable<UsageEvent>> Of(PlantDb db, CustomerId customer)
    {
        var rows = db.Set<UsageEvent>().Where(used => used.CustomerId == customer);
        if (EventType is not null)
        {
            var known = Enum.GetValues<UsageEventType>().ToDictionary(Wire);
            if (!known.TryGetValue(EventType, out var type))
            {
                return Refusal.Invalid(new Violation("event_type", $"One of these: {string.Join(", ", known.Keys)}."));
            }

            rows = rows.Where(used => used.EventType == type);
        }

        rows = AgentId is null ? rows : rows.Where(used => used.AgentId == AgentId);
        rows = SkillKey is null ? rows : rows.Where(used => used.SkillKey == SkillKey);
        rows = CorrelationId is null ? rows : rows.Where(used => used.CorrelationId == CorrelationId);
        rows = Since is not { } since ? rows : rows.Where(used => used.CreatedAt >= since);
        rows = Until is not { } until ? rows : rows.Where(used => used.CreatedAt < until);
        return Result<IQueryable<UsageEvent>>.Of(rows);
    }

    private static string Wire(UsageEventType type) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(type.ToString());
}
