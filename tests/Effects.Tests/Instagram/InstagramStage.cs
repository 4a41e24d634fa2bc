using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Ids;
using Waooaw.Effects.Access;
using Waooaw.Effects.Posts;
using Waooaw.Effects.Tests.Writes;
using Waooaw.Hooks;

namespace Waooaw.Effects.Tests.Instagram;

/// <summary>Our real client between a scripted vault and a scripted Instagram. Ids are those of Meta's published examples
/// (https://developers.facebook.com/docs/instagram-platform/content-publishing).</summary>
internal sealed class InstagramStage : IAsyncDisposable
{
    public const string Account = "17841405822304914";
    public const string Container = "17889455560051444";
    public const string Media = "17920238422030506";
    public const string Caption = "#BronzFonz & नमस्ते 😀";
    public const string Page = "https://www.instagram.com/p/CpGTFbVvxKB/";

    private readonly ServiceProvider _services;

    private InstagramStage(
        ScriptedServer vault, ScriptedServer provider, IReadOnlyDictionary<string, string?> settings, Action<IServiceCollection> effects)
    {
        (Vault, Provider) = (vault, provider);
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Effects:Vaults:CustomerPortal"] = vault.Address.AbsoluteUri,
                ["Effects:Vaults:PlatformPortal"] = "http://127.0.0.1:9",
                ["Effects:Instagram:SandboxAddress"] = provider.Address.AbsoluteUri,
                ["Effects:Limits:SendLimit"] = "00:00:01",
                ["Effects:Limits:PrepareTimeout"] = "00:00:01",
                ["Effects:Limits:ContainerPoll"] = "00:00:00.020",
                ["Effects:Limits:ContainerWait"] = "00:00:00.200",
            })
            .AddInMemoryCollection(settings)
            .Build());
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        services.AddSingleton<ILeaseSigner, ScriptedVault.Signer>();
        effects(services);
        services.ConfigureHttpClientDefaults(clients => clients.AddHttpMessageHandler(() => new EveryWriteHasContent()));
        _services = services.BuildServiceProvider();
    }

    public ScriptedServer Vault { get; }

    public ScriptedServer Provider { get; }

    public Permits Permits { get; } = new();

    /// <summary>Whose measurements are this stage's own.</summary>
    public IMeterFactory Meters => _services.GetRequiredService<IMeterFactory>();

    public LogLines Logs { get; } = new();

    public List<string> KeptHandles { get; } = [];

    /// <summary>Unset: another worker has taken over when a handle is to be kept.</summary>
    public bool KeepsHandles { get; set; } = true;

    public static Task<InstagramStage> SetAsync(params (string Key, string Value)[] settings) =>
        SetAsync(services => services.AddEffects(), settings);

    /// <param name="effects">How Effects is registered.</param>
    public static async Task<InstagramStage> SetAsync(Action<IServiceCollection> effects, params (string Key, string Value)[] settings)
    {
        var provider = await ScriptedServer.StartAsync(OperationOf);
        provider.On("quota", ScriptedServer.Json(200, """{"data":[{"quota_usage":2,"config":{"quota_total":50,"quota_duration":86400}}]}"""));
        provider.On("make", ScriptedServer.Json(200, $$"""{"id":"{{Container}}"}"""));
        provider.On("container", Status("FINISHED"));
        provider.On("publish", ScriptedServer.Json(200, $$"""{"id":"{{Media}}"}"""));
        provider.On("permalink", ScriptedServer.Json(200, $$"""{"permalink":"{{Page}}","id":"{{Media}}"}"""));
        provider.On("list", ScriptedServer.Json(200, """{"data":[]}"""));
        provider.On("account", ScriptedServer.Json(200, $$"""{"user_id":"{{Account}}","username":"care_clinic"}"""));
        return new InstagramStage(
            await ScriptedVault.StartAsync(),
            provider,
            settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value),
            effects);
    }

    /// <summary>https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-container</summary>
    public static RequestDelegate Status(string code) =>
        ScriptedServer.Json(200, $$"""{"status_code":"{{code}}","status":"{{code}}: said so","id":"{{Container}}"}""");

    /// <summary>The sample of https://developers.facebook.com/docs/graph-api/guides/error-handling, with the members of Instagram's own page.</summary>
    public static RequestDelegate GraphError(int status, int code, bool isTransient = false) => ScriptedServer.Json(
        status,
        $$$"""
        {"error":{"message":"Message describing the error","type":"OAuthException","code":{{{code}}},"error_subcode":460,
        "is_transient":{{{(isTransient ? "true" : "false")}}},"error_user_title":"A title","error_user_msg":"A message","fbtrace_id":"EJplcsCHuLu"}}
        """);

    public static RequestDelegate Abort { get; } = context =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    public static RequestDelegate Silence { get; } = context => Task.Delay(Timeout.Infinite, context.RequestAborted);

    /// <summary>Media as https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media lists it.</summary>
    public static string Entry(string id, DateTimeOffset at, string caption = Caption) =>
        $$"""{"id":"{{id}}","caption":"{{caption}}","timestamp":"{{at:yyyy-MM-dd'T'HH:mm:ss}}+0000","permalink":"{{Page}}"}""";

    public static PublishPost Post() => new()
    {
        EffectId = EffectId.New(TimeProvider.System),
        CustomerId = CustomerId.New(TimeProvider.System),
        Environment = ProviderEnvironment.Sandbox,
        Window = new EffectWindow(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(30_000)),
        LatenessSeconds = 3600,
        HiredInstanceId = HiredInstanceId.New(TimeProvider.System),
        DeliverableId = DeliverableId.New(TimeProvider.System),
        Version = 1,
        Provider = "instagram",
        Channel = "instagram",
        ConnectionId = ConnectionId.New(TimeProvider.System),
        CredentialRef = "cp:0190",
        Account = Account,
        Title = null,
        Text = Caption,
        Media = [new PostMedia(ContentHash.OfBytes("jpeg"u8), "image/jpeg", 1080, 1080, 4)],
        Recipients = [],
        Options = ImmutableSortedDictionary<string, string>.Empty,
        FindingsDigest = ContentHash.OfBytes("none"u8),
        RulePackDigest = null,
    };

    public static ConnectionRef Connection(string identity = Account) => new(
        CustomerId.New(TimeProvider.System), ConnectionId.New(TimeProvider.System), "instagram", ProviderEnvironment.Sandbox, "cp:0190", identity);

    public async Task<Receipt> PublishAsync(PublishPost? post = null, string? handle = null) =>
        await PublishAsync(await Permits.ForAsync(post ?? Post()), handle);

    public Task<Receipt> PublishAsync(Permit<PublishPost> permit, string? handle = null, IReadOnlyList<LeaseId>? closed = null) =>
        _services.GetRequiredService<PostPublisher>().PerformAsync(
            permit,
            new PublishAttempt
            {
                CorrelationId = "corr-1",
                Handle = handle,
                ClosedLeases = closed ?? [],
                MediaLink = hash => new Uri($"https://gateway.example/media/{hash}?until=1&sig=a"),
                ReadMediaAsync = (_, _) => Task.FromResult("jpeg"u8.ToArray()),
                RevealAsync = (_, _) => Task.FromResult<RevealedRecipient?>(null),
                KeepHandleAsync = (kept, _) =>
                {
                    KeptHandles.Add(kept);
                    return Task.FromResult(KeepsHandles);
                },
            },
            CancellationToken.None);

    public Task<PostAnswer> AskAsync(string? handle = Container, DateTimeOffset? sentAfter = null) =>
        _services.GetRequiredService<PostQuestions>().AskAsync(
            Post(), part: 0, handle, sentAfter ?? DateTimeOffset.UtcNow, "corr-1", CancellationToken.None);

    public Task<ProbeResult> ProbeAsync(ConnectionRef connection) =>
        _services.GetRequiredService<ConnectionProbe>().ProbeAsync(connection, "corr-1", CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Vault.DisposeAsync();
        await Provider.DisposeAsync();
    }

    private static string OperationOf(HttpRequest request)
    {
        var last = request.Path.Value!.Split('/')[^1];
        return (request.Method, last, request.Query["fields"].ToString()) switch
        {
            ("GET", "content_publishing_limit", _) => "quota",
            ("POST", "media", _) => "make",
            ("POST", "media_publish", _) => "publish",
            ("GET", "media", _) => "list",
            ("GET", _, "status_code,status") => "container",
            ("GET", _, "permalink") => "permalink",
            ("GET", _, "user_id,username") => "account",
            _ => "unknown",
        };
    }
}
