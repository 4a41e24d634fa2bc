using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Refusals;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Data;
using Waooaw.Plant.Deliverables;

namespace Waooaw.Plant.Dispatch;

/// <summary>Makes an approved version due: the same for now and for later.</summary>
internal sealed class Arming(PlantDb db, Trail trail)
{
    public async Task<Result<Execution>> ArmAsync(
        UnderReview review,
        DateTimeOffset due,
        string localTime,
        string timezone,
        ApprovalId approval,
        DecisionId decision,
        AccountId actor,
        string correlation,
        CancellationToken ct)
    {
        var execution = review.Execution;
        if (execution is null)
        {
            execution = Execution.Of(review.Version.Post(), correlation);
            db.Add(execution);
        }

        if (!execution.Arm(due, localTime, timezone, approval, decision))
        {
            return new Refusal(
                Reasons.AlreadyExecuted, $"It is {Words(execution.State)}. Look at the deliverable; where it is over, make a new version.");
        }

        var (slot, effect) = (execution.Slot, execution.EffectId);
        if (await db.Set<Execution>().AnyAsync(row => row.Slot == slot && row.EffectId != effect, ct))
        {
            return new Refusal(Reasons.SlotTaken, "Another post is due on this account at that minute. Choose another minute.");
        }

        execution.CorrelationId = correlation;
        trail.Add(new Note(execution.CustomerId, "effect.scheduled", execution.DeliverableId)
        {
            Facts = new Dictionary<string, string>
            {
                ["actor"] = actor.ToString(),
                ["approval_id"] = approval.ToString(),
                ["due_at"] = Contracts.Json.UtcInstantConverter.Text(due),
                ["effect_id"] = effect.ToString(),
                ["local_time"] = localTime,
                ["timezone"] = timezone,
            },
        });
        return execution;
    }

    private static string Words(Contracts.Deliverables.ExecutionStatus state) =>
        System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(state.ToString()).Replace('_', ' ');
}
