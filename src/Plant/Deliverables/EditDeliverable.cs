using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Effects;
using Waooaw.Effects.Posts;
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
        Audience audience,
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
        if (wish is { Text: null, Title: null, Media: null, Window: null, Options: null, Recipients: null })
        {
            violations.Add(new Violation("", "Say what shall change: text, title, media, options, recipients or window."));
        }

        Versions.CheckWords(wish.Text, "text", violations);
        Versions.CheckWords(wish.Title, "title", violations);
        if (string.IsNullOrWhiteSpace(wish.Text ?? old.Text))
        {
            violations.Add(new Violation("text", "A post says something."));
        }

        var media = wish.Media is null ? old.Media : await versions.MediaAsync(caller.Customer, wish.Media, violations, ct);
        var window = wish.Window is null ? old.Window : windows.Read(wish.Window, violations);
        var recipients = wish.Recipients is null
            ? old.Recipients
            : await audience.OfAsync(caller.Customer, review.Deliverable.Channel, wish.Recipients, violations, ct);
        var options = OptionsOf(wish, old, violations);
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
        var words = new PostWords(wish.Title ?? old.Title, wish.Text ?? old.Text, options, review.Deliverable.Language);
        var (post, findings) = await versions.StateAsync(
            review.Deliverable, connection, new PostMatter(words, media, recipients, window), ct);
        var version = versions.Keep(post, findings, caller.Account, review.Version.ReadRequests(), "deliverable.edited");
        return Answer.Ok(DeliverableViews.New(review.Deliverable, version));
    }

    private static ImmutableSortedDictionary<string, string> OptionsOf(ChangeContent wish, PublishPost old, List<Violation> violations)
    {
        var options = old.Options;
        foreach (var (name, value) in wish.Options ?? new Dictionary<string, string>())
        {
            var known = Providers.Find(old.Provider)?.Form.Options.FirstOrDefault(option => option.Name == name);
            if (known is null || (known.Choices.Length > 0 && !known.Choices.Contains(value)) || value.Length > 500)
            {
                violations.Add(new Violation($"options.{name}", known is null
                    ? "This channel knows no such option."
                    : $"One of these: {string.Join(", ", known.Choices)}."));
                continue;
            }

            Versions.CheckWords(value, $"options.{name}", violations);
            options = value.Length > 0 ? options.SetItem(name, value) : options.Remove(name);
        }

        return options;
    }
}
