using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.YouTube;

/// <summary>An error as Google's APIs write it.</summary>
/// <remarks>https://developers.google.com/youtube/v3/docs/errors and, for uploads, https://developers.google.com/youtube/v3/docs/videos/insert#errors</remarks>
internal sealed record GoogleError(int Status, string Domain, string Reason, string Message) : IProviderRefusal
{
    public static GoogleError Broken { get; } = new(503, "global", "backendError", "Backend Error");

    public static GoogleError TooFast { get; } = new(429, "usageLimits", "rateLimitExceeded", "Rate Limit Exceeded");

    public static GoogleError Token { get; } = new(401, "global", "authError", "Invalid Credentials");

    public static GoogleError Quota { get; } = new(
        403, "youtube.quota", "quotaExceeded", "The request cannot be completed because you have exceeded your quota.");

    public static GoogleError UploadLimit { get; } = new(
        400, "youtube.video", "uploadLimitExceeded", "The user has exceeded the number of videos they may upload.");

    public static GoogleError SessionGone { get; } = new(404, "global", "notFound", "The upload session does not exist or has expired.");

    public static GoogleError NotFound(string what) => new(404, "global", "notFound", $"Not Found: {what}");

    public static GoogleError Bad(string reason, string message) => new(400, "youtube.video", reason, message);

    public static GoogleError Parameter(string reason, string message) => new(400, "youtube.parameter", reason, message);

    public Task ExecuteAsync(HttpContext httpContext) => Wire.Json(
        new { error = new { code = Status, message = Message, errors = (object[])[new { domain = Domain, reason = Reason, message = Message }] } },
        Status).ExecuteAsync(httpContext);
}
