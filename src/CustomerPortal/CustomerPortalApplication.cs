using Waooaw.Hosting.Surfaces;
using Waooaw.PortalHost;

namespace Waooaw.CustomerPortal;

/// <summary>Puts the process together.</summary>
public static class CustomerPortalApplication
{
    /// <param name="configure">What a host or a test adds before the application is built.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = SurfaceHost.CreateBuilder(Surface.CustomerPortal, typeof(CustomerPortalApplication).Assembly, args, privateOffset: 10);
        configure?.Invoke(builder);
        builder.AddPortal(Surface.CustomerPortal);

        var app = builder.Build();
        app.UseSurface();
        app.UsePortal();
        return app;
    }
}
