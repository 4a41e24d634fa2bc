using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Waooaw.Hooks;

/// <summary>Puts the enforcement plane together: one list of hooks, one bus.</summary>
public static class HookBusRegistration
{
    /// <summary>Registers the bus. The list is written once; a second bus would be a second opinion.</summary>
    /// <param name="permitLife">How long a permit is young.</param>
    /// <exception cref="InvalidOperationException">A bus is registered already.</exception>
    public static IServiceCollection AddHookBus(
        this IServiceCollection services, Func<IServiceProvider, TimeSpan> permitLife, Action<HookList> list)
    {
        if (services.Any(service => service.ServiceType == typeof(HookBus)))
        {
            throw new InvalidOperationException("There is one hook bus, and it is registered already.");
        }

        var hooks = new HookList(services);
        list(hooks);
        return services.AddScoped(scope => new HookBus(
            [.. hooks.Types.Select(type => (IHook)scope.GetRequiredService(type))],
            scope.GetRequiredService<IJournal>(),
            scope.GetRequiredService<TimeProvider>(),
            permitLife(scope),
            scope.GetRequiredService<ILogger<HookBus>>()));
    }
}

/// <summary>The hooks in the order they are asked. The order decides nothing; it is for reading.</summary>
public sealed class HookList
{
    private readonly IServiceCollection _services;
    private readonly List<Type> _types = [];

    internal HookList(IServiceCollection services) => _services = services;

    internal IReadOnlyList<Type> Types => _types;

    public HookList Ask<THook>()
        where THook : class, IHook
    {
        _services.AddScoped<THook>();
        _types.Add(typeof(THook));
        return this;
    }
}
