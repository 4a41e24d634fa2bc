using Waooaw.Hosting.Surfaces;

namespace Waooaw.Gateway;

/// <summary>Puts the process together.</summary>
public static class GatewayApplication
{
    /// <param name="configure">What a host or a test adds before the application is built.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = SurfaceHost.CreateBuilder(Surface.Gateway, typeof(GatewayApplication).Assembly, args);
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseSurface();
        return app;
    }
}
