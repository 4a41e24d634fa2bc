using System.Collections.Concurrent;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Tokens;
using Waooaw.Hosting.Tokens;
using Waooaw.PortalHost.Sessions;

namespace Waooaw.PortalHost.Gateway;

/// <summary>Says to the Gateway who is signed in: for one minute, about one session, and never more than this portal may claim.</summary>
internal sealed class AccessTokens(TokenSigner signer, Portal portal, TimeProvider clock)
{
    private const int Bound = 10_000;

    private static readonly TimeSpan Life = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Reuse = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<(string Session, CustomerId? ActFor), Made> _made = new();

    private sealed record Made(string Token, DateTimeOffset At);

    /// <summary>The person asks.</summary>
    public string For(Person person)
    {
        var (key, now) = ((person.SessionId, person.ActFor), clock.GetUtcNow());
        if (_made.TryGetValue(key, out var made) && now - made.At < Reuse)
        {
            return made.Token;
        }

        if (_made.Count >= Bound)
        {
            DropOld(now);
        }

        var token = Sign(Claims(person, Audiences.Gateway, now));
        _made[key] = new Made(token, now);
        return token;
    }

    /// <summary>The portal itself asks, for the person: what no browser may ask for.</summary>
    public string AsPortal(Person person) => Sign(Claims(person, Audiences.GatewayForPortals, clock.GetUtcNow()));

    /// <summary>The portal itself asks, for someone whose account is only being made.</summary>
    public string AsPortal(AccountId account)
    {
        var now = clock.GetUtcNow();
        return Sign(new AccessClaims
        {
            Iss = portal.Issuer,
            Aud = Audiences.GatewayForPortals,
            Sub = account,
            Sid = "sign-up",
            Amr = ["otp"],
            Iat = now.ToUnixTimeSeconds(),
            Exp = (now + Life).ToUnixTimeSeconds(),
        });
    }

    private AccessClaims Claims(Person person, string audience, DateTimeOffset now) => new()
    {
        Iss = portal.Issuer,
        Aud = audience,
        Sub = person.AccountId,
        Sid = person.SessionId,
        Amr = [person.Method],
        CustomerId = portal.IsForCustomers ? person.CustomerId : null,
        Roles = portal.IsForCustomers ? null : person.Roles,
        ActFor = portal.IsForCustomers ? null : person.ActFor,
        Iat = now.ToUnixTimeSeconds(),
        Exp = (now + Life).ToUnixTimeSeconds(),
    };

    private string Sign(AccessClaims claims) => signer.Sign(TokenTypes.Access, claims);

    private void DropOld(DateTimeOffset now)
    {
        foreach (var (key, made) in _made)
        {
            if (now - made.At >= Reuse)
            {
                _made.TryRemove(key, out _);
            }
        }
    }
}
