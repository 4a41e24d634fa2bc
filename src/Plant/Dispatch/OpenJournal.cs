using System.Text;
using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Approvals;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Posts;
using Waooaw.Hooks;
using Waooaw.Hosting.Database;
using Waooaw.Plant.Approvals;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Data;
using Waooaw.Plant.Deliverables;

namespace Waooaw.Plant.Dispatch;

/// <summary>The judgement of one effect, on locked rows. For an attempt, what follows from it is committed with it.</summary>
internal sealed class OpenJournal(
    PlantDb db,
    Trail trail,
    Denials denials,
    DispatchOptions options,
    TimeProvider clock,
    PublishPost post,
    Attempt? attempt,
    WriteUnit? unit,
    Execution? execution) : IOpenJournal
{
    public Task<Approval?> FindApprovalAsync(ContentHash content, CancellationToken ct) => ReadAsync(
        db.Set<RecordedApproval>()
            .Where(row => row.CustomerId == post.CustomerId && row.ContentHash == content && row.Decision == ApprovalDecision.Approved)
            .OrderByDescending(row => row.DecidedAt),
        ct);

    public Task<Approval?> FindApprovalAsync(ApprovalId id, CancellationToken ct) => ReadAsync(
        db.Set<RecordedApproval>().Where(row => row.CustomerId == post.CustomerId && row.Id == id && row.Decision == ApprovalDecision.Approved),
        ct);

    public async Task RecordAsync(Judgement judgement, CancellationToken ct)
    {
        trail.Add(NoteOf(judgement));
        if (unit is null || execution is null || attempt is null)
        {
            return; // a question: the request's own unit keeps it, or undoes it
        }

        if (judgement.Ruling == Ruling.Permitted)
        {
            execution.Permit();
            var approval = await db.Set<RecordedApproval>().SingleAsync(
                row => row.CustomerId == post.CustomerId && row.Id == judgement.Approval!.Id, ct);
            approval.Bind(post.EffectId);
            db.Add(new EffectAttempt
            {
                CustomerId = post.CustomerId,
                EffectId = post.EffectId,
                Part = attempt.Part,
                Epoch = attempt.Epoch,
                PermitId = PermitId.From(judgement.Id.Value),
                StartedAt = judgement.At,
            });
        }
        else
        {
            await RefuseAsync(judgement, execution, ct);
        }

        await trail.CommitAsync(unit, ct);
    }

    public ValueTask DisposeAsync() => unit?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>What a no at the due time means: wait and try again, ask a person again, or stand still.</summary>
    private async Task RefuseAsync(Judgement judgement, Execution refused, CancellationToken ct)
    {
        var objection = judgement.Foremost!;
        var now = clock.GetUtcNow();
        await denials.NoteAsync(
            post.CustomerId, "publish", objection.Reason, objection.Why, post.DeliverableId, actor: null, refused.CorrelationId, ct);
        if (objection.Reason.Status is 429 or 503 || objection.Reason == Reasons.PolicyDenied)
        {
            refused.TryAgain(
                now + (objection.RetryAfter ?? options.PauseAfter(refused.Attempts + 1)),
                counts: true,
                dropsHandle: false,
                options.MostAttempts,
                objection.Reason,
                objection.Why);
        }
        else if (objection.Reason.Code.StartsWith("approval_", StringComparison.Ordinal))
        {
            refused.Unschedule(objection.Reason, objection.Why);
            foreach (var ended in await db.Set<RecordedApproval>()
                .Where(row => row.CustomerId == post.CustomerId && row.BoundTo == post.EffectId).ToListAsync(ct))
            {
                ended.Supersede();
            }

            var deliverable = await db.Set<Deliverable>().SingleAsync(
                row => row.CustomerId == post.CustomerId && row.Id == post.DeliverableId, ct);
            if (deliverable.Version == post.Version)
            {
                deliverable.Reopen();
            }
        }
        else
        {
            refused.Stop(objection.Reason, objection.Why);
        }
    }

    private Note NoteOf(Judgement judgement) => new(
        post.CustomerId,
        (attempt, judgement.Ruling) switch
        {
            (null, _) => "effect.considered",
            (_, Ruling.Permitted) => "effect.permitted",
            _ => "effect.denied",
        },
        post.DeliverableId)
    {
        Facts = new Dictionary<string, string>
        {
            ["approval_id"] = judgement.Approval?.Id.ToString() ?? "",
            ["attempt"] = $"{attempt?.Number ?? 0}",
            ["content_hash"] = judgement.Content!.Hex,
            ["decision_id"] = judgement.Id.ToString(),
            ["effect_id"] = post.EffectId.ToString(),
            ["judged_at"] = UtcInstantConverter.Text(judgement.At),
            ["part"] = $"{attempt?.Part ?? 0}",
            ["reasons"] = string.Join(' ', judgement.Objections.Select(objection => objection.Reason.Code).Distinct()),
        },
        Documents = [new NotedDocument("effect", Encoding.UTF8.GetString(CanonicalJson.Of<object>(post)))],
    };

    private static async Task<Approval?> ReadAsync(IQueryable<RecordedApproval> rows, CancellationToken ct) =>
        (await rows.FirstOrDefaultAsync(ct))?.ToKernel();
}

/// <summary>The judgement of a run, inside the unit of the request that asked for it.</summary>
internal sealed class JoinedJournal : IOpenJournal
{
    public Task<Approval?> FindApprovalAsync(ContentHash content, CancellationToken ct) => Task.FromResult<Approval?>(null);

    public Task<Approval?> FindApprovalAsync(ApprovalId id, CancellationToken ct) => Task.FromResult<Approval?>(null);

    // Who asked notes what follows: a draft that was made, or the denial.
    public Task RecordAsync(Judgement judgement, CancellationToken ct) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
