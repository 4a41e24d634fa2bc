using SkiaSharp;

namespace Waooaw.Sandbox.Instagram;

/// <summary>Looks at a picture's bytes as Instagram does: JPEG, at most 8 MiB, 4:5 to 1.91:1. A narrow one is scaled up, not refused.</summary>
/// <remarks>https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media, "Image specifications";
/// the subcodes: https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/error-codes</remarks>
internal static class PictureRules
{
    public const int MaxBytes = 8 * 1024 * 1024;

    public static string TooSlow { get; } = Failed(2207003);

    public static string TooLarge { get; } = Failed(2207004);

    public static string NotFetched { get; } = Failed(2207052);

    private static string NotJpeg { get; } = Failed(2207005);

    private static string BadAspect { get; } = Failed(2207009);

    /// <summary>Its size in pixels, or what Instagram's `status` says of it.</summary>
    public static (SKSizeI Size, string? Problem) Judge(byte[] content)
    {
        using var data = SKData.CreateCopy(content);
        using var codec = SKCodec.Create(data);
        if (codec is not { EncodedFormat: SKEncodedImageFormat.Jpeg })
        {
            return (default, NotJpeg);
        }

        var size = codec.Info.Size;
        return (size, HasFitAspect(size) ? null : BadAspect);
    }

    // In whole numbers, so that exactly 4:5 and exactly 1.91:1 are inside.
    private static bool HasFitAspect(SKSizeI size) => 5L * size.Width >= 4L * size.Height && 100L * size.Width <= 191L * size.Height;

    private static string Failed(int subcode) => $"Error: Media upload has failed with error code {subcode}";
}
