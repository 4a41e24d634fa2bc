using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Waooaw.Connect.Manifests;
using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Vault;

namespace Waooaw.PortalHost.Connecting;

/// <summary>What accounts can be connected, so that no page needs a list of its own.</summary>
internal static class ListConnectableProviders
{
    public static Ok<IReadOnlyList<ConnectableProvider>> Handle(ConnectProviders providers, OurApp app) => TypedResults.Ok<IReadOnlyList<ConnectableProvider>>(
        [.. providers.All.Select(provider => ToView(provider, provider.Kind == ConnectKind.Key || app.IsConfigured(provider)))]);

    private static ConnectableProvider ToView(ProviderManifest provider, bool isInProduction) => new(
        provider.Name,
        provider.Title,
        provider.Kind == ConnectKind.Key ? ConnectingKind.Key : ConnectingKind.Oauth,
        [.. provider.Fields.Select(field => new ConnectField(field.Name, field.Title, field.Secret, field.Shape, field.Hint))],
        isInProduction ? [ProviderEnvironment.Sandbox, ProviderEnvironment.Production] : [ProviderEnvironment.Sandbox]);
}
