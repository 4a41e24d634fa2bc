using System.Collections.Immutable;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Hiring;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Contracts.Usage;
using Waooaw.Hooks;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Requests;
using Waooaw.Plant.Agents.Configs;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Connections;
using Waooaw.Plant.Data;
using Waooaw.Plant.Hiring;
using Waooaw.Plant.Requests;
using Waooaw.Plant.Skills;
using Waooaw.Plant.Usage;

namespace Waooaw.Plant.Deliverables;

/// <summary>Turns a theme into posts: one message, a deliverable for each connected account that is asked for. A run that was not
/// admitted drafts nothing.</summary>
internal sealed class CreateBatch(
    PlantDb db, HookBus bus, PlaybookShelf shelf, Versions versions, Windows windows, Trail trail, TimeProvider clock)
{
    public static Task<Answer> HandleAsync(
        Body<CreateDraftBatch> body, HttpContext http, Caller caller, CreateBatch work, CancellationToken ct) =>
        work.RunAsync(body.Value, caller, http.CorrelationId, ct);

    private async Task<Answer> RunAsync(CreateDraftBatch wish, Caller caller, string correlation, CancellationToken ct)
    {
        var agent = await db.Set<HiredAgent>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.CustomerId == caller.Customer && row.Id == wish.HiredInstanceId, ct);
        if (agent is null)
        {
            return Refusal.NotFound;
        }

        // Judged first: nothing is worked out for a run that may not be.
        var isDryRun = wish.DryRun ?? false;
        var verdict = await bus.AdmitAsync(new Run(caller.Customer, agent.Id, SkillKeys.MultichannelPost, isDryRun), ct);
        if (verdict is not RunVerdict.Admitted admitted)
        {
            return verdict.Judgement.ToRefusal();
        }

        var run = admitted.Admission.Spend();
        var playbook = shelf.Find(run.SkillKey)!; // an admitted skill is on the shelf: both are part of the release
        var violations = new List<Violation>();
        var inputs = await InputsAsync(wish, agent, ct);
        var connections = await ConnectionsAsync(wish, agent, violations, ct);
        var media = await versions.MediaAsync(caller.Customer, wish.Media ?? [], violations, ct);
        var window = windows.Read(wish.Window, violations);
        if (playbook.Canonical(inputs).IsRefused(out var unfit, out var canonical))
        {
            violations.AddRange(unfit.Violations);
        }

        if (window is null || canonical is null || violations.Count > 0)
        {
            return Refusal.Invalid(violations);
        }

        var batch = BatchOf(agent, playbook, inputs, canonical);
        var posts = new List<DeliverableView>();
        foreach (var connection in connections)
        {
            if (playbook.Draft(inputs, connection.Provider).IsRefused(out var refusal, out var draft))
            {
                return refusal;
            }

            var deliverable = DeliverableOf(batch, connection, draft, correlation);
            var (post, findings) = await versions.StateAsync(deliverable, connection, draft.Title, draft.Text, media, window, ct);
            if (isDryRun)
            {
                posts.Add(DeliverableViews.Unkept(deliverable, DeliverableVersion.Of(post, findings, caller.Account, [], clock.GetUtcNow())));
                continue;
            }

            db.Add(deliverable);
            posts.Add(DeliverableViews.New(deliverable, versions.Keep(post, findings, caller.Account, [], "deliverable.drafted")));
        }

        if (isDryRun)
        {
            return Answer.Ok(BatchViews.Of(batch, posts) with { BatchId = null, Status = "draft" });
        }

        db.Add(batch);
        await CountAsync(run, agent, admitted.Judgement.Id, caller, correlation, ct);
        return Answer.Created(BatchViews.Of(batch, posts));
    }

    /// <summary>What the wish leaves open, the agent's setup says.</summary>
    private async Task<DraftInputs> InputsAsync(CreateDraftBatch wish, HiredAgent agent, CancellationToken ct)
    {
        var customer = await db.Set<Customer>().AsNoTracking().SingleAsync(row => row.Id == agent.CustomerId, ct);
        var setup = MarketingConfig.Read(System.Text.Json.JsonElement.Parse(agent.Config), agent.Nickname).Config;
        return new DraftInputs
        {
            Theme = wish.Theme,
            BrandName = wish.BrandName ?? setup.BrandName ?? customer.BusinessName,
            Offer = wish.Offer,
            Location = wish.Location ?? setup.Location,
            Audience = wish.Audience,
            Tone = wish.Tone,
            Language = wish.Language ?? setup.PrimaryLanguage ?? customer.Language,
            KeyPoints = wish.KeyPoints ?? [],
            Industry = customer.Industry,
            Requests = [],
        };
    }

    private async Task<IReadOnlyList<Connection>> ConnectionsAsync(
        CreateDraftBatch wish, HiredAgent agent, List<Violation> violations, CancellationToken ct)
    {
        var connected = await db.Set<Connection>().AsNoTracking()
            .Where(row => row.CustomerId == agent.CustomerId && row.HiredInstanceId == agent.Id)
            .OrderBy(row => row.CreatedAt)
            .ToListAsync(ct);
        if (wish.Channels is null)
        {
            if (connected.Count == 0)
            {
                violations.Add(new Violation("channels", "No account is connected yet. Connect one first."));
            }

            return connected;
        }

        for (var i = 0; i < wish.Channels.Count; i++)
        {
            if (connected.All(connection => connection.Provider != wish.Channels[i]))
            {
                violations.Add(new Violation(
                    $"channels[{i}]", $"No account of '{wish.Channels[i]}' is connected to this agent. Connect one, or leave the channel out."));
            }
        }

        if (wish.Channels.Count == 0)
        {
            violations.Add(new Violation("channels", "Name at least one channel, or leave the member out for all that are connected."));
        }

        return [.. connected.Where(connection => wish.Channels.Contains(connection.Provider))];
    }

    private DraftBatch BatchOf(HiredAgent agent, Playbook playbook, DraftInputs inputs, CanonicalMessage canonical) => new()
    {
        Id = BatchId.New(clock),
        CustomerId = agent.CustomerId,
        HiredInstanceId = agent.Id,
        SkillKey = playbook.About.SkillKey,
        PlaybookId = playbook.About.PlaybookId,
        PlaybookVersion = playbook.About.Version,
        Inputs = Encoding.UTF8.GetString(CanonicalJson.Of(inputs)),
        Canonical = Encoding.UTF8.GetString(CanonicalJson.Of(canonical)),
        CreatedAt = clock.GetUtcNow(),
    };

    private Deliverable DeliverableOf(DraftBatch batch, Connection connection, ChannelDraft draft, string correlation) => new()
    {
        Id = DeliverableId.New(clock),
        CustomerId = batch.CustomerId,
        HiredInstanceId = batch.HiredInstanceId,
        BatchId = batch.Id,
        ConnectionId = connection.Id,
        Environment = connection.Environment,
        Channel = connection.Provider,
        SkillKey = batch.SkillKey,
        SuggestedLocalTime = draft.SuggestedLocalTime,
        CorrelationId = correlation,
        CreatedAt = batch.CreatedAt,
    };

    private async Task CountAsync(
        Run run, HiredAgent agent, DecisionId decision, Caller caller, string correlation, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var trial = await db.Set<Trial>().SingleAsync(row => row.CustomerId == agent.CustomerId && row.AgentTypeId == agent.AgentTypeId, ct);
        if (trial.StatusAt(now) == TrialStatus.Active)
        {
            trial.CountTask(now);
        }

        db.Add(new UsageEvent
        {
            Id = UsageEventId.New(clock),
            CustomerId = agent.CustomerId,
            EventType = UsageEventType.SkillExecution,
            CorrelationId = correlation,
            AgentId = agent.AgentTypeId,
            HiredInstanceId = agent.Id,
            SkillKey = run.SkillKey,
            Action = "draft",
            CreatedAt = now,
        });
        trail.Add(new Note(agent.CustomerId, "run.admitted")
        {
            Facts = new Dictionary<string, string>
            {
                ["actor"] = caller.Account.ToString(),
                ["correlation_id"] = correlation,
                ["decision_id"] = decision.ToString(),
                ["hired_instance_id"] = agent.Id.ToString(),
                ["skill_key"] = run.SkillKey,
            },
        });
    }
}
