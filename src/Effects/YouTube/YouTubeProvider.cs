using Waooaw.Effects.Access;
using Waooaw.Effects.Posts;
using Waooaw.Effects.Wire;
using Waooaw.Hooks;

namespace Waooaw.Effects.YouTube;

/// <summary>YouTube: an upload that nobody sees, then its last part, which makes it a film.</summary>
/// <remarks>
/// https://developers.google.com/youtube/v3/docs/videos/insert: a project that YouTube has not audited publishes privately, whatever was
/// asked for; and there is nothing to ask how much of the day's quota is left.
/// </remarks>
internal sealed class YouTubeProvider : PostProvider
{
    public const string Name = "youtube";
    public const string Title = "YouTube";

    public override Provider About { get; } = new(Name, Title, YouTubeForm.Form, CanBeAsked: _ => true);

    public override ProviderHost Host { get; } =
        new(new Uri("https://www.googleapis.com"), "v3", ["www.googleapis.com", "youtube.googleapis.com"]);

    public override bool IsAccount(string account) => YouTubeReads.IsId(account);

    public override IEnumerable<string> Unfit(PublishPost post)
    {
        if (post.Media.Length != 1 || !YouTubeForm.Form.Media.ContentTypes.Contains(post.Media[0].ContentType))
        {
            yield return "a post needs exactly one film";
        }

        var (form, words) = (YouTubeForm.Form, new PostWords(post.Title, post.Text, post.Options));
        if (!form.Title!.Takes(post.Title ?? "") || !form.Text.Takes(post.Text) || form.Objections(words).Any())
        {
            yield return "its title, description, tags and category are not all as YouTube takes them";
        }

        if (post.Options.Keys.Except(form.Options.Select(option => option.Name)).Any()
            || form.Options.Any(option => !option.Choices.IsEmpty && !option.Choices.Contains(post.Options.GetValueOrDefault(option.Name)!))
            || !form.Fill(words).SequenceEqual(post.Options))
        {
            yield return "its options are not all of YouTube's and only those";
        }
    }

    public override Task<Prepared> PrepareAsync(ProviderSession session, PublishPost post, PublishAttempt attempt, CancellationToken ct) =>
        YouTubeUpload.PrepareAsync(session, post, attempt, ct);

    public override Task<Written> WriteAsync(ProviderSession session, PublishPost post, Prepared.Ready prepared, SendRight right) =>
        session.Writes.SendAsync(session.Door, prepared.Last!, right);

    public override Task<Receipt> JudgeAsync(
        ProviderSession session, PublishPost post, Prepared.Ready prepared, Written written, DateTimeOffset sentAt) =>
        YouTubeAftermath.JudgeAsync(session, written, post, prepared.Last!.Address);

    public override string? CannotBeAsked(PublishPost post, string? handle) =>
        handle is null ? "There is no upload to ask YouTube about. Look at the channel, and say what you see." : null;

    public override Task<PostAnswer> AskAsync(
        ProviderSession session, PublishPost post, string? handle, DateTimeOffset sentAfter, CancellationToken ct) =>
        session.Door.Follow(handle) is { } upload
            ? YouTubeAftermath.AskAsync(session, post, upload, sentAfter, ct)
            : Task.FromResult<PostAnswer>(new PostAnswer.CannotBeKnown(
                "What was kept is no upload of YouTube's. Look at the channel, and say what you see."));

    public override async Task<ProbeResult> ProbeAsync(ProviderSession session, string account, CancellationToken ct)
    {
        var answer = await YouTubeReads.ChannelAsync(session, ct);
        if (YouTubeReads.Items(answer) is not { } channels)
        {
            return ProbeResult.Unhealthy(YouTubeError.RefusalOf(answer, session.Clock.GetUtcNow()).Why);
        }

        var channel = channels.FirstOrDefault(item => item.Text("id") == account);
        return channel.Text("id") == account
            ? new ProbeResult(IsHealthy: true, "YouTube accepts our access to this channel.", channel.Member("snippet")?.Text("title"))
            : ProbeResult.Unhealthy("The access opens another channel than this one. Connect the account again.");
    }
}
