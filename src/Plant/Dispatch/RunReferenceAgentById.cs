using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Refusals;
using Waooaw.Contracts.Skills;
using Waooaw.Effects.Posts;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Requests;
using Waooaw.Plant.Agents.ReferenceAgents;
using Waooaw.Plant.Approvals;
using Waooaw.Plant.Data;
using Waooaw.Plant.Deliverables;
using Waooaw.Plant.Requests;
using Waooaw.Plant.Skills;
using Waooaw.Plant.Skills.Channels;

namespace Waooaw.Plant.Dispatch;

/// <summary>Runs a reference agent: dry, for a customer's agent into review, or, with that customer's yes, through the same gates as
/// everything else.</summary>
internal sealed class RunReferenceAgentById(
    PlantDb db, PlaybookShelf shelf, CreateBatch batches, ExecuteNow execute, DeliverableViews views)
{
    public static async Task<Answer> HandleAsync(
        string agentId, Body<RunReferenceAgent> body, HttpContext http, Caller caller, RunReferenceAgentById work, CancellationToken ct)
    {
        if (ReferenceAgent.Find(agentId) is not { } agent || work.PlaybookOf(agent) is not { } playbook)
        {
            return Refusal.NotFound;
        }

        var wish = body.Value;
        return wish switch
        {
            { ApprovalId: null, IntentAction: not null } => new Refusal(
                Reasons.ApprovalRequired, "Acting needs the customer's yes. Name the approval, or run it without an intended action."),
            { ApprovalId: not null } => await work.ActAsync(agent, playbook, wish, http, caller, ct),
            { DryRun: false } => await work.DraftAsync(agent, playbook, wish, http, caller, ct),
            _ => Show(agent, playbook, wish, http),
        };
    }

    private Playbook? PlaybookOf(ReferenceAgent agent) => shelf.All.FirstOrDefault(agent.IsWrittenBy);

    private static Answer Show(ReferenceAgent agent, Playbook playbook, RunReferenceAgent wish, HttpContext http)
    {
        var inputs = Overlay(agent.Defaults, wish);
        if (playbook.Canonical(inputs).IsRefused(out var refusal, out var canonical))
        {
            return refusal;
        }

        var posts = new List<ReferenceAgentPost>();
        foreach (var channel in wish.Channels ?? [.. playbook.Channels.Order(StringComparer.Ordinal)])
        {
            if (playbook.Draft(inputs, channel).IsRefused(out refusal, out var draft))
            {
                return refusal;
            }

            var words = new PostWords(draft.Title, draft.Text, draft.Options, draft.Language);
            posts.Add(new ReferenceAgentPost(
                channel, draft.Title, draft.Text, draft.Options, draft.SuggestedLocalTime,
                ChannelRules.Check(channel, words, ImmutableArray<PostMedia>.Empty)));
        }

        return Answer.Ok(View(agent, playbook, "draft", new ReferenceAgentDraft(canonical, posts), [], http));
    }

    private async Task<Answer> DraftAsync(
        ReferenceAgent agent, Playbook playbook, RunReferenceAgent wish, HttpContext http, Caller caller, CancellationToken ct)
    {
        if (wish.HiredInstanceId is not { } hired || caller.CustomerIfAny is null)
        {
            return Refusal.Invalid(
                "hired_instance_id", "What is kept is a customer's. Name their agent here, and them as `customer_id`; or run it dry.");
        }

        var inputs = Overlay(agent.Defaults, wish);
        var made = await batches.RunAsync(
            new CreateDraftBatch
            {
                HiredInstanceId = hired,
                Theme = inputs.Theme,
                BrandName = wish.BrandName, // unsaid, the customer's own
                Offer = inputs.Offer,
                Location = wish.Location,
                Audience = inputs.Audience,
                Tone = inputs.Tone,
                Language = wish.Language,
                KeyPoints = inputs.KeyPoints,
                Channels = wish.Channels,
            },
            caller,
            http.CorrelationId,
            ct);
        return made.Value is DraftBatchView batch
            ? Answer.Created(View(agent, playbook, "in_review", draft: null, batch.Posts, http))
            : made;
    }

    private async Task<Answer> ActAsync(
        ReferenceAgent agent, Playbook playbook, RunReferenceAgent wish, HttpContext http, Caller caller, CancellationToken ct)
    {
        if (caller.CustomerIfAny is not { } customer || wish.DryRun != false)
        {
            return Refusal.Invalid("dry_run", "Acting is no dry run: send `dry_run: false`, and the customer as `customer_id`.");
        }

        var approval = await db.Set<RecordedApproval>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.CustomerId == customer && row.Id == wish.ApprovalId, ct);
        if (approval is null)
        {
            return new Refusal(Reasons.ApprovalInvalid, "No such approval of this customer is known. Name the one that approved the post.");
        }

        var answer = await execute.RunAsync(
            approval.DeliverableId,
            new ExecuteDeliverable { IntentAction = wish.IntentAction ?? "", ApprovalId = approval.Id },
            caller,
            http.CorrelationId,
            ct);
        if (answer.Refusal is not null)
        {
            return answer;
        }

        await db.SaveChangesAsync(ct);
        var post = (await views.FindAsync(customer, approval.DeliverableId, ct))!;
        var status = post.ExecutionStatus == ExecutionStatus.Posted ? "published" : "in_review";
        return Answer.Accepted(View(agent, playbook, status, draft: null, [post], http));
    }

    private static DraftInputs Overlay(DraftInputs defaults, RunReferenceAgent wish) => defaults with
    {
        Theme = wish.Theme ?? defaults.Theme,
        BrandName = wish.BrandName ?? defaults.BrandName,
        Offer = wish.Offer ?? defaults.Offer,
        Location = wish.Location ?? defaults.Location,
        Audience = wish.Audience ?? defaults.Audience,
        Tone = wish.Tone ?? defaults.Tone,
        Language = wish.Language ?? defaults.Language,
        KeyPoints = wish.KeyPoints ?? defaults.KeyPoints,
    };

    private static ReferenceAgentRunView View(
        ReferenceAgent agent, Playbook playbook, string status, ReferenceAgentDraft? draft, IReadOnlyList<DeliverableView> posts, HttpContext http) =>
        new(
            agent.Spec.Spec.AgentId,
            agent.Spec.Spec.AgentType,
            playbook.About.SkillKey,
            playbook.About.PlaybookId,
            status,
            draft,
            posts,
            http.CorrelationId);
}
