using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Accounts;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Database;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Requests;
using Waooaw.PortalHost.Data;
using Waooaw.PortalHost.Mail;

namespace Waooaw.PortalHost.Accounts;

/// <summary>A business asks for an account. Answer, work and time are the same for a known and an unknown address; only the mail differs.</summary>
internal static class RequestAccount
{
    public static async Task<Results<Accepted, Refused>> HandleAsync(
        Body<CreateAccount> body, UserManager<Account> accounts, IPasswordHasher<Account> hasher, PortalDb db, IMailer mailer, TimeProvider clock,
        CancellationToken ct)
    {
        var request = body.Value;
        if (await CheckAsync(request, accounts) is { Count: > 0 } violations)
        {
            return Refusal.Invalid(violations).ToResult();
        }

        var email = accounts.NormalizeEmail(request.Email);
        var isKnown = await db.Users.AnyAsync(account => account.NormalizedEmail == email, ct);
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        if (await RememberAsync(request, email, code, hasher, db, clock, ct))
        {
            await mailer.SendAsync(isKnown ? AccountMails.AlreadyKnown(request.Email) : AccountMails.Code(request.Email, code), ct);
        }

        return TypedResults.Accepted((string?)null);
    }

    // Also for a known address, whose code is never mailed: the same work is done.
    private static async Task<bool> RememberAsync(
        CreateAccount request, string email, string code, IPasswordHasher<Account> hasher, PortalDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var passwordHash = hasher.HashPassword(null!, request.Password!);
        var codeHash = hasher.HashPassword(null!, code);
        await using var unit = await WriteUnit.BeginAsync(db, ct);
        var signUp = await db.Set<SignUp>().SingleOrDefaultAsync(pending => pending.NormalizedEmail == email, ct);
        if (signUp is null)
        {
            db.Add(signUp = new SignUp { NormalizedEmail = email, CountedSince = now });
        }

        var isRenewed = signUp.TryRenew(request, AccountId.New(clock), passwordHash, codeHash, now);
        await db.SaveChangesAsync(ct);
        await unit.CommitAsync(ct);
        return isRenewed;
    }

    private static async Task<IReadOnlyList<Violation>> CheckAsync(CreateAccount request, UserManager<Account> accounts)
    {
        var violations = new List<Violation>();
        if (!request.Consent)
        {
            violations.Add(new Violation("consent", "Without your agreement nothing may be kept. Read what is kept and agree, or leave."));
        }

        if (!Messages.CanBeAddressedTo(request.Email))
        {
            violations.Add(new Violation("email", "No mail can be sent to this address. Check it for spaces and typing errors."));
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(request.Timezone, out _))
        {
            violations.Add(new Violation("timezone", "This is no IANA time zone; one is Asia/Kolkata."));
        }

        violations.AddRange(await Passwords.CheckAsync(request.Password, accounts));
        return violations;
    }
}
