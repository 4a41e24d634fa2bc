using Waooaw.Hosting.Surfaces;

namespace Waooaw.Sandbox;

/// <summary>Puts the process together.</summary>
public static class SandboxApplication
{
    /// <param name="configure">What a host or a test adds before the application is built.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = SurfaceHost.CreateBuilder(Surface.Sandbox, typeof(SandboxApplication).Assembly, args);
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseSurface();
        return app;
    }
}
