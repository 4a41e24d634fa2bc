using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Refusals;
using Waooaw.Contracts.Usage;
using Waooaw.Hooks;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Requests;
using Waooaw.Plant.Connections;
using Waooaw.Plant.Data;
using Waooaw.Plant.Hiring;
using Waooaw.Plant.Requests;
using Waooaw.Plant.Skills;
using Waooaw.Plant.Usage;

namespace Waooaw.Plant.Deliverables;

/// <summary>The same skill writes it again, with what a person wants different. What it does not understand it says, instead of guessing.</summary>
internal static class RedraftByNotes
{
    public static async Task<Answer> HandleAsync(
        DeliverableId id,
        Body<RedraftDeliverable> body,
        HttpContext http,
        Caller caller,
        PlantDb db,
        HookBus bus,
        PlaybookShelf shelf,
        Versions versions,
        TimeProvider clock,
        CancellationToken ct)
    {
        var known = await db.Set<Deliverable>().AsNoTracking().SingleOrDefaultAsync(row => row.CustomerId == caller.Customer && row.Id == id, ct);
        if (known is null)
        {
            return Refusal.NotFound;
        }

        // Judged first, because a judgement locks the agent, and an agent is locked before its deliverables.
        var verdict = await bus.AdmitAsync(new Run(caller.Customer, known.HiredInstanceId, known.SkillKey, IsDryRun: false), ct);
        if (verdict is not RunVerdict.Admitted admitted)
        {
            return verdict.Judgement.ToRefusal();
        }

        var review = (await UnderReview.LockAsync(db, caller.Customer, id, ct))!;
        var playbook = shelf.Find(admitted.Admission.Spend().SkillKey)!;
        var violations = new List<Violation>();
        Versions.CheckWords(body.Value.Notes, "notes", violations);
        if (violations.Count > 0)
        {
            return Refusal.Invalid(violations);
        }

        if (playbook.Understand(body.Value.Notes).IsRefused(out var refusal, out var understood))
        {
            return refusal;
        }

        var batch = await db.Set<DraftBatch>().SingleAsync(row => row.CustomerId == caller.Customer && row.Id == review.Deliverable.BatchId, ct);
        var before = review.Version.ReadRequests();
        string[] requests = [.. before.Concat(understood).Distinct()];
        var inputs = JsonSerializer.Deserialize<DraftInputs>(batch.Inputs, WireJson.Options)! with { Requests = requests };
        if (playbook.Draft(inputs, review.Deliverable.Channel).IsRefused(out refusal, out var draft))
        {
            return refusal;
        }

        if (playbook.Idle(inputs, review.Deliverable.Channel, draft.Text, understood, before) is { Count: > 0 } idle)
        {
            var named = string.Join(", ", idle.Select(phrase => $"“{phrase}”"));
            return Refusal.Invalid(
                "notes", $"{named} changes nothing here: it is done already, or there is nothing to do it with. Leave it out, or edit the text.");
        }

        if (review.GiveWay("It was drafted again.") is { } under)
        {
            return under;
        }

        var old = review.Version.Post();
        review.Deliverable.Renew();
        var connection = await db.Set<Connection>().SingleAsync(
            row => row.CustomerId == caller.Customer && row.Id == review.Deliverable.ConnectionId, ct);
        var (post, findings) = await versions.StateAsync(review.Deliverable, connection, draft.Title, draft.Text, old.Media, old.Window, ct);
        var version = versions.Keep(post, findings, caller.Account, requests, "deliverable.redrafted");
        db.Add(new UsageEvent
        {
            Id = UsageEventId.New(clock),
            CustomerId = caller.Customer,
            EventType = UsageEventType.SkillExecution,
            CorrelationId = http.CorrelationId,
            AgentId = await db.Set<HiredAgent>()
                .Where(row => row.CustomerId == caller.Customer && row.Id == known.HiredInstanceId).Select(row => row.AgentTypeId).SingleAsync(ct),
            HiredInstanceId = review.Deliverable.HiredInstanceId,
            SkillKey = review.Deliverable.SkillKey,
            Action = "redraft",
            CreatedAt = clock.GetUtcNow(),
        });
        return Answer.Ok(DeliverableViews.New(review.Deliverable, version));
    }
}
