using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Control;

namespace Waooaw.Sandbox.Playing;

/// <summary>How every request on a provider's wire is met: counted, spoilt if that is planned, its token read, its work done.</summary>
internal static class Exchange
{
    private const string Bearer = "Bearer ";

    public static RouteHandlerBuilder MapAsk(this IEndpointRouteBuilder routes, PlayedProvider provider, string verb, string pattern, Ask ask) =>
        routes.MapMethods(pattern, [verb], (Delegate)((HttpContext http) => RunAsync(http, provider, ask)));

    private static async Task<IResult> RunAsync(HttpContext http, PlayedProvider provider, Ask ask)
    {
        var (db, clock) = (http.RequestServices.GetRequiredService<SandboxDb>(), http.RequestServices.GetRequiredService<TimeProvider>());
        var body = ask.IsStreamed ? [] : await ReadAsync(http.Request);
        var holder = await TokenHolder.OfAsync(db, provider, BearerOf(http.Request), provider.Opening, clock.GetUtcNow());
        var call = new ProviderCall(http, db, clock, provider, body, holder.Access);
        var arrival = new Arrival(
            provider,
            ask.Choose is null ? ask.Operation : await ask.Choose(call),
            HasBody: body.Length > 0 || (ask.IsStreamed && http.Request.ContentLength is not 0 and not null),
            ask.WriteKey?.Invoke(call),
            [.. SubjectsOf(call), .. ask.Subjects?.Invoke(call) ?? []]);

        // It has arrived whole, so it is counted and finished even when its caller has gone.
        var fault = await Faults.ArriveAsync(db, arrival);
        if (await Faults.BeforeAsync(fault, provider, http, clock) is { } before)
        {
            return before;
        }

        if (!ask.IsOpen && holder.Access is null)
        {
            return holder.Refusal(provider);
        }

        var answer = await ask.Work(call);
        return answer is not IProviderRefusal
            && await Faults.AfterAsync(await Faults.LeaveAsync(db, arrival), http, clock) is { } after ? after : answer;
    }

    private static IEnumerable<string> SubjectsOf(ProviderCall call)
    {
        if (call.Access?.Token.AccountId is { } account)
        {
            yield return account;
        }

        foreach (var named in call.Http.Request.RouteValues.Values.OfType<string>())
        {
            yield return named;
        }
    }

    private static async Task<byte[]> ReadAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        return body.ToArray();
    }

    private static string? BearerOf(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { } header && header.StartsWith(Bearer, StringComparison.Ordinal) ? header[Bearer.Length..] : null;
}
