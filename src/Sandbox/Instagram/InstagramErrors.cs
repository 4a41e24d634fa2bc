using System.Globalization;
using Waooaw.Sandbox.Graph;

namespace Waooaw.Sandbox.Instagram;

/// <summary>Errors that only Instagram has.</summary>
/// <remarks>Status, code, subcode and words: https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/error-codes</remarks>
internal static class InstagramErrors
{
    public static GraphError CaptionTooMuch(int length) => new(400, 36004, "The caption is too long")
    {
        Subcode = 2207010,
        UserTitle = "Caption too long",
        UserMessage = string.Create(
            CultureInfo.InvariantCulture,
            $"The submitted image's caption was {length} characters long. The maximum number of characters permitted for a caption is "
            + $"{CaptionRules.MaxCharacters}. Please submit media with a shorter caption."),
    };

    public static GraphError TooManyTags { get; } = new(400, 100, "(#100) Too many tags")
    {
        Subcode = 2207040,
        UserTitle = "Too many tags",
        UserMessage = $"Cannot use more than {CaptionRules.MaxMentions} tags per created media.",
    };

    public static GraphError MediaType(string type) => new(400, 100, "(#100) The media type is unknown")
    {
        Subcode = 2207023,
        UserTitle = "Unknown media type",
        UserMessage = $"The media type {type} is unknown.",
    };

    public static GraphError NotReady { get; } = new(400, 9007, "Media ID is not available")
    {
        Subcode = 2207027,
        UserTitle = "The media is not ready",
        UserMessage = "The media is not ready for publishing, please wait for a moment",
    };

    public static GraphError NoBuilder(string creation) => new(400, 24, "The requested resource does not exist")
    {
        Subcode = 2207008,
        UserTitle = "Media builder not found",
        UserMessage = $"The media builder with creation id = {creation} does not exist or has been expired.",
    };

    public static GraphError NoMedia(string creation) => new(400, 24, "The requested resource does not exist")
    {
        Subcode = 2207006,
        UserTitle = "Media not found",
        UserMessage = $"The media with {creation} cannot be found.",
    };

    public static GraphError DayIsFull { get; } = new(400, 9, "Application request limit reached")
    {
        Subcode = 2207042,
        UserTitle = "Posting limit reached",
        UserMessage = "You reached maximum number of posts that is allowed to be published by Content Publishing API.",
    };
}
