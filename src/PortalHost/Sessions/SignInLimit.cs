using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Waooaw.PortalHost.Sessions;

/// <summary>Counts tries to sign in, per account and network address, whether the account exists or not.</summary>
internal sealed class SignInLimit(IOptions<PortalLimitOptions> limits) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _tries = PartitionedRateLimiter.Create<string, string>(
        key => RateLimitPartition.GetFixedWindowLimiter(key, _ => RequestLimits.PerMinute(limits.Value.SignInsPerMinute)));

    public RateLimitLease Try(string normalizedEmail, HttpContext context) =>
        _tries.AttemptAcquire($"{context.Connection.RemoteIpAddress} {normalizedEmail}");

    public void Dispose() => _tries.Dispose();
}
