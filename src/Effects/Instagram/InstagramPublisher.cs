using Microsoft.Extensions.Logging;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Access;
using Waooaw.Effects.Posts;
using Waooaw.Effects.Wire;
using Waooaw.Hooks;

namespace Waooaw.Effects.Instagram;

/// <summary>Publishes on Instagram: all that nobody can see first, then the point of no return, then one write.</summary>
internal sealed partial class InstagramPublisher(
    BorrowAccess borrow,
    InstagramDoor doors,
    InstagramReads reads,
    InstagramContainer containers,
    InstagramAftermath aftermath,
    WriteClient writes,
    TimeProvider clock,
    ILogger<InstagramPublisher> log)
{
    private static readonly TimeSpan QuotaWait = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan GoOnSoon = TimeSpan.FromSeconds(1);

    /// <summary>Another worker has the act; this one stops where it is.</summary>
    public static Receipt.Refused TakenOver { get; } = new(
        IsTransient: true, Reasons.Conflict, "Another worker has taken over. Nothing was sent here.", Counts: false);

    public async Task<Receipt> PublishAsync(PublishPost post, Permit<PublishPost> permit, PublishAttempt attempt, CancellationToken ct)
    {
        var receipt = await AttemptAsync(post, permit, attempt, ct);
        var reason = (receipt as Receipt.Refused)?.Reason.Code;
        LogReceipt(post.EffectId, permit.Attempt.Number, receipt.GetType().Name, reason, attempt.CorrelationId);
        return receipt;
    }

    private async Task<Receipt> AttemptAsync(PublishPost post, Permit<PublishPost> permit, PublishAttempt attempt, CancellationToken ct)
    {
        if (Unfit(post) is { } unfit)
        {
            return unfit;
        }

        var borrowed = await borrow.ToActAsync(post, permit, attempt, ct);
        if (borrowed is not Borrowed.Lent lent)
        {
            return borrowed switch
            {
                Borrowed.EarlierIsOpen open => new Receipt.Unknown(open.Why),
                Borrowed.Denied no => new Receipt.Refused(IsTransient: true, no.Reason, no.Why, no.RetryAfter),
                _ => throw new InvalidOperationException($"A vault's answer of an unknown kind: {borrowed}."),
            };
        }

        FaultPoint.AccessBorrowed.Reach();
        var door = doors.Open(post.Connection, lent, attempt.CorrelationId)!; // Unfit has looked
        if (await UsedUpAsync(door, post.Account, ct) is { } usedUp)
        {
            return usedUp;
        }

        FaultPoint.QuotaRead.Reach();
        var (container, instead) = await containers.PrepareAsync(door, post, attempt, ct);
        if (container is null)
        {
            return instead!;
        }

        FaultPoint.ContainerReady.Reach();
        var (right, notCrossed) = await CrossAsync(permit, container, ct);
        if (right is null)
        {
            return notCrossed!;
        }

        // From here on nobody's token ends it: a write that was begun is followed to its end, and each step has its limit.
        FaultPoint.Crossed.Reach();
        var sentAt = clock.GetUtcNow();
        var written = await writes.SendAsync(
            door, "publish", $"{post.Account}/media_publish", new Dictionary<string, string> { ["creation_id"] = container }, right);
        FaultPoint.Answered.Reach();
        return await aftermath.JudgeAsync(written, door, post, container, sentAt);
    }

    /// <summary>What this client could not send exactly as approved is not sent at all.</summary>
    private Receipt.Refused? Unfit(PublishPost post)
    {
        if (post.Channel != Providers.Instagram || !doors.Has(post.Environment))
        {
            return new Receipt.Refused(
                IsTransient: false,
                Reasons.ProviderNotAllowed,
                "Instagram is not offered here for that channel or environment. Choose another connection.");
        }

        var wrong = new List<string>();
        if (!InstagramDoor.IsId(post.Account))
        {
            wrong.Add("the account is no Instagram id");
        }

        if (post.Media.Length != 1)
        {
            wrong.Add("a post needs exactly one picture");
        }

        if (post.Title is not null)
        {
            wrong.Add("a post has no title");
        }

        if (!post.Options.IsEmpty)
        {
            wrong.Add("a post has no options");
        }

        return wrong.Count == 0
            ? null
            : new Receipt.Refused(
                IsTransient: false,
                Reasons.Validation,
                $"This cannot be posted on Instagram: {string.Join("; ", wrong)}. Edit it and approve the new version.");
    }

    private async Task<Receipt?> UsedUpAsync(Door door, string account, CancellationToken ct)
    {
        var answer = await reads.QuotaAsync(door, account, ct);
        if (answer is not GraphAnswer.Ok ok)
        {
            return answer.ToRefusal();
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

    private async Task<(SendRight? Right, Receipt? Instead)> CrossAsync(Permit<PublishPost> permit, string container, CancellationToken ct)
    {
        try
        {
            return await permit.CrossAsync(container, ct) is { } right ? (right, null) : (null, TakenOver);
        }
        catch (PermitException)
        {
            return (null, new Receipt.Refused(
                IsTransient: true,
                Reasons.DependencyUnavailable,
                "Preparing took longer than the leave to send lasts. It goes on by itself with what was prepared.",
                GoOnSoon,
                Counts: false));
        }
        catch (Exception broken) when (!ct.IsCancellationRequested) // whatever broke in the journal: without its word nothing is written
        {
            LogNotCrossed(permit.Id, broken);
            return (null, new Receipt.Refused(
                IsTransient: true,
                Reasons.DependencyUnavailable,
                "The record could not be written, so nothing was sent. It is tried again by itself."));
        }
    }

    [LoggerMessage(
        LogLevel.Information, "Attempt {Attempt} of effect {Effect} on Instagram: {Receipt} {Reason} (correlation {CorrelationId})")]
    private partial void LogReceipt(EffectId effect, int attempt, string receipt, string? reason, string correlationId);

    [LoggerMessage(LogLevel.Error, "The journal broke while permit {Permit} was about to send; nothing was sent.")]
    private partial void LogNotCrossed(PermitId permit, Exception broken);
}
