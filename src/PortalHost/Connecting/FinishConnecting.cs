using Microsoft.AspNetCore.Http;
using Waooaw.Connect.Manifests;
using Waooaw.PortalHost.Sessions;
using Waooaw.PortalHost.Vault;

namespace Waooaw.PortalHost.Connecting;

/// <summary>A person comes back from a provider, with a code or without one.</summary>
internal static class FinishConnecting
{
    private const int LongestCode = 4096;

    public static async Task<IResult> HandleAsync(
        HttpContext context, string provider, string? code, string? state, string? error, ConnectProviders providers, ProductionIsOpen production,
        ConnectAttempts attempts, GrantedAccounts accounts, HandOver handOver, CancellationToken ct)
    {
        if (providers.Find(provider) is not { Authorize: { } authorize } manifest)
        {
            return new Arrival.Refused(ConnectingRefusals.NoSuchProvider);
        }

        var person = context.Features.Get<Person>();
        if ((await attempts.TakeAsync(context, person, provider, state, ct)).IsRefused(out var refusal, out var attempt))
        {
            return new Arrival.Refused(refusal);
        }

        if (error is not null || code is not { Length: > 0 and <= LongestCode })
        {
            return new Arrival.Refused(error is not null && authorize.Cancelled.Contains(error)
                ? ConnectingRefusals.Cancelled(manifest)
                : ConnectingRefusals.NotGiven(manifest));
        }

        // Asked again: a subscription may have changed while the person was away.
        if (await production.CheckAsync(attempt.Environment, person!, context, ct) is { } closed)
        {
            return new Arrival.Refused(closed);
        }

        if ((await accounts.OfAsync(manifest, attempt, code, ct)).IsRefused(out refusal, out var secrets))
        {
            return new Arrival.Refused(refusal);
        }

        // From here on nobody's closed window ends it half-way: the code is spent.
        return (await handOver.RunAsync(context, person!, manifest, attempt, secrets, CancellationToken.None)).IsRefused(out refusal, out var view)
            ? new Arrival.Refused(refusal)
            : new Arrival.Connected(view);
    }
}
