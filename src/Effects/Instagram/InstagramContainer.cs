using Microsoft.Extensions.Options;
using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Posts;
using Waooaw.Effects.Wire;
using Waooaw.Hooks;

namespace Waooaw.Effects.Instagram;

/// <summary>What Instagram prepares before anything is visible: a container with the picture and the caption.</summary>
internal sealed class InstagramContainer(InstagramReads reads, WriteClient writes, IOptions<LimitOptions> limits, TimeProvider clock)
{
    private static readonly TimeSpan StillAtWork = TimeSpan.FromSeconds(5);

    /// <summary>The container to publish, made now or by an earlier attempt; or why there is none.</summary>
    public async Task<(string? Container, Receipt? Instead)> PrepareAsync(
        Door door, PublishPost post, PublishAttempt attempt, CancellationToken ct)
    {
        var container = attempt.Handle;
        if (container is null)
        {
            var fields = new Dictionary<string, string>
            {
                ["image_url"] = attempt.MediaLink(post.Media[0].Sha256).AbsoluteUri,
                ["caption"] = post.Text,
            };
            var answer = GraphAnswer.Of(await writes.PrepareAsync(door, "container_make", $"{post.Account}/media", fields, ct));
            if (answer is not GraphAnswer.Ok made || made.Body.Text("id") is not { } id || !InstagramDoor.IsId(id))
            {
                return (null, answer.ToRefusal());
            }

            FaultPoint.ContainerMade.Reach();
            container = id;
            if (!await attempt.KeepHandleAsync(container, ct))
            {
                return (null, InstagramPublisher.TakenOver);
            }

            FaultPoint.HandleKept.Reach();
        }

        return await WaitAsync(door, container, ct) is { } instead ? (null, instead) : (container, null);
    }

    /// <summary>Waits until the container is ready; else why it is not.</summary>
    private async Task<Receipt?> WaitAsync(Door door, string container, CancellationToken ct)
    {
        if (!InstagramDoor.IsId(container))
        {
            return Useless("What an earlier attempt left behind is no container of Instagram's. It is prepared anew by itself.");
        }

        var begun = clock.GetTimestamp();
        while (true)
        {
            var (state, answer) = await reads.ContainerAsync(door, container, ct);
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
                    return answer.ToRefusal();
            }

            if (clock.GetElapsedTime(begun) >= limits.Value.ContainerWait)
            {
                return new Receipt.Refused(
                    IsTransient: true,
                    Reasons.DependencyUnavailable,
                    "Instagram is still at work on the picture. It goes on by itself.",
                    StillAtWork,
                    Counts: false);
            }

            await Task.Delay(limits.Value.ContainerPoll, clock, ct);
        }
    }

    private static Receipt.Refused Useless(string why) =>
        new(IsTransient: true, Reasons.DependencyUnavailable, why, DropsHandle: true);
}
