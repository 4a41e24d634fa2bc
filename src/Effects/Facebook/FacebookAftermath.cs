using Waooaw.Effects.Graph;
using Waooaw.Effects.Posts;
using Waooaw.Effects.Wire;

namespace Waooaw.Effects.Facebook;

/// <summary>What is known after the write was begun. Only what Facebook itself says counts; the rest is a doubt, and stays one.</summary>
internal static class FacebookAftermath
{
    public static async Task<Receipt> JudgeAsync(ProviderSession session, Written written)
    {
        var reply = (written as Written.Answered)?.Reply;
        if (reply is { IsSuccess: true, Json: { } body } && body.Text("id") is { } post && FacebookProvider.IsPost(post))
        {
            return new Receipt.Done(post, await FacebookReads.PermalinkAsync(session, post, CancellationToken.None));
        }

        return reply is not null && GraphError.In(reply) is { } named && MeansNothingWasMade(named)
            ? named.ToRefusal(FacebookProvider.Title)
            : new Receipt.Unknown(written is Written.Silent silent
                ? $"{silent.Why} Whether the post is out is asked again by itself."
                : "Facebook's answer does not say whether the post is out. It is asked again by itself.");
    }

    /// <summary>A page knows its posts by their words only.</summary>
    public static async Task<PostAnswer> AskAsync(
        ProviderSession session, PublishPost post, DateTimeOffset sentAfter, CancellationToken ct)
    {
        var answer = await FacebookReads.PostsAsync(session, post.Account, sentAfter.AddMinutes(-1), ct);
        if (answer is GraphAnswer.Ok ok && FacebookReads.ListIn(ok.Body) is var (posts, isWhole))
        {
            return StandingPost.Find(posts, isWhole, post, sentAfter, session.Clock.GetUtcNow(), FacebookProvider.Title);
        }

        var no = answer.ToRefusal(FacebookProvider.Title);
        return new PostAnswer.NoAnswer(no.Why, no.RetryAfter);
    }

    /// <summary>The codes that refuse the request itself. 1, 2 and a failing server may come after the post was made, so they stay a doubt.
    /// https://developers.facebook.com/docs/graph-api/guides/error-handling</summary>
    private static bool MeansNothingWasMade(GraphError error) => (int)error.Status is >= 400 and < 500
        && error.Code is 3 or 4 or 9 or 10 or 17 or 32 or 100 or 102 or 190 or (>= 200 and < 300) or 341 or 368 or 506 or 613;
}
