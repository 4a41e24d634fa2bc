using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Hiring;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Usage;
using Waooaw.Hooks;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Data;
using Waooaw.Plant.Hiring;
using Waooaw.Plant.Usage;

namespace Waooaw.Plant.Deliverables;

/// <summary>Counts a run that was admitted: against the trial, as a usage event, and in the record.</summary>
internal sealed class CountedRuns(PlantDb db, Trail trail, TimeProvider clock)
{
    /// <param name="action">What was done, such as `draft`.</param>
    public async Task CountAsync(
        Run run, DecisionId decision, string action, AccountId actor, string correlation, CancellationToken ct)
    {
        var (now, customer, agent) = (clock.GetUtcNow(), run.CustomerId, run.HiredInstanceId);
        var type = await db.Set<HiredAgent>()
            .Where(row => row.CustomerId == customer && row.Id == agent).Select(row => row.AgentTypeId).SingleAsync(ct);
        var trial = await db.Set<Trial>().SingleAsync(row => row.CustomerId == customer && row.AgentTypeId == type, ct);
        if (trial.StatusAt(now) == TrialStatus.Active)
        {
            trial.CountTask(now);
        }

        db.Add(new UsageEvent
        {
            Id = UsageEventId.New(clock),
            CustomerId = customer,
            EventType = UsageEventType.SkillExecution,
            CorrelationId = correlation,
            AgentId = type,
            HiredInstanceId = agent,
            SkillKey = run.SkillKey,
            Action = action,
            CreatedAt = now,
        });
        trail.Add(new Note(customer, "run.admitted")
        {
            Facts = new Dictionary<string, string>
            {
                ["actor"] = actor.ToString(),
                ["correlation_id"] = correlation,
                ["decision_id"] = decision.ToString(),
                ["hired_instance_id"] = agent.ToString(),
                ["skill_key"] = run.SkillKey,
            },
        });
    }
}
