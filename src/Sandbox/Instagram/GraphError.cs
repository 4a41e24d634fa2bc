namespace Waooaw.Sandbox.Instagram;

/// <summary>An error as the Graph API writes it.</summary>
/// <remarks>developers.facebook.com/docs/graph-api/guides/error-handling, developers.facebook.com/docs/instagram-platform/reference/error-codes</remarks>
internal sealed class GraphError(int status, int code, string message, int? subcode = null, string type = "OAuthException", bool isTransient = false)
    : IResult
{
    public static GraphError Token => new(401, 190, "Invalid OAuth access token - Cannot parse access token");

    public static GraphError Unknown(string id) => new(
        400, 100, $"Unsupported request. Object with ID '{id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation", 33, "GraphMethodException");

    public static GraphError Parameter(string message, int? subcode = null) => new(400, 100, $"(#100) {message}", subcode);

    public static GraphError Broken => new(500, 2, "Service temporarily unavailable", isTransient: true);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var error = new Dictionary<string, object>
        {
            ["message"] = message,
            ["type"] = type,
            ["code"] = code,
            ["is_transient"] = isTransient,
            ["fbtrace_id"] = httpContext.TraceIdentifier,
        };
        if (subcode is { } sub)
        {
            error["error_subcode"] = sub;
        }

        httpContext.Response.StatusCode = status;
        return httpContext.Response.WriteAsJsonAsync(new Dictionary<string, object> { ["error"] = error }, httpContext.RequestAborted);
    }
}
