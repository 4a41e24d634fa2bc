using System.Net;
using Waooaw.Effects.Posts;
using Waooaw.Effects.Wire;

namespace Waooaw.Effects.LinkedIn;

/// <summary>What is known after the write was begun. Only what LinkedIn itself says counts; the rest is a doubt, and stays one.</summary>
internal static class LinkedInAftermath
{
    public static Receipt Judge(Written written, string account)
    {
        var reply = (written as Written.Answered)?.Reply;
        if (reply is { Status: HttpStatusCode.Created } && reply.Header("x-restli-id") is { } post && LinkedInUrn.IsPost(post))
        {
            return new Receipt.Done(post, LinkedInUrn.PageOf(post));
        }

        if (reply is not null && LinkedInError.In(reply) is { MeansNothingWasMade: true } named)
        {
            return named.ToRefusal();
        }

        var next = LinkedInUrn.IsOrganization(account) ? "It is asked again by itself." : "Look at the profile, and say what you see.";
        return new Receipt.Unknown(written is Written.Silent silent
            ? $"{silent.Why} Whether the post is out is not known. {next}"
            : $"LinkedIn's answer does not say whether the post is out. {next}");
    }

    /// <summary>An organization's posts are known by their words only.</summary>
    public static async Task<PostAnswer> AskAsync(ProviderSession session, PublishPost post, DateTimeOffset sentAfter, CancellationToken ct)
    {
        var answer = await LinkedInReads.PostsAsync(session, post.Account, ct);
        if (LinkedInReads.ListIn(answer, sentAfter.AddMinutes(-1)) is var (posts, isWhole))
        {
            return StandingPost.Find(posts, isWhole, post, sentAfter, session.Clock.GetUtcNow(), LinkedInProvider.Title);
        }

        var no = answer.ToRefusal();
        return new PostAnswer.NoAnswer(no.Why, no.RetryAfter);
    }
}
