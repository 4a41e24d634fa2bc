using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Hiring;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Requests;
using Waooaw.Plant.Agents.Catalogue;
using Waooaw.Plant.Agents.Types;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Data;
using Waooaw.Plant.Requests;
using Waooaw.Plant.Secrecy;

namespace Waooaw.Plant.Hiring;

/// <summary>Writes down how an agent shall work, as far as it is known. What is missing is answered; a raw secret is refused.</summary>
internal static class PutHiredAgent
{
    public static async Task<Answer> HandleAsync(
        Body<PutHiredAgentDraft> body,
        Caller caller,
        PlantDb db,
        Plans plans,
        Setup setup,
        Trail trail,
        TimeProvider clock,
        CancellationToken ct)
    {
        var wish = body.Value;
        await db.LockAsync<Subscription>("customer_id = {0} AND id = {1}", [caller.Customer.Value, wish.SubscriptionId.Value], ct);
        var subscription = await db.Set<Subscription>()
            .SingleOrDefaultAsync(row => row.CustomerId == caller.Customer && row.Id == wish.SubscriptionId, ct);
        if (subscription is null)
        {
            return Refusal.NotFound;
        }

        if (!subscription.IsLiveAt(clock.GetUtcNow()))
        {
            return new Refusal(Reasons.InactiveSubscription, "This subscription has ended. Take out a new one.");
        }

        var type = AgentTypes.Find(wish.AgentTypeId);
        if (Check(wish, type, subscription) is { Count: > 0 } violations)
        {
            return Refusal.Invalid(violations);
        }

        var (agent, refusal) = await FindOrMakeAsync(wish, subscription, caller, db, plans, clock, ct);
        if (agent is null)
        {
            return refusal!;
        }

        agent.Nickname = wish.Nickname.Trim();
        agent.Config = wish.Config.GetRawText();
        agent.SkillConfigs = JsonSerializer.Serialize(wish.SkillConfigs ?? new Dictionary<string, JsonElement>(), WireJson.Options);
        trail.Add(new Note(caller.Customer, "agent.set_up")
        {
            Facts = new Dictionary<string, string>
            {
                ["actor"] = caller.Account.ToString(),
                ["config_sha256"] = ContentHash.Of(wish.Config).Hex,
                ["hired_instance_id"] = agent.Id.ToString(),
            },
        });
        return Answer.Ok(agent.View(await setup.MissingAsync(agent, ct)));
    }

    private static List<Violation> Check(PutHiredAgentDraft wish, AgentType? type, Subscription subscription)
    {
        var violations = new List<Violation>();
        if (type is null || type.AgentTypeId != subscription.AgentTypeId)
        {
            violations.Add(new Violation("agent_type_id", $"The subscription is for {subscription.AgentTypeId}."));
        }
        else
        {
            violations.AddRange(type.ReadConfig(wish.Config, wish.Nickname).Violations);
            violations.AddRange(
                from key in wish.SkillConfigs?.Keys ?? []
                where !type.RequiredSkillKeys.Contains(key)
                select new Violation($"skill_configs.{key}", $"This agent has no such skill. It has: {string.Join(", ", type.RequiredSkillKeys)}."));
        }

        violations.AddRange(RawSecrets.Find(wish.Config, "config"));
        foreach (var (key, config) in wish.SkillConfigs ?? new Dictionary<string, JsonElement>())
        {
            violations.AddRange(RawSecrets.Find(config, $"skill_configs.{key}"));
        }

        if (RawSecrets.IsIn(wish.Nickname))
        {
            violations.Add(new Violation("nickname", "This looks like a secret. Secrets go into the portal's vault, never here."));
        }

        return violations;
    }

    private static async Task<(HiredAgent? Agent, Refusal? Refusal)> FindOrMakeAsync(
        PutHiredAgentDraft wish, Subscription subscription, Caller caller, PlantDb db, Plans plans, TimeProvider clock, CancellationToken ct)
    {
        if (wish.HiredInstanceId is { } id)
        {
            await db.LockAsync<HiredAgent>("customer_id = {0} AND id = {1}", [caller.Customer.Value, id.Value], ct);
            var known = await db.Set<HiredAgent>().SingleOrDefaultAsync(
                row => row.CustomerId == caller.Customer && row.Id == id && row.SubscriptionId == subscription.Id, ct);
            return (known, known is null ? Refusal.NotFound : null);
        }

        var limit = plans.Find(subscription.PlanId)!.HiredAgents;
        if (await db.Set<HiredAgent>().CountAsync(row => row.CustomerId == caller.Customer && row.SubscriptionId == subscription.Id, ct) >= limit)
        {
            return (null, new Refusal(Reasons.PlanLimit, $"The plan includes {limit} hired agents, and they are taken. Change the plan, or set up one you have."));
        }

        var agent = new HiredAgent
        {
            Id = HiredInstanceId.New(clock),
            CustomerId = caller.Customer,
            SubscriptionId = subscription.Id,
            AgentTypeId = subscription.AgentTypeId,
            Nickname = "",
            Config = "{}",
            SkillConfigs = "{}",
            CreatedAt = clock.GetUtcNow(),
        };
        db.Add(agent);
        return (agent, null);
    }
}
