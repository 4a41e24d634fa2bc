using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Vault;
using Waooaw.Hosting.Refusals;

namespace Waooaw.PortalHost.Connecting;

/// <summary>How connecting ended, told as it was asked for: a program gets JSON, a person the portal's page.</summary>
internal abstract class Arrival : IResult
{
    private const string Page = "/connections";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (httpContext.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase))
        {
            await Json().ExecuteAsync(httpContext);
            return;
        }

        await new Departure(new Uri(Page + new QueryBuilder(Query()).ToQueryString(), UriKind.Relative)).ExecuteAsync(httpContext);
    }

    protected abstract IResult Json();

    protected abstract IEnumerable<KeyValuePair<string, string>> Query();

    /// <summary>At least one account was connected.</summary>
    public sealed class Connected(ConnectedView view) : Arrival
    {
        protected override IResult Json() => Results.Json(view, WireJson.Options);

        protected override IEnumerable<KeyValuePair<string, string>> Query()
        {
            yield return new("connected", view.Provider);
            yield return new("hired_instance_id", view.HiredInstanceId.ToString());
            foreach (var account in view.Accounts.Where(account => account.ConnectionId is not null))
            {
                yield return new("connection_id", account.ConnectionId!.Value.ToString());
            }

            if (view.Accounts.FirstOrDefault(account => account.Refused is not null) is { Refused: { } reason })
            {
                yield return new("refused", reason);
            }
        }
    }

    /// <summary>Nothing was connected, and nothing was kept.</summary>
    public sealed class Refused(Refusal refusal) : Arrival
    {
        protected override IResult Json() => refusal.ToResult();

        protected override IEnumerable<KeyValuePair<string, string>> Query() => [new("refused", refusal.Reason.Code)];
    }
}

/// <summary>Sends a browser on. The framework's own way would log the address, and this one may hold a state.</summary>
internal sealed class Departure(Uri to) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Redirect(to.IsAbsoluteUri ? to.AbsoluteUri : to.OriginalString);
        return Task.CompletedTask;
    }
}
