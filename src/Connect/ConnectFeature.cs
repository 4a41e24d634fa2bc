using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Waooaw.Connect.Access;
using Waooaw.Connect.Accounts;
using Waooaw.Connect.Manifests;
using Waooaw.Connect.Wire;

namespace Waooaw.Connect;

/// <summary>How an account is connected and kept connected: a code is exchanged, access is renewed, and whose account it is is read.
/// Nothing else is ever asked of a provider here.</summary>
public static class ConnectFeature
{
    /// <param name="isDevelopment">Only in Development may a production address lead into a private network.</param>
    /// <param name="sandbox">Where the Sandbox is, under which every provider is played.</param>
    /// <exception cref="ManifestException">What is said of a provider cannot be used.</exception>
    public static void AddConnect(this IServiceCollection services, bool isDevelopment, Func<IServiceProvider, Uri> sandbox)
    {
        var providers = ConnectProviders.BuiltIn();
        services.AddSingleton(providers);
        foreach (var provider in providers.All)
        {
            services.AddOptions<ConnectProviderOptions>(provider.Name)
                .BindConfiguration(ConnectProviderOptions.SectionOf(provider.Name)).ValidateDataAnnotations().ValidateOnStart();
        }

        services.AddSingleton(built => new ProviderAddresses(sandbox(built), built.GetRequiredService<IOptionsMonitor<ConnectProviderOptions>>()));
        services.AddProviderClients(isDevelopment);
        services.AddSingleton<ProviderClient>();
        services.AddSingleton<ConsentPage>();
        services.AddSingleton<TokenEndpoint>();
        services.AddSingleton<AccountReads>();
    }
}
