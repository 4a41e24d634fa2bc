namespace Waooaw.PortalHost.Forwarding;

/// <summary>Gives a write without a body an empty one: .NET repeats requests without content by itself when a connection dies.</summary>
internal sealed class ContentInEveryWrite(HttpMessageHandler inner) : DelegatingHandler(inner)
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
