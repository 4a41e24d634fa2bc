using Waooaw.Contracts.Ids;
using Waooaw.Hosting.Refusals;

namespace Waooaw.PortalHost.Accounts;

/// <summary>Makes the account of a customer that Plant knows already, for demonstrations.</summary>
public static class AddCustomerAccount
{
    /// <param name="services">Those of the Customer Portal.</param>
    public static async Task<Result<AccountId>> RunAsync(
        IServiceProvider services, string email, string name, CustomerId customer, string password, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return await MakeAccount.RunAsync(services, email, name, customer, roles: [], password);
    }
}
