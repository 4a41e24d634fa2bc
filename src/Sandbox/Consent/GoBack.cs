namespace Waooaw.Sandbox.Consent;

/// <summary>Sends the browser back to the app. The framework's own redirect writes its address into the log, and here a code is in it.</summary>
internal sealed class GoBack(string address) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status302Found;
        httpContext.Response.Headers.Location = address;
        return Task.CompletedTask;
    }
}
