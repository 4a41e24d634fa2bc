using Microsoft.Extensions.DependencyInjection;

namespace Waooaw.Hosting.Options;

/// <summary>Settings that are read, checked and complete before the process answers its first request.</summary>
public static class ValidatedOptions
{
    /// <summary>Binds a section and refuses to start when a value breaks a rule on its property.</summary>
    public static IServiceCollection AddValidatedOptions<TOptions>(this IServiceCollection services, string section)
        where TOptions : class
    {
        services.AddOptions<TOptions>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
        return services;
    }
}
