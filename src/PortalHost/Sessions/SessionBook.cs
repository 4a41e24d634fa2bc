using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Waooaw.PortalHost.Accounts;
using Waooaw.PortalHost.Data;

namespace Waooaw.PortalHost.Sessions;

/// <summary>Opens, finds and ends sessions. A session that was ended here is over, whatever cookie still exists.</summary>
internal sealed class SessionBook(
    PortalDb db, Portal portal, IDataProtectionProvider protection, IOptions<SessionLifeOptions> life, TimeProvider clock)
{
    private const int KeyBytes = 32;

    /// <summary>Being seen is written down at most this often, so that reading does not write.</summary>
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    private readonly IDataProtector _protector = protection.CreateProtector("session");

    /// <summary>Opens a session and gives its key to the browser. A session that was open in that browser ends: keys are never reused.</summary>
    public async Task<Person> OpenAsync(HttpContext context, Account account, string method, CancellationToken ct)
    {
        if (context.Features.Get<Person>() is { } before)
        {
            await EndAsync(before, ct);
        }

        var now = clock.GetUtcNow();
        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        var session = new Session
        {
            Id = Guid.CreateVersion7(now),
            KeyHash = HashOf(key),
            AccountId = account.Id,
            CsrfToken = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes)),
            Method = method,
            CreatedAt = now,
            LastSeenAt = now,
        };
        db.Add(session);
        await db.SaveChangesAsync(ct);
        context.Response.Cookies.Append(portal.CookieName, Base64Url.EncodeToString(_protector.Protect(key)), Cookie());
        return ToPerson(session, account);
    }

    /// <summary>Whose session this cookie opens; null for one that opens none.</summary>
    public async Task<Person?> FindAsync(string cookie, CancellationToken ct)
    {
        if (Unprotect(cookie) is not { } key)
        {
            return null;
        }

        var (hash, now) = (HashOf(key), clock.GetUtcNow());
        var (seenAfter, openedAfter) = (now - life.Value.Idle, now - life.Value.Longest);
        var found = await (
            from session in db.Set<Session>().AsNoTracking()
            join account in db.Users.AsNoTracking() on session.AccountId equals account.Id
            where session.KeyHash == hash && session.RevokedAt == null && session.LastSeenAt > seenAfter && session.CreatedAt > openedAfter
            select new { session, account }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return null;
        }

        if (now - found.session.LastSeenAt >= SeenEvery)
        {
            await db.Set<Session>().Where(session => session.Id == found.session.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(session => session.LastSeenAt, now), ct);
        }

        return ToPerson(found.session, found.account);
    }

    public async Task EndAsync(Person person, CancellationToken ct)
    {
        var (id, now) = (Guid.Parse(person.SessionId), (DateTimeOffset?)clock.GetUtcNow());
        await db.Set<Session>().Where(session => session.Id == id && session.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.RevokedAt, now), ct);
    }

    public void ForgetCookie(HttpContext context) => context.Response.Cookies.Delete(portal.CookieName, Cookie());

    private static CookieOptions Cookie() => new() { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax, Path = "/" };

    private static string HashOf(byte[] key) => Convert.ToHexStringLower(SHA256.HashData(key));

    private byte[]? Unprotect(string cookie)
    {
        try
        {
            return _protector.Unprotect(Base64Url.DecodeFromChars(cookie));
        }
        catch (Exception foreign) when (foreign is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static Person ToPerson(Session session, Account account) => new()
    {
        AccountId = account.AccountId,
        SessionId = session.Id.ToString("D"),
        CsrfToken = session.CsrfToken,
        Method = session.Method,
        Email = account.Email!,
        Name = account.Name,
        Roles = account.Roles,
        CustomerId = account.CustomerId,
    };
}
