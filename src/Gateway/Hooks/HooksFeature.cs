using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Surfaces;

namespace Waooaw.Gateway.Hooks;

/// <summary>What providers tell by themselves.</summary>
internal static class HooksFeature
{
    private static readonly Refusal NotOurs = new(Reasons.NotFound, "Nobody has told this address to that provider.");

    public static void AddHooks(this IServiceCollection services)
    {
        services.AddAppSecretFile();
        services.AddSingleton<HookSecrets>();
    }

    public static void MapHooks(this IEndpointRouteBuilder routes) =>
        routes.MapGet($"{ProviderSignature.Path}{{provider}}", Verify).ExcludeFromDescription();

    /// <summary>The provider makes sure that the address is ours before it calls it.</summary>
    /// <remarks>https://developers.facebook.com/docs/graph-api/webhooks/getting-started, "Verification requests".</remarks>
    private static IResult Verify(
        string provider,
        [FromQuery(Name = "hub.mode")] string? mode,
        [FromQuery(Name = "hub.verify_token")] string? token,
        [FromQuery(Name = "hub.challenge")] string? challenge,
        HookSecrets secrets) =>
        mode == "subscribe" && challenge is { Length: > 0 and <= 200 } && secrets.VerifyTokenOf(provider) is { } known && token is not null
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(known), Encoding.UTF8.GetBytes(token))
            ? Results.Text(challenge)
            : NotOurs.ToResult();
}
