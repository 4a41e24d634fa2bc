using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Waooaw.Contracts.Tokens;
using Waooaw.Hosting.Tokens;

namespace Waooaw.Gateway.Callers;

/// <summary>Believes a portal's token after checking all of it, and remembers that for half a minute at most: never past its end,
/// and never the token itself.</summary>
internal sealed class BelievedTokens(TokenReader reader, TimeProvider clock)
{
    private const int Bound = 20_000;

    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(30);
    private static readonly string[] Portals = [Issuers.CustomerPortal, Issuers.PlatformPortal];

    private readonly ConcurrentDictionary<string, Remembered> _remembered = new(StringComparer.Ordinal);

    private sealed record Remembered(Caller.Known Caller, DateTimeOffset Until);

    public async Task<Caller> ReadAsync(string token, CancellationToken ct)
    {
        var (hash, now) = (Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token))), clock.GetUtcNow());
        if (_remembered.TryGetValue(hash, out var remembered) && now < remembered.Until)
        {
            return remembered.Caller;
        }

        var claims = await ReadAsync(token, IssuerRights.ForPeople, ct) ?? await ReadAsync(token, IssuerRights.ForPortals, ct);
        if (claims is null || IssuerRights.KindOf(claims) is not { } kind)
        {
            return new Caller.Unbelieved();
        }

        var caller = new Caller.Known(kind, claims);
        Remember(hash, caller, now);
        return caller;
    }

    private Task<AccessClaims?> ReadAsync(string token, string audience, CancellationToken ct) =>
        reader.ReadAsync<AccessClaims>(token, TokenTypes.Access, Portals, audience, ct);

    private void Remember(string hash, Caller.Known caller, DateTimeOffset now)
    {
        var end = DateTimeOffset.FromUnixTimeSeconds(caller.Claims.Exp);
        var until = end < now + Memory ? end : now + Memory;
        if (_remembered.Count >= Bound)
        {
            foreach (var (old, entry) in _remembered)
            {
                if (entry.Until <= now)
                {
                    _remembered.TryRemove(old, out _);
                }
            }
        }

        if (until > now && _remembered.Count < Bound) // full of living ones: checked again next time, which costs only time
        {
            _remembered[hash] = new Remembered(caller, until);
        }
    }
}
