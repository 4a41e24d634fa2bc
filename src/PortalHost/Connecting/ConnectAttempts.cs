using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Ids;
using Waooaw.Hosting.Refusals;
using Waooaw.PortalHost.Data;
using Waooaw.PortalHost.Sessions;

namespace Waooaw.PortalHost.Connecting;

/// <summary>Lets a person out to a provider and back in: once, within ten minutes, in the same browser and the same session.</summary>
internal sealed class ConnectAttempts(PortalDb db, Portal portal, TimeProvider clock)
{
    private const int RandomBytes = 32;

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private string CookieName => $"{portal.CookieName}-connect";

    /// <summary>Writes the way back down, and gives the browser its half of it.</summary>
    /// <returns>What the provider carries, and what is kept from it.</returns>
    public async Task<(string State, string Verifier)> OpenAsync(
        HttpContext context, Person person, string provider, ProviderEnvironment environment, HiredInstanceId hired, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.Set<ConnectAttempt>().Where(attempt => attempt.ExpiresAt <= now).ExecuteDeleteAsync(ct);

        var (state, cookie, verifier) = (NewSecret(), NewSecret(), NewSecret());
        db.Add(new ConnectAttempt
        {
            StateHash = HashOf(state),
            CookieHash = HashOf(cookie),
            AccountId = person.AccountId,
            SessionId = person.SessionId,
            CustomerId = person.CustomerId!.Value,
            HiredInstanceId = hired,
            Provider = provider,
            Environment = environment,
            Verifier = verifier,
            ExpiresAt = now + Life,
        });
        await db.SaveChangesAsync(ct);
        context.Response.Cookies.Append(CookieName, cookie, Cookie(Life));
        return (state, verifier);
    }

    /// <summary>Takes the way back; whatever comes of it, nobody takes it again.</summary>
    public async Task<Result<ConnectAttempt>> TakeAsync(HttpContext context, Person? person, string provider, string? state, CancellationToken ct)
    {
        var cookie = context.Request.Cookies[CookieName];
        context.Response.Cookies.Delete(CookieName, Cookie(life: null));
        if (person is null)
        {
            return ConnectingRefusals.SignedOut;
        }

        var (hash, now) = (HashOf(state ?? ""), clock.GetUtcNow());
        var known = db.Set<ConnectAttempt>().Where(attempt => attempt.StateHash == hash && attempt.ExpiresAt > now);
        if (await known.AsNoTracking().SingleOrDefaultAsync(ct) is not { } attempt)
        {
            return ConnectingRefusals.Expired;
        }

        // Left in place: whoever brings someone else's state does not end that person's way back.
        if (attempt.AccountId != person.AccountId || attempt.SessionId != person.SessionId || attempt.CustomerId != person.CustomerId
            || attempt.Provider != provider || attempt.CookieHash != HashOf(cookie ?? ""))
        {
            return ConnectingRefusals.OtherBrowser;
        }

        return await known.ExecuteDeleteAsync(ct) == 1 ? attempt : ConnectingRefusals.Expired;
    }

    // Lax, so that it comes along when the provider, another site, sends the person back.
    private static CookieOptions Cookie(TimeSpan? life) =>
        new() { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = life };

    private static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
