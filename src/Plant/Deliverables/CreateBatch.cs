using System.Collections.Immutable;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Posts;
using Waooaw.Hooks;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Requests;
using Waooaw.Plant.Agents.Configs;
using Waooaw.Plant.Connections;
using Waooaw.Plant.Data;
using Waooaw.Plant.Hiring;
using Waooaw.Plant.Requests;
using Waooaw.Plant.Skills;

namespace Waooaw.Plant.Deliverables;

/// <summary>Turns a theme into posts: one message, a deliverable for each connected account that is asked for. A run that was not
/// admitted drafts nothing.</summary>
internal sealed class CreateBatch(
    PlantDb db, HookBus bus, PlaybookShelf shelf, Versions versions, Windows windows, Audience audience, PostPictures pictures, CountedRuns counted, TimeProvider clock)
{
    public static Task<Answer> HandleAsync(
        Body<CreateDraftBatch> body, HttpContext http, Caller caller, CreateBatch work, CancellationToken ct) =>
        work.RunAsync(body.Value, caller, http.CorrelationId, ct);

    public async Task<Answer> RunAsync(CreateDraftBatch wish, Caller caller, string correlation, CancellationToken ct)
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
        var setup = MarketingConfig.Read(System.Text.Json.JsonElement.Parse(agent.Config), agent.Nickname).Config;
        var inputs = await InputsAsync(wish, agent, setup, ct);
        var connections = await ConnectionsAsync(wish, agent, violations, ct);
        var media = await versions.MediaAsync(caller.Customer, wish.Media ?? [], violations, ct);
        var window = windows.Read(wish.Window, violations);
        var people = new Dictionary<string, ImmutableArray<PostRecipient>>();
        foreach (var channel in connections.Select(connection => connection.Provider).Distinct())
        {
            people[channel] = await audience.OfAsync(caller.Customer, channel, wish.Recipients, violations, ct);
        }

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
        foreach (var (connection, variant) in
            from connection in connections
            from variant in Enumerable.Range(0, wish.PostsPerChannel ?? 1)
            select (connection, variant))
        {
            if (playbook.Draft(inputs, connection.Provider, variant).IsRefused(out var refusal, out var draft))
            {
                return refusal;
            }

            var deliverable = DeliverableOf(batch, connection, draft, variant, correlation);
            if ((await pictures.ForAsync(caller.Customer, connection.Provider, media, inputs, setup, isDryRun, ct)).IsRefused(out refusal, out var shown))
            {
                return refusal;
            }

            var matter = new PostMatter(
                new PostWords(draft.Title, draft.Text, draft.Options, draft.Language), shown, people[connection.Provider], window);
            var (post, findings) = await versions.StateAsync(deliverable, connection, matter, ct);
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
        await counted.CountAsync(run, admitted.Judgement.Id, "draft", caller.Account, correlation, ct);
        return Answer.Created(BatchViews.Of(batch, posts));
    }

    /// <summary>What the wish leaves open, the agent's setup says.</summary>
    private async Task<DraftInputs> InputsAsync(CreateDraftBatch wish, HiredAgent agent, MarketingConfig setup, CancellationToken ct)
    {
        var customer = await db.Set<Customer>().AsNoTracking().SingleAsync(row => row.Id == agent.CustomerId, ct);
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

    private Deliverable DeliverableOf(DraftBatch batch, Connection connection, ChannelDraft draft, int variant, string correlation) => new()
    {
        Id = DeliverableId.New(clock),
        CustomerId = batch.CustomerId,
        HiredInstanceId = batch.HiredInstanceId,
        BatchId = batch.Id,
        ConnectionId = connection.Id,
        Environment = connection.Environment,
        Channel = connection.Provider,
        SkillKey = batch.SkillKey,
        Language = draft.Language,
        Variant = variant,
        SuggestedLocalTime = draft.SuggestedLocalTime,
        DaysLater = draft.DaysLater,
        CorrelationId = correlation,
        CreatedAt = batch.CreatedAt,
    };
}
