using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Posts;
using Waooaw.Hooks;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Requests;
using Waooaw.Plant.Connections;
using Waooaw.Plant.Data;
using Waooaw.Plant.Requests;
using Waooaw.Plant.Skills;

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
        CountedRuns counted,
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
        var run = admitted.Admission.Spend();
        var playbook = shelf.Find(run.SkillKey)!;
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
        if (playbook.Draft(inputs, review.Deliverable.Channel, review.Deliverable.Variant).IsRefused(out refusal, out var draft))
        {
            return refusal;
        }

        if (playbook.Idle(inputs, review.Deliverable.Channel, review.Deliverable.Variant, draft, understood, before) is { Count: > 0 } idle)
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
        var (post, findings) = await versions.StateAsync(review.Deliverable, connection, Redrafted(draft, old), ct);
        var version = versions.Keep(post, findings, caller.Account, requests, "deliverable.redrafted");
        await counted.CountAsync(run, admitted.Judgement.Id, "redraft", caller.Account, http.CorrelationId, ct);
        return Answer.Ok(DeliverableViews.New(review.Deliverable, version));
    }

    /// <summary>What people chose about it stays; what the playbook writes is written anew.</summary>
    private static PostMatter Redrafted(ChannelDraft draft, PublishPost old) => new(
        new PostWords(draft.Title, draft.Text, old.Options.SetItems(draft.Options), draft.Language), old.Media, old.Recipients, old.Window);
}
