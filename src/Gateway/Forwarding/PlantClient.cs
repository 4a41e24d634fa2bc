using System.Diagnostics;
using System.Net;
using Yarp.ReverseProxy.Forwarder;

namespace Waooaw.Gateway.Forwarding;

/// <summary>The connections to Plant: no redirects, no cookies, no proxy, and no write that .NET could send twice.</summary>
internal sealed class PlantClient : IDisposable
{
    public HttpMessageInvoker Invoker { get; } = new(new WritesHaveContent(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ActivityHeadersPropagator = new ReverseProxyPropagator(DistributedContextPropagator.Current),
    }));

    public void Dispose() => Invoker.Dispose();

    /// <summary>.NET repeats a request without content by itself when a kept connection dies; with content, even empty, it does not.</summary>
    private sealed class WritesHaveContent(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method != HttpMethod.Get && request.Method != HttpMethod.Head)
            {
                request.Content ??= new ByteArrayContent([]);
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
