using System.Globalization;
using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Access;
using Waooaw.Effects.Graph;
using Waooaw.Effects.Posts;
using Waooaw.Effects.Wire;
using Waooaw.Hooks;

namespace Waooaw.Effects.Instagram;

/// <summary>Instagram: a container that nobody sees, then one write that makes it a post.</summary>
/// <remarks>https://developers.facebook.com/docs/instagram-platform/content-publishing</remarks>
internal sealed class InstagramProvider : PostProvider
{
    public const string Name = "instagram";
    public const string Title = "Instagram";

    private static readonly TimeSpan QuotaWait = TimeSpan.FromMinutes(15);

    public override Provider About { get; } = new(Name, Title, InstagramForm.Form, CanBeAsked: _ => true);

    public override ProviderHost Host { get; } =
        new(new Uri("https://graph.instagram.com"), "v23.0", ["graph.instagram.com", "graph.facebook.com"]);

    public override bool IsAccount(string account) => IsId(account);

    /// <summary>Whether an id may stand in a path: Instagram's own are digits.</summary>
    public static bool IsId(string? id) => id is { Length: > 0 and <= 128 } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_');

    public override IEnumerable<string> Unfit(PublishPost post) => FormFit.Unfit(About.Form, post);

    public override async Task<Receipt.Refused?> CheckQuotaAsync(ProviderSession session, PublishPost post, CancellationToken ct)
    {
        var answer = await InstagramReads.QuotaAsync(session, post.Account, ct);
        if (answer is not GraphAnswer.Ok ok)
        {
            return answer.ToRefusal(Title);
        }

        // Where the answer names no total, Instagram itself still holds the limit when the container is published.
        return ok.Body.List("data").Any(quota =>
            quota.Number("quota_usage") is { } used && quota.Member("config")?.Number("quota_total") is { } total && used >= total)
            ? new Receipt.Refused(
                IsTransient: true,
                Reasons.RateLimited,
                "The account has used up what Instagram lets it post in 24 hours. It is tried again by itself.",
                QuotaWait)
            : null;
    }

    public override Task<Prepared> PrepareAsync(ProviderSession session, PublishPost post, PublishAttempt attempt, CancellationToken ct) =>
        InstagramContainer.PrepareAsync(session, post, attempt, ct);

    public override Task<Written> WriteAsync(ProviderSession session, PublishPost post, Prepared.Ready prepared, SendRight right) =>
        session.Writes.SendAsync(
            session.Door,
            Writing.Form(
                "publish",
                session.Door.AtVersion($"{post.Account}/media_publish"),
                new Dictionary<string, string> { ["creation_id"] = prepared.Handle! }),
            right);

    public override Task<Receipt> JudgeAsync(
        ProviderSession session, PublishPost post, Prepared.Ready prepared, Written written, DateTimeOffset sentAt) =>
        InstagramAftermath.JudgeAsync(session, written, post, prepared.Handle!, sentAt);

    public override string? CannotBeAsked(PublishPost post, string? handle) =>
        IsId(handle) ? null : "There is no container to ask Instagram about. Look at the account, and say what you see.";

    public override Task<PostAnswer> AskAsync(
        ProviderSession session, PublishPost post, string? handle, DateTimeOffset sentAfter, CancellationToken ct) =>
        InstagramAftermath.AskAsync(session, post, handle!, sentAfter, ct);

    public override async Task<ProbeResult> ProbeAsync(ProviderSession session, string account, CancellationToken ct)
    {
        var answer = await InstagramReads.AccountAsync(session, ct);
        if (answer is not GraphAnswer.Ok ok)
        {
            return ProbeResult.Unhealthy(answer.ToRefusal(Title).Why);
        }

        var found = ok.Body.List("data").FirstOrDefault(ok.Body); // Meta's own pages show it both in a list and alone
        var id = found.Text("user_id") ?? found.Number("user_id")?.ToString(CultureInfo.InvariantCulture);
        return id == account
            ? new ProbeResult(IsHealthy: true, "Instagram accepts our access to this account.", found.Text("username"))
            : ProbeResult.Unhealthy("The access opens another account than this one. Connect the account again.");
    }
}
