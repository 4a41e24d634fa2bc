using Microsoft.Extensions.Options;
using Waooaw.Connect.Access;
using Waooaw.Connect.Accounts;
using Waooaw.Connect.Manifests;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Surfaces;
using Waooaw.PortalHost.Vault;

namespace Waooaw.PortalHost.Connecting;

/// <summary>Makes a code into one secret for each account that was granted. Nothing is kept yet.</summary>
internal sealed class GrantedAccounts(OurApp app, ConsentPage consent, TokenEndpoint endpoint, AccountReads reads, IOptions<AddressOptions> addresses)
{
    private const int LongestLabel = 80;

    public async Task<Result<IReadOnlyList<NewSecret>>> OfAsync(ProviderManifest provider, ConnectAttempt attempt, string code, CancellationToken ct)
    {
        if (app.At(provider, attempt.Environment) is not { } us)
        {
            return ConnectingRefusals.NoApp(provider);
        }

        var answer = await endpoint.ExchangeAsync(
            provider, attempt.Environment, us, code, attempt.Verifier, StartConnecting.WayBack(addresses.Value, provider), ct);
        if (Read(answer).IsRefused(out var refusal, out var access))
        {
            return refusal;
        }

        if (access.Scopes is { } granted && consent.ScopesOf(provider, attempt.Environment).Except(granted).ToArray() is { Length: > 0 } missing)
        {
            return ConnectingRefusals.TooLittle(provider, missing);
        }

        return await reads.GrantedAsync(provider, attempt.Environment, access.AccessToken, ct) switch
        {
            IdentityAnswer.Known { Accounts: [] } => ConnectingRefusals.NoAccount(provider),
            IdentityAnswer.Known known => Result<IReadOnlyList<NewSecret>>.Of(
                [.. known.Accounts.DistinctBy(account => account.Account).Select(account => ToSecret(provider, attempt, access, account))]),
            IdentityAnswer.Refused refused => ConnectingRefusals.Refused(refused.Why),
            IdentityAnswer.NoAnswer silent => ConnectingRefusals.Silent(silent.Why),
            _ => throw new InvalidOperationException("There is no such answer."),
        };
    }

    private static Result<GrantedAccess> Read(TokenAnswer answer) => answer switch
    {
        TokenAnswer.Granted granted => granted.Access,
        TokenAnswer.Over over => ConnectingRefusals.Refused(over.Why),
        TokenAnswer.Refused refused => ConnectingRefusals.Refused(refused.Why),
        TokenAnswer.NoAnswer silent => ConnectingRefusals.Silent(silent.Why),
        _ => throw new InvalidOperationException("There is no such answer."),
    };

    // An account that has access of its own needs nothing of the person's, and gets nothing of it.
    private static NewSecret ToSecret(ProviderManifest provider, ConnectAttempt attempt, GrantedAccess access, KnownAccount account) => new(
        provider.Name,
        attempt.Environment,
        account.Account[..Math.Min(account.Account.Length, LongestLabel)],
        account.Account,
        account.Name,
        account.OwnAccess is { } own ? new KnownSecret(own) { Scopes = access.Scopes } : KnownSecret.From(access),
        KeepsRefreshToken: account.OwnAccess is null);
}
