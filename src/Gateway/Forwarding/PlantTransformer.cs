using System.Net.Http.Headers;
using Waooaw.Contracts.Tokens;
using Waooaw.Gateway.Callers;
using Waooaw.Hosting.Requests;
using Yarp.ReverseProxy.Forwarder;

namespace Waooaw.Gateway.Forwarding;

/// <summary>What passes to Plant and back. Whatever came in about identity stays outside; the Gateway's own word takes its place.</summary>
internal sealed class PlantTransformer(CallerAssertion assertion) : HttpTransformer
{
    private static readonly string[] Dropped = ["Cookie", "Authorization", "Forwarded", "X-CSRF-Token"];

    public override async ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        var headers = proxyRequest.Headers;
        var forwarded = headers.NonValidated
            .Select(header => header.Key)
            .Where(name => name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase))
            .ToArray();
        foreach (var name in (IEnumerable<string>)[.. Dropped, .. forwarded])
        {
            headers.Remove(name);
        }

        headers.Host = null; // Plant's own name, not the one the caller used
        headers.Authorization = new AuthenticationHeaderValue("Bearer", assertion.Of(httpContext.Caller, httpContext.Features.Get<SignedByProvider>()));
    }

    public override ValueTask<bool> TransformResponseAsync(
        HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
    {
        proxyResponse?.Headers.Remove(Correlation.Header); // it stands there already, and would stand there twice
        return base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
    }
}
