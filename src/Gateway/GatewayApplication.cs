using Waooaw.Gateway.Callers;
using Waooaw.Gateway.Forwarding;
using Waooaw.Gateway.Hooks;
using Waooaw.Gateway.Limits;
using Waooaw.Hosting.Surfaces;

namespace Waooaw.Gateway;

/// <summary>Puts the process together.</summary>
public static class GatewayApplication
{
    /// <param name="configure">What a host or a test adds before the application is built.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = SurfaceHost.CreateBuilder(Surface.Gateway, typeof(GatewayApplication).Assembly, args);
        builder.Services.AddCallers();
        builder.Services.AddCallerLimits();
        builder.Services.AddHooks();
        builder.Services.AddForwarding();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseSurface();
        app.UseCallers();
        app.UseRateLimiter(); // after it is known who calls: a person is counted as a person, wherever they come from
        app.MapHooks();
        app.MapRoutesToPlant();
        return app;
    }
}
