using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Waooaw.Contracts.Accounts;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Requests;
using Waooaw.PortalHost.Accounts;

namespace Waooaw.PortalHost.Sessions;

/// <summary>Signs a person in by e-mail and password. The answer never tells whether the address is known.</summary>
internal static class OpenSession
{
    private static readonly Refusal Wrong = new(
        Reasons.InvalidCredentials, "E-mail or password is wrong. Check both; after several wrong tries an account rests for a while.");

    public static async Task<Results<Ok<SessionView>, Refused>> HandleAsync(
        HttpContext context, Body<SignIn> body, UserManager<Account> accounts, UnknownAccount unknown, SignInLimit limit, SessionBook sessions,
        CancellationToken ct)
    {
        var (email, password) = body.Value;
        using var lease = limit.Try(accounts.NormalizeEmail(email), context);
        if (!lease.IsAcquired)
        {
            return RequestLimits.TooOften(lease).ToResult();
        }

        var account = await accounts.FindByEmailAsync(email);
        if (account is null || !account.EmailConfirmed || await accounts.IsLockedOutAsync(account))
        {
            unknown.Check(password); // as much work as for a known one, so that time tells nothing
            return Wrong.ToResult();
        }

        if (!await accounts.CheckPasswordAsync(account, password))
        {
            await accounts.AccessFailedAsync(account);
            return Wrong.ToResult();
        }

        await accounts.ResetAccessFailedCountAsync(account);
        var person = await sessions.OpenAsync(context, account, method: "pwd", ct);
        return TypedResults.Ok(person.ToView());
    }
}
