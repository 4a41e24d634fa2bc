using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Waooaw.Hosting.Options;
using Waooaw.Hosting.Requests;
using Waooaw.PortalHost.Forwarding;
using Waooaw.PortalHost.Sessions;

namespace Waooaw.PortalHost.Vault;

/// <summary>Where customers' secrets are kept: they come in, they are lent for seconds, and they never come out to a person.</summary>
internal static class VaultFeature
{
    public static void AddVault(this IServiceCollection services)
    {
        services.AddValidatedOptions<VaultOptions>(VaultOptions.Section);
        services.AddSingleton<VaultKeys>();
        services.AddHostedService(provider => provider.GetRequiredService<VaultKeys>());
        services.AddSingleton<SecretCipher>();
        services.AddScoped<SecretShelf>();
        services.AddScoped<ProductionIsOpen>();
        services.AddScoped<LeaseBook>();
        services.AddScoped<RenewOneSecret>();
        services.AddSingleton<RenewAccess>();
        services.AddHostedService<KeepAccessAlive>();
    }

    public static void MapVault(this IEndpointRouteBuilder routes)
    {
        var vault = routes.MapGroup("/api/vault").WithTags("Vault").RequireAuthorization().WithMetadata(new MayActFor()).RefuseBadBodies();
        vault.MapPut("/secrets", PutVaultSecret.HandleAsync);
        vault.MapGet("/secrets", ReadVault.ListSecretsAsync);
        vault.MapDelete("/secrets/{credentialRef}", RevokeVaultSecret.HandleAsync);
        vault.MapPost("/secrets/{credentialRef}/test", TestVaultSecret.HandleAsync);
        vault.MapGet("/leases", ReadVault.ListLeasesAsync);

        // Only on the vault's own address; what signs the request is who asks.
        routes.MapPost("/internal/leases", LendAccess.HandleAsync)
            .WithMetadata(new WithoutCsrfToken()).RefuseBadBodies().ExcludeFromDescription();
    }
}
