namespace Waooaw.Sandbox.Playing;

/// <summary>A token endpoint's no, as OAuth writes it.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc6749#section-5.2</remarks>
internal sealed record OAuthRefusal(string Error, string Description, int Status = StatusCodes.Status400BadRequest) : IProviderRefusal
{
    public Task ExecuteAsync(HttpContext httpContext) =>
        Wire.Json(new { error = Error, error_description = Description }, Status).ExecuteAsync(httpContext);
}
