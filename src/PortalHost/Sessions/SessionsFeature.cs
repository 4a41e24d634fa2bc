using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Waooaw.Contracts.Accounts;
using Waooaw.Hosting.Options;
using Waooaw.Hosting.Requests;
using Waooaw.PortalHost.Data;
using Waooaw.PortalHost.Vault;

namespace Waooaw.PortalHost.Sessions;

/// <summary>Who is signed in, for how long, and how often they may ask.</summary>
internal static class SessionsFeature
{
    public static void AddSessions(this IServiceCollection services, Portal portal)
    {
        services.AddValidatedOptions<SessionLifeOptions>(SessionLifeOptions.Section);

        // Copies of a portal share the keys through their database; the two portals share nothing.
        services.AddDataProtection().SetApplicationName(portal.Surface.Name).PersistKeysToDbContext<PortalDb>();
        services.AddOptions<KeyManagementOptions>()
            .Configure<VaultKeys>((management, keys) => management.XmlEncryptor = new SealedCookieKeys(keys));
        services.AddScoped<SessionBook>();
        services.AddAuthentication(SessionAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.SchemeName, configureOptions: null);
        services.AddAuthorization();
        services.AddRequestLimits();
    }

    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        var session = routes.MapGroup("/api/session").WithTags("Session").RefuseBadBodies();
        session.MapPost("", OpenSession.HandleAsync).WithMetadata(new WithoutCsrfToken());
        session.MapGet("", Ok<SessionView> (Person person) => TypedResults.Ok(person.ToView())).RequireAuthorization();
        session.MapDelete("", CloseAsync).RequireAuthorization();
    }

    private static async Task<NoContent> CloseAsync(HttpContext context, Person person, SessionBook sessions, CancellationToken ct)
    {
        await sessions.EndAsync(person, ct);
        sessions.ForgetCookie(context);
        return TypedResults.NoContent();
    }
}
