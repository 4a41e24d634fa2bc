using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Waooaw.Hosting.Requests;
using Waooaw.PortalHost.Data;
using Waooaw.PortalHost.Sessions;

namespace Waooaw.PortalHost.Accounts;

/// <summary>Who has an account here and how one is made.</summary>
internal static class AccountsFeature
{
    private const int ShortestPassword = 12;

    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>(identity =>
        {
            identity.User.RequireUniqueEmail = true;
            identity.User.AllowedUserNameCharacters = ""; // any: the name is the address, and addresses may hold what they like

            // Length is what makes a password hard to guess; rules about digits make it hard to remember.
            identity.Password.RequiredLength = ShortestPassword;
            identity.Password.RequireDigit = false;
            identity.Password.RequireLowercase = false;
            identity.Password.RequireUppercase = false;
            identity.Password.RequireNonAlphanumeric = false;
            identity.Lockout.MaxFailedAccessAttempts = 10;
            identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
        }).AddEntityFrameworkStores<PortalDb>();
        services.AddSingleton<UnknownAccount>();
    }

    /// <summary>Only customers sign up by themselves.</summary>
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        var accounts = routes.MapGroup("/api/accounts").WithTags("Accounts").WithMetadata(new WithoutCsrfToken()).RefuseBadBodies();
        accounts.MapPost("", RequestAccount.HandleAsync);
        accounts.MapPost("/verify", VerifyAccountCode.HandleAsync);
    }
}
