using System.Net;
using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Posts;
using Waooaw.Effects.Wire;
using Waooaw.Hooks;

namespace Waooaw.Effects.LinkedIn;

/// <summary>What LinkedIn takes before anything is visible: the bytes of the picture, until it has made an image of them.</summary>
/// <remarks>https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/images-api</remarks>
internal static class LinkedInImage
{
    private static readonly TimeSpan StillAtWork = TimeSpan.FromSeconds(5);

    /// <summary>The image to show, uploaded now or by an earlier attempt; or why there is none.</summary>
    public static async Task<Prepared> PrepareAsync(ProviderSession session, PublishPost post, PublishAttempt attempt, CancellationToken ct)
    {
        var isNew = attempt.Handle is null;
        var (image, instead) = isNew ? await UploadAsync(session, post, attempt, ct) : (attempt.Handle, null);
        if (image is null)
        {
            return new Prepared.Not(instead!);
        }

        return await WaitAsync(session, image, isNew, ct) is { } no ? new Prepared.Not(no) : new Prepared.Ready(image);
    }

    private static async Task<(string? Image, Receipt? Instead)> UploadAsync(
        ProviderSession session, PublishPost post, PublishAttempt attempt, CancellationToken ct)
    {
        if (await attempt.ReadApprovedAsync(post.Media[0], ct) is not { } bytes)
        {
            return (null, Prepared.AnotherFile.Instead);
        }

        var begun = new LinkedInAnswer(await session.Writes.PrepareAsync(
            session.Door,
            Writing.Json(
                "image_begin",
                session.Door.At("rest/images?action=initializeUpload"),
                new { initializeUploadRequest = new { owner = post.Account } }) with { Headers = LinkedInProvider.Versions(session.Door) },
            ct));
        var value = begun.Body?.Member("value");
        if (value?.Text("image") is not { } image || !LinkedInUrn.IsImage(image) || value?.Text("uploadUrl") is not { } handedOut)
        {
            return (null, begun.ToRefusal());
        }

        if (session.Door.Follow(handedOut) is not { } address)
        {
            return (null, new Receipt.Refused(
                IsTransient: true,
                Reasons.DependencyUnavailable,
                "LinkedIn named an address to upload to that is not its own, and nothing was sent there. It is tried again by itself."));
        }

        FaultPoint.ContainerMade.Reach();
        var taken = await session.Writes.PrepareAsync(
            session.Door, Writing.Bytes("image_upload", address, bytes, post.Media[0].ContentType), ct);
        if (taken is not { IsSuccess: true, Body.Length: 0 })
        {
            return (null, new LinkedInAnswer(taken).ToRefusal());
        }

        // The address to upload to is a key of its own, and is not kept; the image's name opens nothing.
        if (!await attempt.KeepHandleAsync(image, ct))
        {
            return (null, Prepared.TakenOver.Instead);
        }

        FaultPoint.HandleKept.Reach();
        return (image, null);
    }

    /// <summary>Waits until the image can be shown; else why it cannot.</summary>
    private static async Task<Receipt?> WaitAsync(ProviderSession session, string image, bool isNew, CancellationToken ct)
    {
        if (!LinkedInUrn.IsImage(image))
        {
            return Useless("What an earlier attempt left behind is no image of LinkedIn's. It is prepared anew by itself.");
        }

        var (clock, limits) = (session.Clock, session.Limits);
        var begun = clock.GetTimestamp();
        while (true)
        {
            var answer = await LinkedInReads.ImageAsync(session, image, ct);
            switch (answer.Body?.Text("status"))
            {
                case "AVAILABLE":
                    return null;
                case "PROCESSING_FAILED":
                    return Useless("LinkedIn could not make an image of the picture. It is prepared anew by itself.");
                case "WAITING_UPLOAD" when !isNew:
                    return Useless("LinkedIn has not got the picture. It is prepared anew by itself.");
                case "WAITING_UPLOAD" or "PROCESSING":
                    break;
                default:
                    return answer.Reply?.Status == HttpStatusCode.NotFound && answer.Error is not null
                        ? Useless("LinkedIn no longer knows the image. It is prepared anew by itself.")
                        : answer.ToRefusal();
            }

            if (clock.GetElapsedTime(begun) >= limits.ContainerWait)
            {
                return new Receipt.Refused(
                    IsTransient: true,
                    Reasons.DependencyUnavailable,
                    "LinkedIn is still at work on the picture. It goes on by itself.",
                    StillAtWork,
                    Counts: false);
            }

            await Task.Delay(limits.ContainerPoll, clock, ct);
        }
    }

    private static Receipt.Refused Useless(string why) =>
        new(IsTransient: true, Reasons.DependencyUnavailable, why, DropsHandle: true);
}
