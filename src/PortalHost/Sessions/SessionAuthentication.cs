using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Waooaw.PortalHost.Sessions;

/// <summary>Finds out who is signed in from the session cookie, anew on every request.</summary>
/// <remarks>Not the framework's cookie handler: with a store behind it, a second sign-in keeps the key of the first session,
/// so whoever holds the first cookie would hold the second session.</remarks>
internal sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, SessionBook sessions, Portal portal)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string SchemeName = "session";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!Request.Cookies.TryGetValue(portal.CookieName, out var cookie)
            || await sessions.FindAsync(cookie, Context.RequestAborted) is not { } person)
        {
            return AuthenticateResult.NoResult();
        }

        Context.Features.Set(person);
        var identity = new ClaimsIdentity([new Claim("sub", person.AccountId.ToString())], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }
}
