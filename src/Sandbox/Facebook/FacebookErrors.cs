using Waooaw.Sandbox.Graph;

namespace Waooaw.Sandbox.Facebook;

/// <summary>Errors of the Pages API.</summary>
/// <remarks>Codes: https://developers.facebook.com/docs/graph-api/guides/error-handling, "Error codes"</remarks>
internal static class FacebookErrors
{
    /// <summary>506 is documented as "Duplicate Post"; for how long, is not. The subcode and the words are those that apps report.</summary>
    public static GraphError Duplicate { get; } = new(400, 506, "Duplicate status message")
    {
        Subcode = 1455006,
        UserTitle = "Duplicate Status Update",
        UserMessage = "This status update is identical to the last one you posted. Try posting something different, or delete your previous update.",
    };

    public static GraphError NeedsPageToken { get; } = new(
        403, 200, "(#200) If posting to a page, requires both pages_read_engagement and pages_manage_posts as an admin with sufficient administrative permission");

    public static GraphError NoPermission { get; } = new(
        403, 10, "(#10) This endpoint requires the 'pages_read_engagement' permission or the 'Page Public Content Access' feature.");

    /// <summary>324 is "Missing or invalid image file" on https://developers.facebook.com/docs/graph-api/reference/page/photos.</summary>
    public static GraphError NoImage(string why) => new(400, 324, $"(#324) Missing or invalid image file: {why}");

    public static GraphError Login(string message) => new(400, 100, message);

    public static GraphError Client { get; } = new(400, 1, "Error validating client secret.");
}
