using Microsoft.Extensions.Options;
using Waooaw.Hosting.Surfaces;

namespace Waooaw.Sandbox.Playing;

/// <summary>Fetches a picture from an address that a client gave, only from our own Gateway: the Sandbox is nobody's way to reach other addresses.</summary>
internal sealed class PictureFetch(IHttpClientFactory clients, IOptions<AddressOptions> addresses)
{
    public const string Client = "pictures";

    /// <summary>More than any provider takes is not even read.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    public async Task<(byte[]? Content, FetchProblem Problem)> RunAsync(string url, CancellationToken ct)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address)
            || address.GetLeftPart(UriPartial.Authority) != addresses.Value.GatewayPublic.GetLeftPart(UriPartial.Authority))
        {
            return (null, FetchProblem.NotFetched);
        }

        try
        {
            using var client = clients.CreateClient(Client);
            return (await client.GetByteArrayAsync(address, ct), FetchProblem.None);
        }
        catch (HttpRequestException unreachable)
        {
            return (null, unreachable.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded ? FetchProblem.TooLarge : FetchProblem.NotFetched);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return (null, FetchProblem.TooSlow);
        }
    }
}

internal enum FetchProblem
{
    None,
    NotFetched,
    TooLarge,
    TooSlow,
}
