using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Options;
using Waooaw.Hosting.Refusals;

namespace Waooaw.PortalHost.Sessions;

/// <summary>Slows down who asks too often: a session by itself, strangers by their network address.</summary>
internal static class RequestLimits
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static void AddRequestLimits(this IServiceCollection services)
    {
        services.AddValidatedOptions<PortalLimitOptions>(PortalLimitOptions.Section);
        services.AddSingleton<SignInLimit>();
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<PortalLimitOptions>>((limiter, limits) =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => PartitionOf(context, limits.Value));
            limiter.OnRejected = async (rejected, _) =>
                await TooOften(rejected.Lease).ToResult().ExecuteAsync(rejected.HttpContext);
        });
    }

    public static Refusal TooOften(RateLimitLease lease) => new(Reasons.RateLimited, "Wait as long as Retry-After says, then try again.")
    {
        RetryAfter = lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Minute,
    };

    public static FixedWindowRateLimiterOptions PerMinute(int permits) =>
        new() { PermitLimit = permits, Window = Minute, QueueLimit = 0 };

    private static RateLimitPartition<string> PartitionOf(HttpContext context, PortalLimitOptions limits)
    {
        var request = context.Request;
        if (PrivateDoor.IsThis(request))
        {
            return RateLimitPartition.GetNoLimiter("");
        }

        if (context.Features.Get<Person>() is { } person)
        {
            return RateLimitPartition.GetFixedWindowLimiter($"session {person.SessionId}", _ => PerMinute(limits.SessionRequestsPerMinute));
        }

        return HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetFixedWindowLimiter(
                $"address {context.Connection.RemoteIpAddress}", _ => PerMinute(limits.AnonymousWritesPerMinute));
    }
}
