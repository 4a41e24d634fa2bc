using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Surfaces;

namespace Waooaw.PortalHost.Sessions;

/// <summary>Marks a route that opens a session, or is asked by another process: no session's token is expected there.</summary>
internal sealed class WithoutCsrfToken;

/// <summary>Lets a write pass only when it comes from this portal's own pages: by its Origin, and by the token only those pages can read.</summary>
internal sealed class OwnPagesOnly(RequestDelegate next, IOptions<AddressOptions> addresses, Portal portal)
{
    public const string TokenHeader = "X-CSRF-Token";

    private static readonly Refusal Foreign = new(
        Reasons.CrossSite, "This write did not come from the portal's own pages. Open the portal itself and do it there.");

    private static readonly Refusal NoToken = new(
        Reasons.CrossSite, $"Send the session's csrf_token as {TokenHeader}; GET /api/session tells it.");

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || PrivateDoor.IsThis(request))
        {
            return next(context);
        }

        var own = addresses.Value.Of(portal.Surface).GetLeftPart(UriPartial.Authority);
        if (!string.Equals(request.Headers.Origin.ToString(), own, StringComparison.Ordinal))
        {
            return Foreign.ToResult().ExecuteAsync(context);
        }

        return context.Features.Get<Person>() is { } person
            && context.GetEndpoint()?.Metadata.GetMetadata<WithoutCsrfToken>() is null
            && !Equal(request.Headers[TokenHeader].ToString(), person.CsrfToken)
                ? NoToken.ToResult().ExecuteAsync(context)
                : next(context);
    }

    private static bool Equal(string sent, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sent), Encoding.UTF8.GetBytes(expected));
}
