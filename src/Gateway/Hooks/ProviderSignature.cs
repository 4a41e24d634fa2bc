using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Features;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Refusals;
using Waooaw.Contracts.Tokens;
using Waooaw.Gateway.Callers;
using Waooaw.Hosting.Refusals;

namespace Waooaw.Gateway.Hooks;

/// <summary>Believes a call to be a provider's only under its signature of the very bytes that arrived. Everything else is turned away here.</summary>
/// <remarks>`X-Hub-Signature-256: sha256=…`, the HMAC of the payload with the app's secret:
/// https://developers.facebook.com/docs/graph-api/webhooks/getting-started, "Validating payloads".</remarks>
internal sealed class ProviderSignature(HookSecrets secrets) : IEndpointFilter
{
    public const string Path = "/hooks/";

    private const string Header = "X-Hub-Signature-256";
    private const string Scheme = "sha256=";

    private static readonly Refusal NotSigned = new(
        Reasons.Unauthenticated, "The body does not carry the provider's signature. Only the provider itself is heard here.");

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = http.Route!.MaxBody;
        }

        http.Request.EnableBuffering();
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        http.Request.Body.Position = 0;
        var provider = (string)http.GetRouteValue("provider")!;
        if (SignedBy(provider, http.Request.Headers[Header].ToString(), body.ToArray()) is not { } signed)
        {
            return NotSigned.ToResult();
        }

        http.Features.Set(signed);
        return await next(context);
    }

    private SignedByProvider? SignedBy(string provider, string header, byte[] body)
    {
        if (!header.StartsWith(Scheme, StringComparison.Ordinal)
            || header.Length != Scheme.Length + (SHA256.HashSizeInBytes * 2)
            || !header[Scheme.Length..].All(char.IsAsciiHexDigit))
        {
            return null;
        }

        var given = Convert.FromHexString(header[Scheme.Length..]);
        foreach (var (environment, secret) in secrets.Of(provider))
        {
            if (CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(secret, body), given))
            {
                return new SignedByProvider(provider, environment, ContentHash.OfBytes(body));
            }
        }

        return null;
    }
}
