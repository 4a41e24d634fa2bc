using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.LinkedIn;

/// <summary>An error as LinkedIn writes it.</summary>
/// <remarks>https://learn.microsoft.com/en-us/linkedin/shared/api-guide/concepts/error-handling; the words about tokens are those that apps report.</remarks>
internal sealed record LinkedInError(int Status, string Code, string Message, int ServiceErrorCode = 100) : IProviderRefusal
{
    public static LinkedInError Broken { get; } = new(500, "INTERNAL_SERVER_ERROR", "Internal Server Error", 0);

    public static LinkedInError TooFast { get; } = new(
        429, "TOO_MANY_REQUESTS", "Resource level throttle APPLICATION_AND_MEMBER DAY limit for calls to this resource is reached.", 101);

    public static LinkedInError TokenExpired { get; } = new(401, "EXPIRED_ACCESS_TOKEN", "The token used in the request has expired", 65602);

    public static LinkedInError TokenRevoked { get; } = new(401, "REVOKED_ACCESS_TOKEN", "The token used in the request has been revoked by the user", 65601);

    public static LinkedInError TokenUnknown { get; } = new(401, "INVALID_ACCESS_TOKEN", "Invalid access token", 65600);

    public static LinkedInError VersionMissing { get; } = new(
        400, "VERSION_MISSING", "A version must be present. Please specify a version by adding the LinkedIn-Version header.");

    public static LinkedInError VersionUnknown(string version) => new(426, "NONEXISTENT_VERSION", $"Requested version {version} is not active");

    public static LinkedInError Illegal(string message) => new(400, "ILLEGAL_ARGUMENT", message);

    public static LinkedInError Unprocessable(string message) => new(422, "UNPROCESSABLE_ENTITY", message);

    public static LinkedInError Duplicate(string urn) => new(422, "DUPLICATE_POST", $"Content is a duplicate of {urn}");

    public static LinkedInError Denied(string what) => new(403, "ACCESS_DENIED", $"Not enough permissions to access: {what}");

    public static LinkedInError NotFound(string what) => new(404, "NOT_FOUND", $"{what} does not exist");

    public static LinkedInError NoResource(string path) => new(404, "RESOURCE_NOT_FOUND", $"No virtual resource found for /{path}", 0);

    public Task ExecuteAsync(HttpContext httpContext) =>
        Wire.Json(new { status = Status, serviceErrorCode = ServiceErrorCode, code = Code, message = Message }, Status).ExecuteAsync(httpContext);
}
