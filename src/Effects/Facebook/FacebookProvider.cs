using Waooaw.Effects.Access;
using Waooaw.Effects.Graph;
using Waooaw.Effects.Posts;
using Waooaw.Effects.Wire;
using Waooaw.Hooks;

namespace Waooaw.Effects.Facebook;

/// <summary>A Facebook page: a photo that nobody sees, then one write that puts it into the feed with its words.</summary>
/// <remarks>https://developers.facebook.com/docs/pages-api/posts</remarks>
internal sealed class FacebookProvider : PostProvider
{
    public const string Title = "Facebook";

    public override Provider About { get; } = new("facebook", Title, FacebookForm.Form, CanBeAsked: _ => true);

    public override ProviderHost Host { get; } = new(new Uri("https://graph.facebook.com"), "v23.0", ["graph.facebook.com"]);

    public override bool IsAccount(string account) => IsDigits(account, longest: 32);

    /// <summary>Whether this is a photo's id, fit to stand in a path.</summary>
    public static bool IsPhoto(string? id) => IsDigits(id, longest: 32);

    /// <summary>Whether this is a post's id: the page's and its own, such as `546349135390552_1116689038356556`.</summary>
    public static bool IsPost(string? id) => id?.Split('_') is [var page, var post] && IsDigits(page, longest: 32) && IsDigits(post, longest: 32);

    public override IEnumerable<string> Unfit(PublishPost post) => FormFit.Unfit(About.Form, post);

    public override Task<Prepared> PrepareAsync(ProviderSession session, PublishPost post, PublishAttempt attempt, CancellationToken ct) =>
        post.Media.IsEmpty
            ? Task.FromResult<Prepared>(new Prepared.Ready(Handle: null))
            : FacebookPhoto.PrepareAsync(session, post, attempt, ct);

    /// <summary>"Photo attached to the post": https://developers.facebook.com/docs/graph-api/reference/page/photos, under multi-photo posts.</summary>
    public override Task<Written> WriteAsync(ProviderSession session, PublishPost post, Prepared.Ready prepared, SendRight right)
    {
        var fields = new Dictionary<string, string> { ["message"] = post.Text };
        if (prepared.Handle is { } photo)
        {
            fields["attached_media[0]"] = $$"""{"media_fbid":"{{photo}}"}""";
        }

        return session.Writes.SendAsync(
            session.Door, Writing.Form("publish", session.Door.AtVersion($"{post.Account}/feed"), fields), right);
    }

    public override Task<Receipt> JudgeAsync(
        ProviderSession session, PublishPost post, Prepared.Ready prepared, Written written, DateTimeOffset sentAt) =>
        FacebookAftermath.JudgeAsync(session, written);

    public override Task<PostAnswer> AskAsync(
        ProviderSession session, PublishPost post, string? handle, DateTimeOffset sentAfter, CancellationToken ct) =>
        FacebookAftermath.AskAsync(session, post, sentAfter, ct);

    public override async Task<ProbeResult> ProbeAsync(ProviderSession session, string account, CancellationToken ct)
    {
        var answer = await FacebookReads.PageAsync(session, ct);
        if (answer is not GraphAnswer.Ok ok)
        {
            return ProbeResult.Unhealthy(answer.ToRefusal(Title).Why);
        }

        return ok.Body.Text("id") == account
            ? new ProbeResult(IsHealthy: true, "Facebook accepts our access to this page.", ok.Body.Text("name"))
            : ProbeResult.Unhealthy("The access opens another page than this one. Connect the page again.");
    }
}
