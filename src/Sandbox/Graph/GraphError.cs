using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.Graph;

/// <summary>An error as the Graph API writes it.</summary>
/// <remarks>https://developers.facebook.com/docs/graph-api/guides/error-handling</remarks>
internal sealed record GraphError(int Status, int Code, string Message) : IProviderRefusal
{
    public string Type { get; init; } = "OAuthException";

    public int? Subcode { get; init; }

    public bool IsTransient { get; init; }

    /// <summary>What is wrong in detail, where an API tells it.</summary>
    public string? Details { get; init; }

    /// <summary>The product whose details those are.</summary>
    public string? Product { get; init; }

    /// <summary>What Meta shows to a person; most errors have none.</summary>
    public string? UserTitle { get; init; }

    public string? UserMessage { get; init; }

    public static GraphError Token { get; } = new(401, 190, "Invalid OAuth access token - Cannot parse access token");

    public static GraphError TokenExpired { get; } = new(401, 190, "Error validating access token: Session has expired") { Subcode = 463 };

    public static GraphError TokenRevoked { get; } = new(401, 190, "Error validating access token: The user has not authorized application") { Subcode = 458 };

    public static GraphError Broken { get; } = new(500, 2, "Service temporarily unavailable") { IsTransient = true };

    public static GraphError TooFast { get; } = new(429, 4, "(#4) Application request limit reached") { IsTransient = true };

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

        if (Details is { } details)
        {
            error["error_data"] = new Dictionary<string, string?> { ["messaging_product"] = Product, ["details"] = details };
        }

        httpContext.Response.StatusCode = Status;
        return httpContext.Response.WriteAsJsonAsync(new Dictionary<string, object> { ["error"] = error }, httpContext.RequestAborted);
    }
}
