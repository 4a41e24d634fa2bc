using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Refusals;
using Waooaw.Contracts.Tokens;
using Waooaw.Gateway;
using Waooaw.Hosting.Tokens;

namespace Waooaw.Portals.Tests.Gateway;

/// <summary>The real Gateway on loopback, between portals that only publish keys and a Plant that only remembers what arrived.</summary>
internal sealed class GatewayStage : IAsyncDisposable
{
    private readonly string _keys;
    private readonly WebApplication _neighbours;
    private readonly WebApplication _gateway;
    private readonly Dictionary<string, TokenSigner> _signers;

    private GatewayStage(
        string keys, Dictionary<string, TokenSigner> signers, WebApplication neighbours, WebApplication gateway, FakeTimeProvider clock)
    {
        (_keys, _signers, _neighbours, _gateway, Clock) = (keys, signers, neighbours, gateway, clock);
        Browserless = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(gateway.Urls.Single()),
        };
    }

    public static AccountId Account { get; } = AccountId.New(TimeProvider.System);

    public static CustomerId Customer { get; } = CustomerId.New(TimeProvider.System);

    public FakeTimeProvider Clock { get; }

    /// <summary>Speaks to the Gateway as a portal's back end does.</summary>
    public HttpClient Browserless { get; }

    public ConcurrentQueue<Arrived> AtPlant => _neighbours.Services.GetRequiredService<ConcurrentQueue<Arrived>>();

    /// <param name="plant">Another Plant than the one that remembers.</param>
    public static async Task<GatewayStage> SetAsync(Uri? plant = null, params string[] settings)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var keys = Directory.CreateTempSubdirectory("waooaw-keys-").FullName;
        var signers = new Dictionary<string, TokenSigner>();
        foreach (var issuer in (string[])[Issuers.CustomerPortal, Issuers.PlatformPortal, Issuers.Gateway])
        {
            KeyRing.MakeMissing(keys, issuer, clock);
            signers[issuer] = new TokenSigner(KeyRing.Load(keys, issuer));
        }

        var neighbours = await NeighboursAsync(signers);
        var address = neighbours.Urls.Single();
        var gateway = GatewayApplication.Build(
            [
                "--urls=http://127.0.0.1:0", $"--Keys:Path={keys}", $"--Addresses:CustomerPortal={address}",
                $"--Addresses:PlatformPortal={address}", $"--Addresses:Plant={plant?.AbsoluteUri ?? address}", .. settings,
            ],
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Services.AddSingleton<TimeProvider>(clock);
            });
        await gateway.StartAsync();
        return new GatewayStage(keys, signers, neighbours, gateway, clock);
    }

    public AccessClaims CustomerClaims() => new()
    {
        Iss = Issuers.CustomerPortal,
        Aud = "gateway",
        Sub = Account,
        Sid = "session-1",
        Amr = ["pwd"],
        CustomerId = Customer,
        Iat = Clock.GetUtcNow().ToUnixTimeSeconds(),
        Exp = Clock.GetUtcNow().AddSeconds(60).ToUnixTimeSeconds(),
    };

    public AccessClaims OperatorClaims(params IReadOnlyList<string> roles) =>
        CustomerClaims() with { Iss = Issuers.PlatformPortal, CustomerId = null, Roles = roles, ActFor = Customer };

    public AccessClaims PortalClaims() => CustomerClaims() with { Aud = "gateway-portal" };

    public string Sign(AccessClaims claims, string type = TokenTypes.Access, string? by = null) => _signers[by ?? claims.Iss].Sign(type, claims);

    public Task<HttpResponseMessage> SendAsync(
        string method, string path, AccessClaims? claims = null, HttpContent? content = null, params (string Name, string Value)[] headers) =>
        SendAsync(method, path, claims is null ? null : Sign(claims), content, headers);

    public Task<HttpResponseMessage> SendAsync(
        string method, string path, string? token, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return Browserless.SendAsync(request);
    }

    /// <summary>Whom Plant was told of, by a signature of the Gateway's.</summary>
    public CallerClaims CallerAtPlant()
    {
        var token = AtPlant.Last().Headers["Authorization"]["Bearer ".Length..];
        var jws = Jws.Parse(token).ShouldNotBeNull();
        jws.Type.ShouldBe(TokenTypes.Caller);
        return jws.Verify<CallerClaims>(_signers[Issuers.Gateway].Published.Keys.Single()).ShouldNotBeNull();
    }

    public static async Task<Problem> ProblemOf(HttpResponseMessage response) =>
        System.Text.Json.JsonSerializer.Deserialize<Problem>(await response.Content.ReadAsByteArrayAsync(), WireJson.Options)!;

    public async ValueTask DisposeAsync()
    {
        Browserless.Dispose();
        await _gateway.DisposeAsync();
        await _neighbours.DisposeAsync();
        foreach (var signer in _signers.Values)
        {
            signer.Dispose();
        }

        Directory.Delete(_keys, recursive: true);
    }

    private static async Task<WebApplication> NeighboursAsync(Dictionary<string, TokenSigner> signers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        builder.Services.AddSingleton<ConcurrentQueue<Arrived>>();
        var app = builder.Build();
        app.MapGet(IssuerKeys.Path, () => Results.Json(
            new SigningKeySet([.. signers.Where(signer => signer.Key != Issuers.Gateway).SelectMany(signer => signer.Value.Published.Keys)]),
            WireJson.Options));
        app.MapFallback("{**path}", async (HttpContext context, ConcurrentQueue<Arrived> arrived) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            var headers = context.Request.Headers.ToDictionary(
                header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
            arrived.Enqueue(new Arrived(
                context.Request.Method, context.Features.Get<IHttpRequestFeature>()!.RawTarget, headers, body.ToArray()));
            context.Response.Headers["X-Correlation-ID"] = headers.GetValueOrDefault("X-Correlation-ID");
            context.Response.Headers["X-Of-Plant"] = "passes";
            return Results.Text("from Plant", statusCode: 201);
        });
        await app.StartAsync();
        return app;
    }
}

/// <summary>One request as Plant got it.</summary>
internal sealed record Arrived(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body);
