using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Accounts;
using Waooaw.Contracts.Hiring;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Database;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Requests;
using Waooaw.PortalHost.Data;
using Waooaw.PortalHost.Gateway;
using Waooaw.PortalHost.Sessions;

namespace Waooaw.PortalHost.Accounts;

/// <summary>The mailed code came back: the customer is made in Plant, the account here, and the person is signed in.</summary>
internal static class VerifyAccountCode
{
    private static readonly Refusal Wrong = new(
        Reasons.InvalidCredentials, "The code is wrong, was tried too often, or is older than ten minutes. Sign up again to get a new one.");

    public static async Task<Results<Ok<SessionView>, Refused, GatewayAnswer>> HandleAsync(
        HttpContext context, Body<VerifyAccount> body, UserManager<Account> accounts, UnknownAccount unknown, IPasswordHasher<Account> hasher,
        PortalDb db, GatewayDoor gateway, AccessTokens tokens, SessionBook sessions, TimeProvider clock, CancellationToken ct)
    {
        var email = accounts.NormalizeEmail(body.Value.Email);
        if (await UseUpATryAsync(email, db, clock.GetUtcNow(), ct) is not { } signUp)
        {
            unknown.Check(body.Value.Code);
            return Wrong.ToResult();
        }

        // A known address has an entry too, so that signing up tells nothing; its code was never mailed, and opens nothing if guessed.
        var isRight = hasher.VerifyHashedPassword(null!, signUp.CodeHash, body.Value.Code) != PasswordVerificationResult.Failed;
        if (!isRight || await db.Users.AnyAsync(account => account.NormalizedEmail == email, ct))
        {
            return Wrong.ToResult();
        }

        // By its account's id as Idempotency-Key: however often the code is sent, Plant makes one customer.
        var answer = await gateway.PostAsync(
            "/api/v1/customers", signUp.ToCustomer(), tokens.AsPortal(signUp.AccountId), signUp.AccountId.ToString(), context, ct);
        if (answer.Status is not (StatusCodes.Status200OK or StatusCodes.Status201Created))
        {
            return answer;
        }

        return await KeepAsync(signUp, answer.Read<CustomerView>().CustomerId, accounts, db, clock, ct) is { } made
            ? TypedResults.Ok((await sessions.OpenAsync(context, made, method: "otp", ct)).ToView())
            : Wrong.ToResult();
    }

    // Counted before it is compared, in one statement: guesses sent at the same moment do not share a try.
    private static async Task<SignUp?> UseUpATryAsync(string email, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var counted = await db.Set<SignUp>()
            .Where(signUp => signUp.NormalizedEmail == email && signUp.Tries < SignUp.MaxTries && signUp.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(signUp => signUp.Tries, signUp => signUp.Tries + 1), ct);
        return counted == 0 ? null : await db.Set<SignUp>().AsNoTracking().SingleAsync(signUp => signUp.NormalizedEmail == email, ct);
    }

    private static async Task<Account?> KeepAsync(
        SignUp signUp, CustomerId customer, UserManager<Account> accounts, PortalDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var unit = await WriteUnit.BeginAsync(db, ct);
        var used = await db.Set<SignUp>()
            .Where(pending => pending.NormalizedEmail == signUp.NormalizedEmail && pending.AccountId == signUp.AccountId)
            .ExecuteDeleteAsync(ct);
        if (used == 0)
        {
            return null; // the same code, sent twice at once: the other one has made the account
        }

        var account = new Account
        {
            Id = signUp.AccountId.Value,
            UserName = signUp.Email,
            Email = signUp.Email,
            EmailConfirmed = true,
            PasswordHash = signUp.PasswordHash,
            Name = signUp.FullName,
            CustomerId = customer,
            CreatedAt = clock.GetUtcNow(),
        };
        var made = await accounts.CreateAsync(account);
        if (!made.Succeeded)
        {
            return null;
        }

        await unit.CommitAsync(ct);
        return account;
    }
}
