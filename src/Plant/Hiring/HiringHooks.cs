using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Hiring;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Posts;
using Waooaw.Hooks;
using Waooaw.Plant.Agents.Catalogue;
using Waooaw.Plant.Agents.Types;
using Waooaw.Plant.Data;

namespace Waooaw.Plant.Hiring;

/// <summary>What the rules about hiring look at: read once a judgement, on rows that its transaction has locked.</summary>
internal sealed class HiredStaff(PlantDb db)
{
    public async Task<(HiredAgent Agent, Subscription Subscription, Trial Trial)?> FindAsync(
        CustomerId customer, HiredInstanceId id, CancellationToken ct)
    {
        var agent = await db.Set<HiredAgent>().SingleOrDefaultAsync(row => row.CustomerId == customer && row.Id == id, ct);
        if (agent is null)
        {
            return null;
        }

        var subscription = await db.Set<Subscription>().SingleAsync(row => row.CustomerId == customer && row.Id == agent.SubscriptionId, ct);
        var trial = await db.Set<Trial>().SingleAsync(row => row.CustomerId == customer && row.AgentTypeId == agent.AgentTypeId, ct);
        return (agent, subscription, trial);
    }
}

/// <summary>An agent works only for a customer whose subscription is alive.</summary>
internal sealed class SubscriptionIsLive(HiredStaff staff, TimeProvider clock) : IHook
{
    public async ValueTask<Decision> JudgeAsync(Effect effect, CancellationToken ct) =>
        effect is PublishPost post ? await JudgeAsync(post.CustomerId, post.HiredInstanceId, ct) : Decision.NotMine;

    public ValueTask<Decision> JudgeAsync(Run run, CancellationToken ct) => JudgeAsync(run.CustomerId, run.HiredInstanceId, ct);

    private async ValueTask<Decision> JudgeAsync(CustomerId customer, HiredInstanceId agent, CancellationToken ct) =>
        await staff.FindAsync(customer, agent, ct) switch
        {
            null => Decision.Deny(Reasons.PolicyDenied, "There is no such agent. Check the id."),
            var (_, subscription, _) when !subscription.IsLiveAt(clock.GetUtcNow()) =>
                Decision.Deny(Reasons.InactiveSubscription, "The subscription has ended. Take out a new one."),
            _ => Decision.NotMine,
        };
}

/// <summary>An agent works once it is set up and while nobody has paused it.</summary>
internal sealed class AgentIsAtWork(HiredStaff staff) : IHook
{
    public async ValueTask<Decision> JudgeAsync(Effect effect, CancellationToken ct) =>
        effect is PublishPost post ? await JudgeAsync(post.CustomerId, post.HiredInstanceId, ct) : Decision.NotMine;

    public ValueTask<Decision> JudgeAsync(Run run, CancellationToken ct) => JudgeAsync(run.CustomerId, run.HiredInstanceId, ct);

    private async ValueTask<Decision> JudgeAsync(CustomerId customer, HiredInstanceId agent, CancellationToken ct) =>
        await staff.FindAsync(customer, agent, ct) switch
        {
            null => Decision.Deny(Reasons.PolicyDenied, "There is no such agent. Check the id."),
            var (hired, _, _) when hired.Status == HiredAgentStatus.Paused =>
                Decision.Deny(Reasons.Stopped, "The agent is paused. Resume it first."),
            var (hired, _, _) when hired.Status == HiredAgentStatus.Draft =>
                Decision.Deny(Reasons.SkillNotConfigured, "The agent is not set up yet. Complete the setup and finalize it."),
            _ => Decision.Allow,
        };
}

/// <summary>An agent uses the skills of its type, and no others.</summary>
internal sealed class SkillBelongsToAgent(HiredStaff staff) : IHook
{
    public async ValueTask<Decision> JudgeAsync(Run run, CancellationToken ct) =>
        await staff.FindAsync(run.CustomerId, run.HiredInstanceId, ct) is var (agent, _, _)
        && AgentTypes.Find(agent.AgentTypeId) is { } type && type.RequiredSkillKeys.Contains(run.SkillKey)
            ? Decision.Allow
            : Decision.Deny(Reasons.SkillNotAllowed, $"This agent may not use '{run.SkillKey}'.");
}

/// <summary>A trial ends when it ends, has so many tasks a day, and never leaves the sandbox.</summary>
internal sealed class TrialAllows(HiredStaff staff, Plans plans, TimeProvider clock) : IHook
{
    public async ValueTask<Decision> JudgeAsync(Effect effect, CancellationToken ct) =>
        effect is PublishPost post && await staff.FindAsync(post.CustomerId, post.HiredInstanceId, ct) is var (_, _, trial)
            ? trial.StatusAt(clock.GetUtcNow()) switch
            {
                TrialStatus.Converted => Decision.NotMine,
                TrialStatus.Active when post.Environment == ProviderEnvironment.Sandbox => Decision.NotMine,
                TrialStatus.Active => Decision.Deny(
                    Reasons.TrialProductionWriteBlocked, "In a trial nothing goes out on real accounts. Convert the subscription first."),
                _ => Ended,
            }
            : Decision.NotMine;

    public async ValueTask<Decision> JudgeAsync(Run run, CancellationToken ct)
    {
        if (await staff.FindAsync(run.CustomerId, run.HiredInstanceId, ct) is not var (_, _, trial))
        {
            return Decision.NotMine;
        }

        var now = clock.GetUtcNow();
        return trial.StatusAt(now) switch
        {
            TrialStatus.Ended => Ended,
            TrialStatus.Active when !run.IsDryRun && trial.TasksAt(now) >= plans.Trial.TasksPerDay => Decision.Deny(
                Reasons.TrialDailyCap,
                $"The trial's {plans.Trial.TasksPerDay} tasks of today are used up. Go on tomorrow (UTC), or convert the subscription.",
                retryAfter: now.UtcDateTime.Date.AddDays(1) - now.UtcDateTime),
            _ => Decision.NotMine,
        };
    }

    private static Decision Ended => Decision.Deny(Reasons.TrialEnded, "The trial has ended. Convert the subscription to go on.");
}
