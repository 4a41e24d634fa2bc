using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Routes;
using Waooaw.Hosting.Refusals;

namespace Waooaw.PortalHost.Accounts;

/// <summary>Makes the account of an operator, from the command line: nobody signs up as one.</summary>
public static class AddOperator
{
    /// <param name="services">Those of the Platform Portal.</param>
    public static async Task<Result<AccountId>> RunAsync(
        IServiceProvider services, string email, string name, IReadOnlyList<string> roles, string password, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        string[] unknown = [.. roles.Except(Role.All)];
        return unknown.Length > 0 || roles.Count == 0
            ? Refusal.Invalid("roles", $"Name at least one of these roles, and no other: {string.Join(", ", Role.All)}.")
            : await MakeAccount.RunAsync(services, email, name, customer: null, roles, password);
    }
}
