using System.Globalization;

namespace Waooaw.Sandbox.Instagram;

/// <summary>An error as the Graph API writes it.</summary>
/// <remarks>https://developers.facebook.com/docs/graph-api/guides/error-handling and, for status, code, subcode and words,
/// https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/error-codes</remarks>
internal sealed record GraphError(int Status, int Code, string Message) : IResult
{
    public string Type { get; init; } = "OAuthException";

    public int? Subcode { get; init; }

    public bool IsTransient { get; init; }

    /// <summary>What Meta shows to a person; most errors have none.</summary>
    public string? UserTitle { get; init; }

    public string? UserMessage { get; init; }

    public static GraphError Token { get; } = new(401, 190, "Invalid OAuth access token - Cannot parse access token");

    public static GraphError TokenExpired { get; } = new(401, 190, "Error validating access token: Session has expired") { Subcode = 463 };

    public static GraphError Broken { get; } = new(500, 2, "Service temporarily unavailable") { IsTransient = true };

    public static GraphError TooFast { get; } = new(429, 4, "(#4) Application request limit reached") { IsTransient = true };

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

    /// <summary>What is someone else's is as absent as what never was.</summary>
    public static GraphError Unknown(string verb, string id) => new(
        400,
        100,
        $"Unsupported {verb} request. Object with ID '{id}' does not exist, cannot be loaded due to missing permissions, "
        + "or does not support this operation")
    {
        Subcode = 33,
        Type = "GraphMethodException",
    };

    public static GraphError Parameter(string message) => new(400, 100, $"(#100) {message}");

    public static GraphError Path(string path) => new(400, 2500, $"Unknown path components: {path}");

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var error = new Dictionary<string, object>
        {
            ["message"] = Message,
            ["type"] = Type,
            ["code"] = Code,
            ["is_transient"] = IsTransient,
            ["fbtrace_id"] = httpContext.TraceIdentifier,
        };
        if (Subcode is { } subcode)
        {
            error["error_subcode"] = subcode;
        }

        if (UserTitle is { } title && UserMessage is { } words)
        {
            (error["error_user_title"], error["error_user_msg"]) = (title, words);
        }

        httpContext.Response.StatusCode = Status;
        return httpContext.Response.WriteAsJsonAsync(new Dictionary<string, object> { ["error"] = error }, httpContext.RequestAborted);
    }
}
