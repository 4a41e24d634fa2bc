using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Waooaw.Contracts.Refusals;

namespace Waooaw.Hosting.Refusals;

/// <summary>Turns what broke into an answer that tells a caller nothing but the correlation id under which we can find it.</summary>
internal sealed partial class ProblemHandler(ILogger<ProblemHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var refusal = exception switch
        {
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => new Refusal(
                Reasons.TooLarge, "The request body is larger than this address accepts. Send less, or upload media instead."),
            BadHttpRequestException bad => Refusal.Invalid("", bad.Message),
            OperationCanceledException when httpContext.RequestAborted.IsCancellationRequested => null,
            _ => Broken(exception),
        };
        if (refusal is null)
        {
            return true; // nobody is left to answer
        }

        await refusal.ToResult().ExecuteAsync(httpContext);
        return true;
    }

    private Refusal Broken(Exception exception)
    {
        LogBroken(exception);
        return new Refusal(
            Reasons.Unexpected, "This is our fault, and it is written down. Try again; if it stays so, tell us the correlation id.");
    }

    [LoggerMessage(LogLevel.Error, "A request broke.")]
    private partial void LogBroken(Exception exception);
}
