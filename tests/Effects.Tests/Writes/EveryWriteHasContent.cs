namespace Waooaw.Effects.Tests.Writes;

/// <summary>Stands in every client of Effects under test, and lets no write without content pass.</summary>
internal sealed class EveryWriteHasContent : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.Method != HttpMethod.Get && request.Content is null
            ? throw new InvalidOperationException($"{request.Method} {request.RequestUri?.AbsolutePath} has no content: .NET may send it twice.")
            : base.SendAsync(request, cancellationToken);
}
