using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Waooaw.Effects.Access;
using Waooaw.Effects.Instagram;
using Waooaw.Effects.Posts;
using Waooaw.Effects.Telemetry;
using Waooaw.Effects.Wire;

namespace Waooaw.Effects;

/// <summary>Puts the only way to the outside world together.</summary>
public static class EffectsFeature
{
    /// <summary>Registers publisher, questions and probe. Whoever calls it also registers an <see cref="ILeaseSigner"/>.</summary>
    /// <param name="isDevelopment">Lets environment `production` be a stand-in on this machine; else it is the provider alone.</param>
    public static IServiceCollection AddEffects(this IServiceCollection services, bool isDevelopment = false)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        AddOptions<VaultOptions>(services, VaultOptions.Section);
        AddOptions<LimitOptions>(services, LimitOptions.Section);
        AddOptions<InstagramOptions>(services, InstagramOptions.Section);
        services.AddSingleton<IValidateOptions<InstagramOptions>>(new InstagramAddressesAreInstagrams(isDevelopment));

        services.AddTransport(isDevelopment);
        services.AddSingleton<EffectsMeter>();
        services.AddSingleton<BorrowAccess>();
        services.AddSingleton<ReadClient>();
        services.AddSingleton<WriteClient>();
        services.AddSingleton<InstagramReads>();
        services.AddSingleton<InstagramDoor>();
        services.AddSingleton<InstagramContainer>();
        services.AddSingleton<InstagramAftermath>();
        services.AddSingleton<InstagramPublisher>();
        services.AddSingleton<InstagramQuestions>();
        services.AddSingleton<InstagramProbe>();
        services.AddSingleton(provider => new PostPublisher(provider.GetRequiredService<InstagramPublisher>()));
        services.AddSingleton(provider => new PostQuestions(provider.GetRequiredService<InstagramQuestions>()));
        services.AddSingleton(provider => new ConnectionProbe(provider.GetRequiredService<InstagramProbe>()));
        return services;
    }

    private static void AddOptions<TOptions>(IServiceCollection services, string section)
        where TOptions : class =>
        services.AddOptions<TOptions>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
}
