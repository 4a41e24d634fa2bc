using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Waooaw.Evidence.Tests;

/// <summary>Leaves out the loops that work by themselves, so that a test says what happens and when.</summary>
internal sealed class WithoutWorkers : IServiceProviderFactory<IServiceCollection>
{
    public IServiceCollection CreateBuilder(IServiceCollection services)
    {
        foreach (var loop in services.Where(service => service.ServiceType == typeof(IHostedService) && IsLoop(service)).ToArray())
        {
            services.Remove(loop);
        }

        return services;
    }

    public IServiceProvider CreateServiceProvider(IServiceCollection containerBuilder) => containerBuilder.BuildServiceProvider();

    private static bool IsLoop(ServiceDescriptor service) =>
        typeof(BackgroundService).IsAssignableFrom(service.ImplementationType ?? service.ImplementationFactory?.Method.ReturnType);
}
