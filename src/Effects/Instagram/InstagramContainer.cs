using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Graph;
using Waooaw.Effects.Posts;
using Waooaw.Effects.Wire;
using Waooaw.Hooks;

namespace Waooaw.Effects.Instagram;

/// <summary>What Instagram prepares before anything is visible: a container with the picture and the caption.</summary>
internal static class InstagramContainer
{
    private static readonly TimeSpan StillAtWork = TimeSpan.FromSeconds(5);

    /// <summary>The container to publish, made now or by an earlier attempt; or why there is none.</summary>
    public static async Task<Prepared> PrepareAsync(
        ProviderSession session, PublishPost post, PublishAttempt attempt, CancellationToken ct)
    {
        var container = attempt.Handle;
        if (container is null)
        {
            var fields = new Dictionary<string, string>
            {
                ["image_url"] = attempt.MediaLink(post.Media[0].Sha256).AbsoluteUri,
                ["caption"] = post.Text,
            };
            var answer = GraphAnswer.Of(await session.Writes.PrepareAsync(
                session.Door, Writing.Form("container_make", session.Door.AtVersion($"{post.Account}/media"), fields), ct));
            if (answer is not GraphAnswer.Ok made || made.Body.Text("id") is not { } id || !InstagramProvider.IsId(id))
            {
                return new Prepared.Not(answer.ToRefusal(InstagramProvider.Title));
            }

            FaultPoint.ContainerMade.Reach();
            container = id;
            if (!await attempt.KeepHandleAsync(container, ct))
            {
                return Prepared.TakenOver;
            }

            FaultPoint.HandleKept.Reach();
        }

        return await WaitAsync(session, container, ct) is { } instead ? new Prepared.Not(instead) : new Prepared.Ready(container);
    }

    /// <summary>Waits until the container is ready; else why it is not.</summary>
    private static async Task<Receipt?> WaitAsync(ProviderSession session, string container, CancellationToken ct)
    {
        if (!InstagramProvider.IsId(container))
        {
            return Useless("What an earlier attempt left behind is no container of Instagram's. It is prepared anew by itself.");
        }

        var (clock, limits) = (session.Clock, session.Limits);
        var begun = clock.GetTimestamp();
        while (true)
        {
            var (state, answer) = await InstagramReads.ContainerAsync(session, container, ct);
            switch (state)
            {
                case ContainerState.Finished:
                    return null;
                case ContainerState.Published:
                    return new Receipt.Unknown(
                        "Instagram says that this was published already, and not by this attempt. It is looked into by itself.");
                case ContainerState.Failed:
                    return Useless("Instagram could not make a post of the picture and the text. It is prepared anew by itself.");
                case ContainerState.Expired:
                    return Useless("What was prepared at Instagram has expired. It is prepared anew by itself.");
                case null when answer is GraphAnswer.Error { Named.IsGone: true }:
                    return Useless("Instagram no longer knows what was prepared. It is prepared anew by itself.");
                case null:
                    return answer.ToRefusal(InstagramProvider.Title);
            }

            if (clock.GetElapsedTime(begun) >= limits.ContainerWait)
            {
                return new Receipt.Refused(
                    IsTransient: true,
                    Reasons.DependencyUnavailable,
                    "Instagram is still at work on the picture. It goes on by itself.",
                    StillAtWork,
                    Counts: false);
            }

            await Task.Delay(limits.ContainerPoll, clock, ct);
        }
    }

    private static Receipt.Refused Useless(string why) =>
        new(IsTransient: true, Reasons.DependencyUnavailable, why, DropsHandle: true);
}
