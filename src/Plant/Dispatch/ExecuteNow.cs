using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Hooks;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Requests;
using Waooaw.Plant.Data;
using Waooaw.Plant.Deliverables;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Dispatch;

/// <summary>Makes an approved version due now. However often it is asked, there is one effect.</summary>
internal sealed class ExecuteNow(PlantDb db, HookBus bus, Arming arming, TimeProvider clock)
{
    private const string Action = "publish";

    public static Task<Answer> HandleAsync(
        DeliverableId id, Body<ExecuteDeliverable> body, HttpContext http, Caller caller, ExecuteNow work, CancellationToken ct) =>
        work.RunAsync(id, body.Value, caller, http.CorrelationId, ct);

    public async Task<Answer> RunAsync(DeliverableId id, ExecuteDeliverable wish, Caller caller, string correlation, CancellationToken ct)
    {
        var known = await db.Set<Deliverable>().AsNoTracking().SingleOrDefaultAsync(row => row.CustomerId == caller.Customer && row.Id == id, ct);
        if (known is null)
        {
            return Refusal.NotFound;
        }

        if (CheckIntent(wish) is { } refusal)
        {
            return Answer.Denied(Action, id, refusal);
        }

        if (await AnsweredAsync(known, wish, ct) is { } before)
        {
            return Answer.Accepted(before);
        }

        var version = await db.Set<DeliverableVersion>().AsNoTracking().SingleAsync(
            row => row.CustomerId == caller.Customer && row.DeliverableId == id && row.Version == known.Version, ct);
        if (version.Whole() is not { } post)
        {
            return Answer.Denied(Action, id, DeliverableVersion.Altered);
        }

        var judgement = await bus.ConsiderAsync(post, wish.ApprovalId, ct);

        // The judgement has waited for the locks; what was done meanwhile is seen only now.
        if (await AnsweredAsync(known, wish, ct) is { } meanwhile)
        {
            return Answer.Accepted(meanwhile);
        }

        if (judgement.Ruling != Ruling.Permitted)
        {
            return Answer.Denied(Action, id, judgement.ToRefusal());
        }

        db.ChangeTracker.Clear();
        var review = (await UnderReview.LockAsync(db, caller.Customer, id, ct))!;
        var due = clock.GetUtcNow();
        var armed = await arming.ArmAsync(
            review, due, due.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", null), "Etc/UTC", wish.ApprovalId!.Value, judgement.Id, caller.Account, correlation, ct);
        return armed.IsRefused(out refusal, out var course)
            ? Answer.Denied(Action, id, refusal)
            : Answer.Accepted(new ExecutionView(ExecutionStatus.Scheduled, course.Leading!.DecisionId));
    }

    private static Refusal? CheckIntent(ExecuteDeliverable wish) => Verb.Find(wish.IntentAction) switch
    {
        null => new Refusal(Reasons.UnknownAction, $"No action '{wish.IntentAction}' is known. A post is published with 'publish'."),
        { } verb when verb != Verb.Publish => new Refusal(Reasons.IntentActionMismatch, $"This would publish, and '{verb}' was intended. Send 'publish' if that is meant."),
        _ when wish.ApprovalId is null => new Refusal(Reasons.ApprovalRequired, "Name the approval this stands on. Without one nothing goes out; approve the current version first."),
        _ => null,
    };

    /// <summary>The answer that was given when this effect was armed on that approval, unless it is still to be armed.</summary>
    private async Task<ExecutionView?> AnsweredAsync(Deliverable known, ExecuteDeliverable wish, CancellationToken ct)
    {
        var course = new Course(await db.Set<Execution>().AsNoTracking()
            .Where(row => row.CustomerId == known.CustomerId && row.DeliverableId == known.Id && row.Version == known.Version)
            .OrderBy(row => row.Part)
            .ToListAsync(ct));
        var execution = course.Leading;
        var isUnderWay = execution?.State switch
        {
            ExecutionStatus.Running or ExecutionStatus.Posted or ExecutionStatus.OutcomeUnknown => true,
            ExecutionStatus.Scheduled => execution.DueAt <= clock.GetUtcNow(),
            _ => false,
        };
        return isUnderWay && !course.HasRest && execution!.ApprovalId == wish.ApprovalId
            ? new ExecutionView(ExecutionStatus.Scheduled, course.Leading!.DecisionId)
            : null;
    }
}
