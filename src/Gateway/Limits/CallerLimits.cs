using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Waooaw.Contracts.Refusals;
using Waooaw.Gateway.Callers;
using Waooaw.Hosting.Options;
using Waooaw.Hosting.Refusals;

namespace Waooaw.Gateway.Limits;

/// <summary>Nobody takes more than their share: counted per person, and per address where nobody is signed in.</summary>
internal static class CallerLimits
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static void AddCallerLimits(this IServiceCollection services)
    {
        services.AddValidatedOptions<LimitOptions>(LimitOptions.Section);
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<LimitOptions>>((limiter, limits) =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => PartitionOf(context, limits.Value));
            limiter.OnRejected = async (rejected, _) => await new Refusal(
                Reasons.RateLimited, "Too many requests in a short time. Wait as long as Retry-After says, then try again.")
            {
                RetryAfter = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Second,
            }.ToResult().ExecuteAsync(rejected.HttpContext);
        });
    }

    private static RateLimitPartition<string> PartitionOf(HttpContext context, LimitOptions limits) => (context.Route, context.Caller) switch
    {
        (null, _) => RateLimitPartition.GetNoLimiter(""), // health and keys: whoever watches us is never turned away
        (_, Caller.Known known) => Bucket($"sub:{known.Claims.Iss}:{known.Claims.Sub}", limits.CallerPerSecond, limits.CallerBurst),
        _ => Bucket($"ip:{context.Connection.RemoteIpAddress}", limits.AnonymousPerSecond, limits.AnonymousPerSecond),
    };

    private static RateLimitPartition<string> Bucket(string who, int perSecond, int burst) =>
        RateLimitPartition.GetTokenBucketLimiter(who, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = Second,
            QueueLimit = 0,
        });
}
