using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Effects;
using Waooaw.Effects.Posts;
using Waooaw.Hooks;
using Waooaw.Plant.Contacts;
using Waooaw.Plant.Data;
using Waooaw.Plant.Deliverables;
using Waooaw.Plant.Media;

namespace Waooaw.Plant.Dispatch;

/// <summary>Carries out what is due: claims it, asks the bus, lets the effector act, and settles. Each effect on its own, so that a
/// crash costs one doubt and not twenty.</summary>
internal sealed partial class Dispatcher(
    IServiceScopeFactory scopes, IOptions<DispatchOptions> options, TimeProvider clock, ILogger<Dispatcher> log) : BackgroundService
{
    private int _busy;

    /// <summary>When the queue was last looked at without an error.</summary>
    public DateTimeOffset LastLook { get; private set; } = clock.GetUtcNow();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var running = new List<Task>();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var free = options.Value.Workers - Volatile.Read(ref _busy);
                var claims = free > 0 ? await scope.ServiceProvider.GetRequiredService<Queue>().ClaimAsync(free, stoppingToken) : [];
                LastLook = clock.GetUtcNow();
                running.RemoveAll(task => task.IsCompleted);
                foreach (var claim in claims)
                {
                    FaultPoint.Claimed.Reach();
                    Interlocked.Increment(ref _busy);
                    running.Add(CarryOutAsync(claim));
                }
            }
            catch (Exception broken) when (!stoppingToken.IsCancellationRequested) // the next look tries again; readiness tells
            {
                LogLookFailed(broken);
            }

            try
            {
                await Task.Delay(options.Value.Poll, clock, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        // What has begun is finished: it has limits of its own, and a doubt costs more than a second.
        await Task.WhenAll(running);
    }

    private async Task CarryOutAsync(Claim claim)
    {
        using var limit = new CancellationTokenSource(options.Value.AttemptLimit, clock);
        using var held = CancellationTokenSource.CreateLinkedTokenSource(limit.Token);
        var renewing = RenewAsync(claim, held);
        try
        {
            await AttemptAsync(claim, held.Token);
        }
        catch (Exception broken) // a claim that nobody settles lapses, and is taken back or asked about
        {
            LogAttemptFailed(claim.EffectId, broken);
        }
        finally
        {
            await held.CancelAsync();
            await renewing;
            Interlocked.Decrement(ref _busy);
        }
    }

    private async Task AttemptAsync(Claim claim, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<PlantDb>();
        var execution = await db.Set<Execution>().AsNoTracking()
            .SingleAsync(row => row.CustomerId == claim.CustomerId && row.EffectId == claim.EffectId && row.Part == claim.Part, ct);
        var version = await db.Set<DeliverableVersion>().AsNoTracking()
            .SingleAsync(row => row.CustomerId == claim.CustomerId && row.EffectId == claim.EffectId, ct);
        var closed = await db.Set<EffectAttempt>().AsNoTracking()
            .Where(row => row.CustomerId == claim.CustomerId && row.EffectId == claim.EffectId && row.Part == claim.Part && row.Epoch < claim.Epoch)
            .Select(row => row.PermitId)
            .ToListAsync(ct);

        if (version.Whole() is not { } post)
        {
            await services.GetRequiredService<Settlement>().HaltAsync(claim, DeliverableVersion.Altered, ct);
            return;
        }

        var attempt = new Attempt((int)claim.Epoch, claim.Epoch, claim.Part);
        Verdict<PublishPost> verdict;
        try
        {
            verdict = await services.GetRequiredService<HookBus>().AuthorizeAsync(post, attempt, ct);
        }
        catch (FencedOffException)
        {
            return; // whoever fenced us off has written down why
        }

        if (verdict is not Verdict<PublishPost>.Permitted permitted)
        {
            return; // the journal has written down what follows
        }

        FaultPoint.Permitted.Reach();
        var receipt = await PerformAsync(services, permitted.Permit, execution, claim, attempt, closed, ct);
        FaultPoint.Answered.Reach();

        // Not the attempt's own time any more: what is known is written down, however long that takes.
        await using var settling = scopes.CreateAsyncScope();
        await settling.ServiceProvider.GetRequiredService<Settlement>().SettleAsync(claim, receipt, CancellationToken.None);
        FaultPoint.Settled.Reach();
    }

    private async Task<Receipt> PerformAsync(
        IServiceProvider services,
        Permit<PublishPost> permit,
        Execution execution,
        Claim claim,
        Attempt attempt,
        IReadOnlyList<PermitId> closed,
        CancellationToken ct)
    {
        var journal = services.GetRequiredService<Journal>();
        try
        {
            return await services.GetRequiredService<PostPublisher>().PerformAsync(
                permit,
                new PublishAttempt
                {
                    CorrelationId = execution.CorrelationId,
                    Handle = execution.Handle,
                    ClosedLeases = [.. closed.Select(permitId => LeaseId.From(permitId.Value))],
                    MediaLink = services.GetRequiredService<MediaLinks>().Make,
                    ReadMediaAsync = (hash, token) => services.GetRequiredService<PlantDb>().Set<StoredMedia>()
                        .Where(media => media.Sha256 == hash).Select(media => media.Content).SingleAsync(token),
                    RevealAsync = (recipient, token) => services.GetRequiredService<ContactBook>().RevealAsync(claim.CustomerId, recipient, token),
                    AccessWasRefused = execution.Reason == Reasons.SecretUnresolvable.Code,
                    KeepHandleAsync = (handle, token) => journal.KeepHandleAsync(claim.EffectId, claim.CustomerId, attempt, handle, token),
                },
                ct);
        }
        catch (Exception broken) // whatever it is, only what the journal knows decides whether something may be out
        {
            LogAttemptFailed(claim.EffectId, broken);
            return await MayBeOutAsync(claim)
                ? new Receipt.Unknown("Something broke after the write had begun.")
                : new Receipt.Refused(IsTransient: true, Reasons.DependencyUnavailable, "Something broke before anything was written.");
        }
    }

    private async Task<bool> MayBeOutAsync(Claim claim)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PlantDb>().Set<Execution>().AsNoTracking().AnyAsync(
            row => row.CustomerId == claim.CustomerId && row.EffectId == claim.EffectId && row.Part == claim.Part && row.Phase == Phase.Sending,
            CancellationToken.None);
    }

    private async Task RenewAsync(Claim claim, CancellationTokenSource held)
    {
        try
        {
            using var timer = new PeriodicTimer(options.Value.Lease / 3, clock);
            while (await timer.WaitForNextTickAsync(held.Token))
            {
                await using var scope = scopes.CreateAsyncScope();
                if (!await scope.ServiceProvider.GetRequiredService<Queue>().RenewAsync(claim, held.Token))
                {
                    await held.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException) when (held.IsCancellationRequested)
        {
            // The attempt is over.
        }
        catch (Exception broken) // unrenewed, the claim lapses and someone else takes over; this attempt ends
        {
            LogRenewalFailed(claim.EffectId, broken);
            await held.CancelAsync();
        }
    }

    [LoggerMessage(LogLevel.Error, "The queue could not be looked at; the next look tries again.")]
    private partial void LogLookFailed(Exception broken);

    [LoggerMessage(LogLevel.Error, "An attempt at effect {Effect} broke.")]
    private partial void LogAttemptFailed(EffectId effect, Exception broken);

    [LoggerMessage(LogLevel.Warning, "The claim of effect {Effect} could not be renewed.")]
    private partial void LogRenewalFailed(EffectId effect, Exception broken);
}
