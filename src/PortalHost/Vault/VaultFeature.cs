using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Waooaw.Connect;
using Waooaw.Connect.Instagram;
using Waooaw.Hosting.Options;
using Waooaw.Hosting.Requests;
using Waooaw.Hosting.Surfaces;
using Waooaw.PortalHost.Forwarding;
using Waooaw.PortalHost.Sessions;

namespace Waooaw.PortalHost.Vault;

/// <summary>Where customers' secrets are kept: they come in, they are lent for seconds, and they never come out to a person.</summary>
internal static class VaultFeature
{
    public static void AddVault(this IServiceCollection services, bool isDevelopment)
    {
        services.AddValidatedOptions<VaultOptions>(VaultOptions.Section);
        services.AddSingleton<VaultKeys>();
        services.AddHostedService(provider => provider.GetRequiredService<VaultKeys>());
        services.AddSingleton<SecretCipher>();
        services.AddScoped<LeaseBook>();
        services.AddConnect(isDevelopment);
        services.AddOptions<InstagramConnectOptions>().PostConfigure<IOptions<AddressOptions>>((instagram, addresses) =>
            instagram.SandboxAddress ??= new Uri(addresses.Value.Sandbox, "/instagram"));
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
