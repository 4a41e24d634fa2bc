using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Refusals;

namespace Waooaw.PortalHost.Accounts;

/// <summary>Makes an account whose address needs no proof, because whoever runs the installation vouches for it.</summary>
internal static class MakeAccount
{
    public static async Task<Result<AccountId>> RunAsync(
        IServiceProvider services, string email, string name, CustomerId? customer, IReadOnlyList<string> roles, string password)
    {
        await using var scope = services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var clock = scope.ServiceProvider.GetRequiredService<TimeProvider>();
        var account = new Account
        {
            Id = AccountId.New(clock).Value,
            UserName = email,
            Email = email,
            EmailConfirmed = true,
            Name = name,
            CustomerId = customer,
            Roles = [.. roles.Distinct()],
            CreatedAt = clock.GetUtcNow(),
        };
        var made = await accounts.CreateAsync(account, password);
        return made.Succeeded ? account.AccountId : ToRefusal(made);
    }

    private static Refusal ToRefusal(IdentityResult refused) =>
        refused.Errors.Any(error => error.Code is nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName))
            ? new Refusal(Reasons.Conflict, "There is an account with this address already. Use it, or another address.")
            : Refusal.Invalid([.. refused.Errors.Select(error => new Violation(MemberOf(error), error.Description))]);

    private static string MemberOf(IdentityError error) => error.Code.StartsWith("Password", StringComparison.Ordinal) ? "password" : "email";
}
