using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Waooaw.Contracts.Routes;
using Waooaw.Hosting.Surfaces;
using Waooaw.PortalHost.Gateway;
using Yarp.ReverseProxy.Forwarder;

namespace Waooaw.PortalHost.Forwarding;

/// <summary>Hands one listed request on to the Gateway, and its answer back.</summary>
internal sealed class ForwardToGateway(IHttpForwarder forwarder, ForwardedHeaders headers, IOptions<AddressOptions> addresses) : IDisposable
{
    private static readonly ForwarderRequestConfig Patience = new() { ActivityTimeout = TimeSpan.FromSeconds(100) };

    private readonly HttpMessageInvoker _client = new(new ContentInEveryWrite(GatewayFeature.NewHandler()));

    public async Task HandleAsync(HttpContext context, Route route)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = route.MaxBody;
        }

        // What went wrong on the way is in the status already (502, 504), and logged by the forwarder.
        await forwarder.SendAsync(context, addresses.Value.Gateway.ToString(), _client, Patience, headers);
    }

    public void Dispose() => _client.Dispose();
}
