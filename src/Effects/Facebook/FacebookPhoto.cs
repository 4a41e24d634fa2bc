using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Graph;
using Waooaw.Effects.Posts;
using Waooaw.Effects.Wire;
using Waooaw.Hooks;

namespace Waooaw.Effects.Facebook;

/// <summary>What Facebook takes before anything is visible: the photo, unpublished.</summary>
internal static class FacebookPhoto
{
    /// <summary>The photo to attach, taken now or by an earlier attempt; or why there is none.</summary>
    public static async Task<Prepared> PrepareAsync(
        ProviderSession session, PublishPost post, PublishAttempt attempt, CancellationToken ct) =>
        attempt.Handle is { } kept ? await LookAsync(session, kept, ct) : await TakeAsync(session, post, attempt, ct);

    /// <summary>`published=false`: https://developers.facebook.com/docs/graph-api/reference/page/photos</summary>
    private static async Task<Prepared> TakeAsync(ProviderSession session, PublishPost post, PublishAttempt attempt, CancellationToken ct)
    {
        var fields = new Dictionary<string, string>
        {
            ["url"] = attempt.MediaLink(post.Media[0].Sha256).AbsoluteUri,
            ["published"] = "false",
        };
        var answer = GraphAnswer.Of(await session.Writes.PrepareAsync(
            session.Door, Writing.Form("photo_take", session.Door.AtVersion($"{post.Account}/photos"), fields), ct));
        if (answer is not GraphAnswer.Ok taken || taken.Body.Text("id") is not { } photo || !FacebookProvider.IsPhoto(photo))
        {
            return new Prepared.Not(answer.ToRefusal(FacebookProvider.Title));
        }

        FaultPoint.ContainerMade.Reach();
        if (!await attempt.KeepHandleAsync(photo, ct))
        {
            return Prepared.TakenOver;
        }

        FaultPoint.HandleKept.Reach();
        return new Prepared.Ready(photo);
    }

    /// <summary>A photo that is not used is not kept for ever, and a post without its picture is not what was approved.</summary>
    private static async Task<Prepared> LookAsync(ProviderSession session, string kept, CancellationToken ct)
    {
        if (!FacebookProvider.IsPhoto(kept))
        {
            return Gone("What an earlier attempt left behind is no photo of Facebook's. It is prepared anew by itself.");
        }

        var answer = await FacebookReads.PhotoAsync(session, kept, ct);
        return answer switch
        {
            GraphAnswer.Ok ok when ok.Body.Text("id") == kept => new Prepared.Ready(kept),
            GraphAnswer.Error { Named.IsGone: true } => Gone("Facebook no longer knows the photo. It is prepared anew by itself."),
            _ => new Prepared.Not(answer.ToRefusal(FacebookProvider.Title)),
        };
    }

    private static Prepared.Not Gone(string why) =>
        new(new Receipt.Refused(IsTransient: true, Reasons.DependencyUnavailable, why, DropsHandle: true));
}
