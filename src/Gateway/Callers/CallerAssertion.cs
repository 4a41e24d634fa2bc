using Waooaw.Contracts.Tokens;
using Waooaw.Hosting.Tokens;

namespace Waooaw.Gateway.Callers;

/// <summary>Says to Plant who is calling, in the Gateway's own name and for half a minute.</summary>
internal sealed class CallerAssertion(TokenSigner signer, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(30);

    /// <param name="hook">Set when a provider calls and its signature was found good.</param>
    public string Of(Caller caller, SignedByProvider? hook = null)
    {
        var now = clock.GetUtcNow();
        var known = caller as Caller.Known;
        var claims = known?.Claims;

        // A portal that speaks for itself names only the person it authenticated: whose things are meant, its statement says.
        var isPortal = known?.Kind == Contracts.Routes.Callers.Portal;
        return signer.Sign(TokenTypes.Caller, new CallerClaims
        {
            Iss = Issuers.Gateway,
            Aud = Issuers.Plant,
            Portal = claims?.Iss,
            Sub = claims?.Sub,
            Amr = claims?.Amr,
            CustomerId = isPortal ? null : claims?.CustomerId,
            Roles = isPortal ? null : claims?.Roles,
            ActFor = isPortal ? null : claims?.ActFor,
            Hook = known is null ? hook : null,
            Iat = now.ToUnixTimeSeconds(),
            Exp = (now + Life).ToUnixTimeSeconds(),
        });
    }
}
