using System.Globalization;
using Microsoft.Extensions.Options;
using Waooaw.Contracts.Canonical;
using Waooaw.Hosting.Surfaces;
using Waooaw.Hosting.Tokens;

namespace Waooaw.Plant.Media;

/// <summary>Makes and checks links under which a provider may fetch one picture for some minutes, through the Gateway.</summary>
internal sealed class MediaLinks(
    TokenSigner signer, IOptions<AddressOptions> addresses, IOptions<MediaOptions> options, TimeProvider clock)
{
    public Uri Make(ContentHash media)
    {
        var until = (clock.GetUtcNow() + options.Value.LinkLife).ToUnixTimeSeconds();
        return new Uri(addresses.Value.GatewayPublic, $"/media/{media}?until={until}&sig={signer.Seal(Sealed(media, until))}");
    }

    /// <summary>Whether we made that link and its time is not over.</summary>
    public bool IsGood(ContentHash media, long until, string seal) =>
        clock.GetUtcNow().ToUnixTimeSeconds() <= until && signer.IsSealOf(Sealed(media, until), seal);

    private static string Sealed(ContentHash media, long until) => string.Create(CultureInfo.InvariantCulture, $"media\n{media}\n{until}");
}
