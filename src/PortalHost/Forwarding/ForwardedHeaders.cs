using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Waooaw.Hosting.Requests;
using Waooaw.PortalHost.Gateway;
using Waooaw.PortalHost.Sessions;
using Yarp.ReverseProxy.Forwarder;

namespace Waooaw.PortalHost.Forwarding;

/// <summary>What of a browser's request reaches the Gateway: nothing that could pass for who is asking, and the portal's own word for it.</summary>
internal sealed class ForwardedHeaders(AccessTokens tokens) : HttpTransformer
{
    private static readonly IReadOnlyList<string> Dropped = ["Cookie", "Authorization", "Proxy-Authorization", OwnPagesOnly.TokenHeader, "Forwarded"];

    public override async ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        var headers = proxyRequest.Headers;
        foreach (var name in headers.Select(header => header.Key).Where(IsDropped).ToArray())
        {
            headers.Remove(name);
        }

        headers.Host = null; // the Gateway's own
        if (httpContext.Features.Get<Person>() is { } person)
        {
            headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.For(person));
        }
    }

    public override ValueTask<bool> TransformResponseAsync(
        HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
    {
        // Set by this portal already; both would stand there twice. And only this portal gives its browsers cookies.
        proxyResponse?.Headers.Remove(Correlation.Header);
        proxyResponse?.Headers.Remove("Set-Cookie");
        return base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
    }

    private static bool IsDropped(string header) =>
        Dropped.Contains(header, StringComparer.OrdinalIgnoreCase) || header.StartsWith("X-Forwarded", StringComparison.OrdinalIgnoreCase);
}
