using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Refusals;
using Waooaw.Contracts.Usage;
using Waooaw.Effects;
using Waooaw.Effects.Posts;
using Waooaw.Hosting.Database;
using Waooaw.Hosting.Refusals;
using Waooaw.Plant.Approvals;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Data;
using Waooaw.Plant.Deliverables;
using Waooaw.Plant.Dispatch.Reports;
using Waooaw.Plant.Hiring;
using Waooaw.Plant.Usage;

namespace Waooaw.Plant.Dispatch;

/// <summary>Writes down what became of an effect: receipt, state, approval, usage and record in one unit.</summary>
internal sealed class Settlement(
    PlantDb db, Trail trail, Denials denials, IOptions<DispatchOptions> options, IOptions<LimitOptions> limits, TimeProvider clock)
{
    /// <summary>Settles an attempt. A worker that was fenced off changes nothing, except that its "it is out" is still evidence.</summary>
    public async Task SettleAsync(Claim claim, Receipt receipt, CancellationToken ct)
    {
        await using var unit = await WriteUnit.BeginAsync(db, ct);
        if (await LockAsync(claim.CustomerId, claim.EffectId, claim.Part, ct) is not var (execution, approval))
        {
            return;
        }

        var isOurs = execution.Epoch == claim.Epoch && execution.State == ExecutionStatus.Running;
        var attempt = await db.Set<EffectAttempt>().SingleOrDefaultAsync(
            row => row.CustomerId == claim.CustomerId && row.EffectId == claim.EffectId && row.Part == claim.Part && row.Epoch == claim.Epoch, ct);
        if (attempt is { EndedAt: not null, Result: not "lapsed" })
        {
            return; // settled before; told again, it stays what it was
        }

        attempt?.End((isOurs ? "" : "late_") + NameOf(receipt), DetailOf(receipt), clock.GetUtcNow());
        if (isOurs)
        {
            await ApplyAsync(receipt, execution, approval, ct);
        }
        else if (receipt is Receipt.Done done && !execution.IsOver)
        {
            execution.Fence();
            await PostAsync(execution, approval, done.ProviderRef, done.ProviderUrl, ct);
        }

        trail.Add(new Note(execution.CustomerId, "effect.settled", execution.DeliverableId)
        {
            Facts = new Dictionary<string, string>
            {
                ["effect_id"] = execution.EffectId.ToString(),
                ["epoch"] = $"{claim.Epoch}",
                ["fenced"] = isOurs ? "no" : "yes",
                ["part"] = $"{claim.Part}",
                ["receipt"] = NameOf(receipt),
                ["state"] = Wire(execution.State),
            },
            Documents = [new NotedDocument("receipt", JsonSerializer.Serialize(receipt, receipt.GetType(), WireJson.Options))],
        });
        await trail.CommitAsync(unit, ct);
    }

    /// <summary>Stops an effect that cannot even be judged; a person looks at it before anything else happens.</summary>
    public async Task HaltAsync(Claim claim, Refusal why, CancellationToken ct)
    {
        await using var unit = await WriteUnit.BeginAsync(db, ct);
        if (await LockAsync(claim.CustomerId, claim.EffectId, claim.Part, ct) is not var (execution, _)
            || execution.Epoch != claim.Epoch || execution.State != ExecutionStatus.Running)
        {
            return; // someone else has it
        }

        execution.Stop(why.Reason, why.Detail);
        await denials.NoteAsync(
            execution.CustomerId, "publish", why.Reason, why.Detail, execution.DeliverableId, actor: null, execution.CorrelationId, ct);
        trail.Add(new Note(execution.CustomerId, "effect.denied", execution.DeliverableId)
        {
            Facts = new Dictionary<string, string>
            {
                ["effect_id"] = execution.EffectId.ToString(),
                ["part"] = $"{execution.Part}",
                ["reasons"] = why.Reason.Code,
            },
        });
        await trail.CommitAsync(unit, ct);
    }

    /// <summary>Applies what the provider said when it was asked about a doubt.</summary>
    public async Task HearAsync(CustomerId customer, EffectId effect, int part, PostAnswer answer, CancellationToken ct)
    {
        await using var unit = await WriteUnit.BeginAsync(db, ct);
        if (await LockAsync(customer, effect, part, ct) is not var (execution, approval) || execution.State != ExecutionStatus.OutcomeUnknown)
        {
            return; // someone else has settled it meanwhile
        }

        var now = clock.GetUtcNow();
        switch (answer)
        {
            case PostAnswer.Posted posted:
                await PostAsync(execution, approval, posted.ProviderRef, posted.ProviderUrl, ct);
                break;
            case PostAnswer.NotPosted when execution.FirstNoAt is null:
                execution.HearNo(now, now + options.Value.SecondReading);
                break;
            case PostAnswer.NotPosted { CanGoOn: true } no:
                // The same prepared thing can be made visible only once, so going on can never post twice.
                execution.TryAgain(
                    now, counts: true, dropsHandle: false, options.Value.MostAttempts, Reasons.DependencyUnavailable, no.Evidence);
                break;
            case PostAnswer.NotPosted no:
                execution.NotDone(no.Evidence);
                break;
            case PostAnswer.CannotBeKnown cannot:
                execution.LeaveToPerson(cannot.Why);
                break;
            case PostAnswer.NoAnswer { RetryAfter: { } wait } when now + wait > execution.AskAfter:
                execution.Ask(now + wait);
                break;
        }

        await CloseAsync(approval, execution, ct);
        trail.Add(new Note(customer, "effect.asked", execution.DeliverableId)
        {
            Facts = new Dictionary<string, string>
            {
                ["answer"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(answer.GetType().Name),
                ["effect_id"] = effect.ToString(),
                ["part"] = $"{part}",
                ["state"] = Wire(execution.State),
            },
            Documents = [new NotedDocument("answer", JsonSerializer.Serialize(answer, answer.GetType(), WireJson.Options))],
        });
        await trail.CommitAsync(unit, ct);
    }

    /// <summary>Applies what a provider told by itself, in the caller's unit. Anything it tells about a message says that it had taken
    /// it: so whatever is not over is out. False: its worker is still at it; the report waits for what that brings.</summary>
    public async Task<bool> HearReportAsync(ProviderReport report, CancellationToken ct)
    {
        var (effect, part) = (report.EffectId, report.Part);
        var found = await db.Set<Execution>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.EffectId == effect && row.Part == part, ct);
        if (found is null || (found.Provider, found.Environment, found.Account) != (report.Provider, report.Environment, report.Account))
        {
            return true; // about nothing of ours, or told by somebody else's account
        }

        var customer = found.CustomerId;
        await db.LockAsync<RecordedApproval>("customer_id = {0} AND bound_to = {1}", [customer.Value, effect.Value], ct);
        await db.LockAsync<Execution>("customer_id = {0} AND effect_id = {1} AND part = {2}", [customer.Value, effect.Value, part], ct);
        var execution = await db.Set<Execution>().SingleAsync(row => row.CustomerId == customer && row.EffectId == effect && row.Part == part, ct);
        var approval = await db.Set<RecordedApproval>().SingleOrDefaultAsync(row => row.CustomerId == customer && row.BoundTo == effect, ct);
        if (execution.State == ExecutionStatus.Running && execution.LeaseUntil > clock.GetUtcNow())
        {
            return false;
        }

        var before = execution.State;
        if (!execution.IsOver)
        {
            execution.Fence();
            await PostAsync(execution, approval, report.ProviderRef, providerUrl: null, ct);
        }

        if (!execution.Hear(report.Status) && (before, execution.State) is (ExecutionStatus.Posted, ExecutionStatus.Posted))
        {
            return true; // known already
        }

        trail.Add(new Note(customer, "effect.reported", execution.DeliverableId)
        {
            Facts = new Dictionary<string, string>
            {
                ["before"] = Wire(before),
                ["effect_id"] = effect.ToString(),
                ["part"] = $"{part}",
                ["provider_ref"] = report.ProviderRef,
                ["state"] = Wire(execution.State),
                ["status"] = report.Status,
            },
        });
        return true;
    }

    private async Task ApplyAsync(Receipt receipt, Execution execution, RecordedApproval? approval, CancellationToken ct)
    {
        var (now, rules) = (clock.GetUtcNow(), options.Value);
        if (receipt is Receipt.Refused)
        {
            execution.ComeBackUnsent(); // also where the point of no return was passed: the provider itself said no
        }

        switch (receipt)
        {
            case Receipt.Done done:
                await PostAsync(execution, approval, done.ProviderRef, done.ProviderUrl, ct);
                break;
            case Receipt.Refused { Reason: var reason } refused when reason == Reasons.SecretUnresolvable && execution.Reason == reason.Code:
                execution.Stop(reason, refused.Why); // asked with fresh access already: a person has to look at the account
                break;
            case Receipt.Refused { IsTransient: true } refused:
                execution.TryAgain(
                    now + (refused.RetryAfter ?? rules.PauseAfter(execution.Attempts + 1)),
                    refused.Counts,
                    refused.DropsHandle,
                    rules.MostAttempts,
                    refused.Reason,
                    refused.Why);
                break;
            case Receipt.Refused refused:
                execution.Fail(refused.Reason, refused.Why);
                break;
            case Receipt.Unknown unknown:
                execution.Doubt(
                    execution.AskAfter ?? now + rules.PermitLife + limits.Value.SendLimit + rules.Margin, unknown.Why);
                break;
            default:
                throw new InvalidOperationException($"A receipt of kind {receipt.GetType().Name} is not known.");
        }

        await CloseAsync(approval, execution, ct);
    }

    /// <summary>It is out: state, approval and usage together.</summary>
    public async Task PostAsync(
        Execution execution, RecordedApproval? approval, string? providerRef, string? providerUrl, CancellationToken ct)
    {
        execution.Post(providerRef, providerUrl);
        await CloseAsync(approval, execution, ct);
        var (customer, agent, deliverable) = (execution.CustomerId, execution.HiredInstanceId, execution.DeliverableId);
        db.Add(new UsageEvent
        {
            Id = UsageEventId.New(clock),
            CustomerId = execution.CustomerId,
            EventType = UsageEventType.PublishAction,
            CorrelationId = execution.CorrelationId,
            AgentId = await db.Set<HiredAgent>()
                .Where(row => row.CustomerId == customer && row.Id == agent).Select(row => row.AgentTypeId).SingleAsync(ct),
            HiredInstanceId = agent,
            SkillKey = await db.Set<Deliverable>()
                .Where(row => row.CustomerId == customer && row.Id == deliverable).Select(row => row.SkillKey).SingleAsync(ct),
            Action = "publish",
            Purpose = execution.Provider,
            CreatedAt = clock.GetUtcNow(),
        });
    }

    /// <summary>The yes is used up once nothing of its effect is still to come. Its row is locked: of two parts that end at once, the
    /// second sees the first.</summary>
    public async Task CloseAsync(RecordedApproval? approval, Execution execution, CancellationToken ct)
    {
        if (approval is null || !execution.IsOver)
        {
            return;
        }

        var (customer, effect, part) = (execution.CustomerId, execution.EffectId, execution.Part);
        var others = await db.Set<Execution>().Where(row => row.CustomerId == customer && row.EffectId == effect && row.Part != part).ToListAsync(ct);
        if (others.All(other => other.IsOver))
        {
            approval.Close();
        }
    }

    private async Task<(Execution Execution, RecordedApproval? Approval)?> LockAsync(
        CustomerId customer, EffectId effect, int part, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await db.LockAsync<RecordedApproval>("customer_id = {0} AND bound_to = {1}", [customer.Value, effect.Value], ct);
        await db.LockAsync<Execution>("customer_id = {0} AND effect_id = {1} AND part = {2}", [customer.Value, effect.Value, part], ct);
        var execution = await db.Set<Execution>().SingleOrDefaultAsync(
            row => row.CustomerId == customer && row.EffectId == effect && row.Part == part, ct);
        var approval = await db.Set<RecordedApproval>().SingleOrDefaultAsync(row => row.CustomerId == customer && row.BoundTo == effect, ct);
        return execution is null ? null : (execution, approval);
    }

    private static string NameOf(Receipt receipt) => JsonNamingPolicy.SnakeCaseLower.ConvertName(receipt.GetType().Name);

    private static string Wire(ExecutionStatus state) => JsonNamingPolicy.SnakeCaseLower.ConvertName(state.ToString());

    private static string? DetailOf(Receipt receipt) => receipt switch
    {
        Receipt.Done done => done.ProviderRef,
        Receipt.Refused refused => $"{refused.Reason.Code}: {refused.Why}",
        Receipt.Unknown unknown => unknown.Why,
        _ => null,
    };
}
