using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Hiring;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Effects;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Requests;
using Waooaw.Plant.Agents.Catalogue;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Connections;
using Waooaw.Plant.Data;
using Waooaw.Plant.Requests;
using Waooaw.Plant.Secrecy;

namespace Waooaw.Plant.Hiring;

/// <summary>Gives a hired agent an account to act on, by reference to a secret in the vault.</summary>
internal static class ConnectAccount
{
    public static async Task<Answer> HandleAsync(
        HiredInstanceId id, Body<PutConnection> body, Caller caller, PlantDb db, Plans plans, Trail trail, TimeProvider clock, CancellationToken ct)
    {
        var known = await db.Set<HiredAgent>().AsNoTracking().SingleOrDefaultAsync(row => row.CustomerId == caller.Customer && row.Id == id, ct);
        if (known is null)
        {
            return Refusal.NotFound;
        }

        var wish = body.Value;
        if (Check(wish) is { Count: > 0 } violations)
        {
            return Refusal.Invalid(violations);
        }

        await db.LockAsync<Subscription>("customer_id = {0} AND id = {1}", [caller.Customer.Value, known.SubscriptionId.Value], ct);
        await db.LockAsync<HiredAgent>("customer_id = {0} AND id = {1}", [caller.Customer.Value, id.Value], ct);
        var subscription = await db.Set<Subscription>().SingleAsync(row => row.CustomerId == caller.Customer && row.Id == known.SubscriptionId, ct);
        var trial = await db.Set<Trial>().SingleAsync(row => row.CustomerId == caller.Customer && row.AgentTypeId == known.AgentTypeId, ct);
        if (wish.Environment == ProviderEnvironment.Production && trial.StatusAt(clock.GetUtcNow()) != TrialStatus.Converted)
        {
            return new Refusal(
                Reasons.TrialProductionWriteBlocked, "In a trial only sandbox accounts are connected. Convert the subscription, then connect the real one.");
        }

        var connections = await db.Set<Connection>().Where(row => row.CustomerId == caller.Customer && row.HiredInstanceId == id).ToListAsync(ct);
        var connection = connections.SingleOrDefault(row =>
            row.Provider == wish.Provider && row.Environment == wish.Environment && row.PostingIdentity == wish.PostingIdentity);
        if (connection is null)
        {
            if (plans.Find(subscription.PlanId)!.Integrations is { } limit && connections.Count >= limit)
            {
                return new Refusal(Reasons.PlanLimit, $"The plan includes {limit} connected accounts. Change the plan to connect more.");
            }

            connection = new Connection
            {
                Id = ConnectionId.New(clock),
                CustomerId = caller.Customer,
                HiredInstanceId = id,
                Provider = wish.Provider,
                Environment = wish.Environment,
                CredentialRef = wish.CredentialRef,
                PostingIdentity = wish.PostingIdentity,
                CreatedAt = clock.GetUtcNow(),
            };
            db.Add(connection);
        }

        (connection.CredentialRef, connection.ExpiresAt) = (wish.CredentialRef, wish.ExpiresAt);
        trail.Add(new Note(caller.Customer, "connection.put")
        {
            Facts = new Dictionary<string, string>
            {
                ["actor"] = caller.Account.ToString(),
                ["connection_id"] = connection.Id.ToString(),
                ["credential_ref"] = connection.CredentialRef,
                ["environment"] = connection.Environment == ProviderEnvironment.Sandbox ? "sandbox" : "production",
                ["posting_identity"] = connection.PostingIdentity,
                ["provider"] = connection.Provider,
            },
        });
        return Answer.Ok(connection.View());
    }

    private static List<Violation> Check(PutConnection wish)
    {
        var violations = new List<Violation>();
        if (Providers.Find(wish.Provider) is null)
        {
            violations.Add(new Violation("provider", $"One of these: {string.Join(", ", Providers.All.Select(provider => provider.Name))}."));
        }

        if (!IsReference(wish.CredentialRef))
        {
            violations.Add(new Violation(
                "credential_ref", "This is what the portal's vault answered, such as cp:0190…; the secret itself goes only into the vault."));
        }

        if (RawSecrets.IsIn(wish.PostingIdentity))
        {
            violations.Add(new Violation("posting_identity", "This looks like a secret. Secrets go into the portal's vault, never here."));
        }

        return violations;
    }

    private static bool IsReference(string text) =>
        text.Split(':', 2) is ["cp" or "pp", var id] && Guid.TryParseExact(id, "D", out _);
}
