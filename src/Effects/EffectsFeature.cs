using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Waooaw.Effects.Access;
using Waooaw.Effects.Posts;
using Waooaw.Effects.Telemetry;
using Waooaw.Effects.Wire;

namespace Waooaw.Effects;

/// <summary>Puts the only way to the outside world together.</summary>
public static class EffectsFeature
{
    /// <summary>Registers publisher, questions, preflight and probe, for every provider that has a folder here. Whoever calls it also registers an <see cref="ILeaseSigner"/>.</summary>
    /// <param name="isDevelopment">Lets environment `production` be a stand-in on this machine; else it is the provider alone.</param>
    public static IServiceCollection AddEffects(this IServiceCollection services, bool isDevelopment = false)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        AddOptions<VaultOptions>(services, VaultOptions.Section);
        AddOptions<LimitOptions>(services, LimitOptions.Section);
        services.AddSingleton<IValidateOptions<ProviderOptions>>(new AddressesAreTheProviders(isDevelopment));
        foreach (var provider in Providers.All)
        {
            services.AddOptions<ProviderOptions>(provider.Name)
                .BindConfiguration(ProviderOptions.SectionOf(provider.Name)).ValidateDataAnnotations().ValidateOnStart();
        }

        services.AddTransport(isDevelopment);
        services.AddSingleton<EffectsMeter>();
        services.AddSingleton<BorrowAccess>();
        services.AddSingleton<ReadClient>();
        services.AddSingleton<WriteClient>();
        services.AddSingleton<ProviderDoors>();
        services.AddSingleton(provider => new PostPublisher(
            provider.GetRequiredService<BorrowAccess>(),
            provider.GetRequiredService<ProviderDoors>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<PostPublisher>>()));
        services.AddSingleton(provider => new PostQuestions(
            provider.GetRequiredService<BorrowAccess>(), provider.GetRequiredService<ProviderDoors>()));
        services.AddSingleton(provider => new PostPreflight(
            provider.GetRequiredService<BorrowAccess>(), provider.GetRequiredService<ProviderDoors>()));
        services.AddSingleton(provider => new ConnectionProbe(
            provider.GetRequiredService<BorrowAccess>(), provider.GetRequiredService<ProviderDoors>()));
        return services;
    }

    private static void AddOptions<TOptions>(IServiceCollection services, string section)
        where TOptions : class =>
        services.AddOptions<TOptions>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
}
