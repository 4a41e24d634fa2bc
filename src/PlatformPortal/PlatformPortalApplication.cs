using Waooaw.Hosting.Surfaces;
using Waooaw.PortalHost;

namespace Waooaw.PlatformPortal;

/// <summary>Puts the process together.</summary>
public static class PlatformPortalApplication
{
    /// <param name="configure">What a host or a test adds before the application is built.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = SurfaceHost.CreateBuilder(Surface.PlatformPortal, typeof(PlatformPortalApplication).Assembly, args, privateOffset: 10);
        configure?.Invoke(builder);
        builder.AddPortal(Surface.PlatformPortal);

        var app = builder.Build();
        app.UseSurface();
        app.UsePortal();
        return app;
    }
}
