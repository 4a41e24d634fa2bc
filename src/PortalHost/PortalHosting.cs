using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Waooaw.Hosting.Database;
using Waooaw.Hosting.Surfaces;
using Waooaw.PortalHost.Accounts;
using Waooaw.PortalHost.Approving;
using Waooaw.PortalHost.Connecting;
using Waooaw.PortalHost.Data;
using Waooaw.PortalHost.Evidence;
using Waooaw.PortalHost.Forwarding;
using Waooaw.PortalHost.Gateway;
using Waooaw.PortalHost.Mail;
using Waooaw.PortalHost.Sessions;
using Waooaw.PortalHost.Vault;

namespace Waooaw.PortalHost;

/// <summary>What both portals do alike. Which one it is decides who signs in and what they may ask for.</summary>
public static class PortalHosting
{
    /// <summary>Adds everything a portal's back end is made of.</summary>
    public static void AddPortal(this WebApplicationBuilder builder, Surface surface)
    {
        var portal = new Portal(surface);
        var services = builder.Services;
        services.AddSingleton(portal);
        services.AddDatabase<PortalDb, SqlitePortalDb, PostgresPortalDb>(builder.Configuration, portal.DatabaseName);
        services.AddMail(builder.Configuration);
        services.AddVault(); // first of those that start: the keys of the cookies are sealed with its own
        services.AddAccounts();
        services.AddSessions(portal);
        services.AddConnecting(builder.Environment.IsDevelopment());
        builder.Logging.KeepCodesOutOfLogs();
        services.AddGatewayDoor();
        services.AddForwarding();
    }

    /// <summary>Puts the pipeline together, behind what every process does.</summary>
    public static void UsePortal(this WebApplication app)
    {
        var portal = app.Services.GetRequiredService<Portal>();

        // The order matters: first where the request came in, then who asks, then whether they may.
        app.UseMiddleware<PrivateDoor>();
        app.UseAuthentication();
        app.UseMiddleware<OwnPagesOnly>();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseMiddleware<ActFor>();

        if (portal.IsForCustomers)
        {
            app.MapAccounts();
        }

        app.MapSessions();
        app.MapApproving();
        app.MapVault();
        app.MapConnecting(portal);
        app.MapEvidenceKeys();
        app.MapForwarding(portal);
    }
}
