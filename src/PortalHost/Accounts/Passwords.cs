using Microsoft.AspNetCore.Identity;
using Waooaw.Contracts.Refusals;

namespace Waooaw.PortalHost.Accounts;

/// <summary>Says everything that is wrong with a password somebody chose.</summary>
internal static class Passwords
{
    public static async Task<IReadOnlyList<Violation>> CheckAsync(string? password, UserManager<Account> accounts)
    {
        if (string.IsNullOrEmpty(password))
        {
            return [new Violation("password", "Choose a password: signing in needs one.")];
        }

        var violations = new List<Violation>();
        foreach (var rule in accounts.PasswordValidators)
        {
            var verdict = await rule.ValidateAsync(accounts, null!, password);
            violations.AddRange(verdict.Errors.Select(error => new Violation("password", error.Description)));
        }

        return violations;
    }
}
