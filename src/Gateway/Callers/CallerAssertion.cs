using Waooaw.Contracts.Tokens;
using Waooaw.Hosting.Tokens;

namespace Waooaw.Gateway.Callers;

/// <summary>Says to Plant who is calling, in the Gateway's own name and for half a minute.</summary>
internal sealed class CallerAssertion(TokenSigner signer, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(30);

    public string Of(Caller caller)
    {
        var now = clock.GetUtcNow();
        var claims = (caller as Caller.Known)?.Claims;
        return signer.Sign(TokenTypes.Caller, new CallerClaims
        {
            Iss = Issuers.Gateway,
            Aud = Issuers.Plant,
            Portal = claims?.Iss,
            Sub = claims?.Sub,
            Amr = claims?.Amr,
            CustomerId = claims?.CustomerId,
            Roles = claims?.Roles,
            ActFor = claims?.ActFor,
            Iat = now.ToUnixTimeSeconds(),
            Exp = (now + Life).ToUnixTimeSeconds(),
        });
    }
}
