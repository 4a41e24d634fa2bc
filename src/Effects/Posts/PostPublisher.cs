using Microsoft.Extensions.Logging;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Access;
using Waooaw.Hooks;

namespace Waooaw.Effects.Posts;

/// <summary>Makes one approved post visible, at most once, and says what is known of it: all that nobody can see first, then the point
/// of no return, then one write. The same for every provider.</summary>
public sealed partial class PostPublisher
{
    private static readonly TimeSpan GoOnSoon = TimeSpan.FromSeconds(1);

    private readonly BorrowAccess _borrow;
    private readonly ProviderDoors _doors;
    private readonly TimeProvider _clock;
    private readonly ILogger<PostPublisher> _log;

    internal PostPublisher(BorrowAccess borrow, ProviderDoors doors, TimeProvider clock, ILogger<PostPublisher> log) =>
        (_borrow, _doors, _clock, _log) = (borrow, doors, clock, log);

    /// <summary>Spends the permit and performs the part of the effect it was given for.</summary>
    /// <exception cref="PermitException">The permit was spent before or is too old; nothing was done.</exception>
    public async Task<Receipt> PerformAsync(Permit<PublishPost> permit, PublishAttempt attempt, CancellationToken ct)
    {
        var post = permit.Spend();
        var receipt = await AttemptAsync(post, permit, attempt, ct);
        var reason = (receipt as Receipt.Refused)?.Reason.Code;
        LogReceipt(permit.Attempt.Number, post.EffectId, permit.Attempt.Part, post.Provider, receipt.GetType().Name, reason, attempt.CorrelationId);
        return receipt;
    }

    private async Task<Receipt> AttemptAsync(PublishPost post, Permit<PublishPost> permit, PublishAttempt attempt, CancellationToken ct)
    {
        if (_doors.Find(post.Provider, post.Environment) is not { } provider)
        {
            return NotOffered(post);
        }

        if (Unfit(provider, post) is { } unfit)
        {
            return unfit;
        }

        var borrowed = await _borrow.ToActAsync(post, permit, attempt, ct);
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
        var session = _doors.Open(provider, post.Environment, lent, attempt.CorrelationId, permit.Attempt.Part);
        if (await provider.CheckQuotaAsync(session, post, ct) is { } usedUp)
        {
            return usedUp;
        }

        FaultPoint.QuotaRead.Reach();
        var prepared = await provider.PrepareAsync(session, post, attempt, ct);
        if (prepared is not Prepared.Ready ready)
        {
            return ((Prepared.Not)prepared).Instead;
        }

        FaultPoint.ContainerReady.Reach();
        var (right, notCrossed) = await CrossAsync(permit, ready.Handle, ct);
        if (right is null)
        {
            return notCrossed!;
        }

        // From here on nobody's token ends it: a write that was begun is followed to its end, and each step has its limit.
        FaultPoint.Crossed.Reach();
        var sentAt = _clock.GetUtcNow();
        var written = await provider.WriteAsync(session, post, ready, right);
        FaultPoint.Answered.Reach();
        return written is Wire.Written.NotSent not
            ? new Receipt.Refused(IsTransient: true, Reasons.DependencyUnavailable, $"{not.Why} Nothing was sent; it is tried again by itself.")
            : await provider.JudgeAsync(session, post, ready, written, sentAt);
    }

    private static Receipt.Refused NotOffered(PublishPost post) => new(
        IsTransient: false,
        Reasons.ProviderNotAllowed,
        $"'{post.Provider}' is not offered here for that environment. Choose another connection.");

    /// <summary>What could not be sent exactly as approved is not sent at all.</summary>
    private static Receipt.Refused? Unfit(PostProvider provider, PublishPost post)
    {
        var about = provider.About;
        if (post.Channel != about.Name)
        {
            return NotOffered(post);
        }

        var wrong = provider.Unfit(post).ToList();
        if (!provider.IsAccount(post.Account))
        {
            wrong.Add("the account is none of that provider's");
        }

        if (about.Form.GoesToPeople == post.Recipients.IsEmpty)
        {
            wrong.Add(about.Form.GoesToPeople ? "a message needs someone to go to" : "a post has no recipients");
        }

        return wrong.Count == 0
            ? null
            : new Receipt.Refused(
                IsTransient: false,
                Reasons.Validation,
                $"This cannot be sent by {about.Title}: {string.Join("; ", wrong)}. Edit it and approve the new version.");
    }

    private async Task<(SendRight? Right, Receipt? Instead)> CrossAsync(Permit<PublishPost> permit, string? handle, CancellationToken ct)
    {
        try
        {
            return await permit.CrossAsync(handle, ct) is { } right ? (right, null) : (null, Prepared.TakenOver.Instead);
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
        LogLevel.Information,
        "Attempt {Attempt} of effect {Effect}, part {Part}, at {Provider}: {Receipt} {Reason} (correlation {CorrelationId})")]
    private partial void LogReceipt(
        int attempt, EffectId effect, int part, string provider, string receipt, string? reason, string correlationId);

    [LoggerMessage(LogLevel.Error, "The journal broke while permit {Permit} was about to send; nothing was sent.")]
    private partial void LogNotCrossed(PermitId permit, Exception broken);
}
