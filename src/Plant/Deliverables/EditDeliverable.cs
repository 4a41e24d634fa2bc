using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Requests;
using Waooaw.Plant.Connections;
using Waooaw.Plant.Data;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Deliverables;

/// <summary>A person changes the words, the pictures or the window: a new version with a new hash, and any approval of the old one ends.</summary>
internal static class EditDeliverable
{
    public static async Task<Answer> HandleAsync(
        DeliverableId id,
        Body<ChangeContent> body,
        Caller caller,
        PlantDb db,
        Versions versions,
        Windows windows,
        CancellationToken ct)
    {
        var wish = body.Value;
        if (await UnderReview.LockAsync(db, caller.Customer, id, ct) is not { } review)
        {
            return Refusal.NotFound;
        }

        if (wish.Version != review.Deliverable.Version)
        {
            return new Refusal(
                Reasons.ContentChanged, $"Version {review.Deliverable.Version} is the current one. Read it, then make your change again.");
        }

        var old = review.Version.Post();
        var violations = new List<Violation>();
        if (wish is { Text: null, Title: null, Media: null, Window: null })
        {
            violations.Add(new Violation("", "Say what shall change: text, title, media or window."));
        }

        Versions.CheckWords(wish.Text, "text", violations);
        Versions.CheckWords(wish.Title, "title", violations);
        if (string.IsNullOrWhiteSpace(wish.Text ?? old.Text))
        {
            violations.Add(new Violation("text", "A post says something."));
        }

        var media = wish.Media is null ? old.Media : await versions.MediaAsync(caller.Customer, wish.Media, violations, ct);
        var window = wish.Window is null ? old.Window : windows.Read(wish.Window, violations);
        if (window is null || violations.Count > 0)
        {
            return Refusal.Invalid(violations);
        }

        if (review.GiveWay("A newer version took its place.") is { } refusal)
        {
            return refusal;
        }

        review.Deliverable.Renew();
        var connection = await db.Set<Connection>().SingleAsync(
            row => row.CustomerId == caller.Customer && row.Id == review.Deliverable.ConnectionId, ct);
        var (post, findings) = await versions.StateAsync(
            review.Deliverable, connection, wish.Title ?? old.Title, wish.Text ?? old.Text, media, window, ct);
        var version = versions.Keep(post, findings, caller.Account, review.Version.ReadRequests(), "deliverable.edited");
        return Answer.Ok(DeliverableViews.New(review.Deliverable, version));
    }
}
