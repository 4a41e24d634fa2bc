using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Waooaw.Connect;
using Waooaw.Connect.Access;
using Waooaw.Connect.Manifests;
using Waooaw.Contracts.Connections;
using Waooaw.Hosting.Surfaces;

namespace Waooaw.PortalHost.Connecting;

/// <summary>Who WAOOAW is at a provider: an app of its own at each real one, and one for all of them in the Sandbox.</summary>
internal sealed partial class OurApp(IOptionsMonitor<ConnectProviderOptions> options, AppSecretFile sandbox, ILogger<OurApp> log)
{
    /// <returns>Null where there is no app, or its secret cannot be read.</returns>
    public AppCredentials? At(ProviderManifest provider, ProviderEnvironment environment)
    {
        if (environment == ProviderEnvironment.Sandbox)
        {
            return new AppCredentials(AppSecretFile.ClientId, sandbox.Read());
        }

        if (!IsConfigured(provider))
        {
            return null;
        }

        var app = options.Get(provider.Name);
        try
        {
            return File.ReadAllText(app.ClientSecretFile!).Trim() is { Length: > 0 } secret ? new AppCredentials(app.ClientId!, secret) : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            LogUnreadable(provider.Name, unreadable);
            return null;
        }
    }

    public bool IsConfigured(ProviderManifest provider) =>
        options.Get(provider.Name) is { ClientId.Length: > 0, ClientSecretFile.Length: > 0 };

    [LoggerMessage(LogLevel.Error, "The secret of WAOOAW's app at {Provider} cannot be read.")]
    private partial void LogUnreadable(string provider, Exception unreadable);
}
