using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.Instagram;

/// <summary>Looks at a picture's bytes as Instagram does: JPEG, at most 8 MiB, 4:5 to 1.91:1. A narrow one is scaled up, not refused.</summary>
/// <remarks>https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media, "Image specifications";
/// the subcodes: https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/error-codes</remarks>
internal static class PictureRules
{
    private static string TooSlow { get; } = Failed(2207003);

    private static string TooLarge { get; } = Failed(2207004);

    private static string NotFetched { get; } = Failed(2207052);

    private static string NotJpeg { get; } = Failed(2207005);

    private static string BadAspect { get; } = Failed(2207009);

    /// <summary>What Instagram's `status` says of a picture; null when it is fine.</summary>
    public static string? Judge(Picture? picture) => picture switch
    {
        null => NotJpeg,
        _ when !HasFitAspect(picture) => BadAspect,
        _ => null,
    };

    public static string? Of(FetchProblem problem) => problem switch
    {
        FetchProblem.None => null,
        FetchProblem.TooLarge => TooLarge,
        FetchProblem.TooSlow => TooSlow,
        _ => NotFetched,
    };

    // In whole numbers, so that exactly 4:5 and exactly 1.91:1 are inside.
    private static bool HasFitAspect(Picture picture) =>
        5L * picture.Width >= 4L * picture.Height && 100L * picture.Width <= 191L * picture.Height;

    private static string Failed(int subcode) => $"Error: Media upload has failed with error code {subcode}";
}
