using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.Metrics;
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

namespace Waooaw.Effects.Tests.Compliance;

/// <summary>Our real client between a scripted vault and a scripted provider.</summary>
internal sealed class ProviderStage : IAsyncDisposable
{
    private readonly ProviderCase _case;
    private readonly ServiceProvider _services;

    private ProviderStage(
        ProviderCase provider, ScriptedServer vault, ScriptedServer server, Action<IServiceCollection> effects, (string Key, string Value)[] settings)
    {
        (_case, Vault, Provider) = (provider, vault, server);
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Effects:Vaults:CustomerPortal"] = vault.Address.AbsoluteUri,
                ["Effects:Vaults:PlatformPortal"] = "http://127.0.0.1:9",
                [$"Effects:{provider.Name}:SandboxAddress"] = server.Address.AbsoluteUri,
                ["Effects:Limits:SendLimit"] = "00:00:01",
                ["Effects:Limits:PrepareTimeout"] = "00:00:01",
                ["Effects:Limits:ContainerPoll"] = "00:00:00.020",
                ["Effects:Limits:ContainerWait"] = "00:00:00.200",
            })
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
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

    public ConcurrentQueue<string> KeptHandles { get; } = [];

    /// <summary>Unset: another worker has taken over when a handle is to be kept.</summary>
    public bool KeepsHandles { get; set; } = true;

    /// <summary>Who the person of the list is by now; null when they were erased or said no.</summary>
    public RevealedRecipient? Recipient { get; set; }

    public static Task<ProviderStage> SetAsync(ProviderCase provider, params (string Key, string Value)[] settings) =>
        SetAsync(provider, services => services.AddEffects(), settings);

    /// <param name="effects">How Effects is registered.</param>
    public static async Task<ProviderStage> SetAsync(
        ProviderCase provider, Action<IServiceCollection> effects, params (string Key, string Value)[] settings)
    {
        var server = await ScriptedServer.StartAsync(provider.OperationOf);
        provider.Play(server);
        return new ProviderStage(provider, await ScriptedVault.StartAsync(), server, effects, settings) { Recipient = provider.Recipient };
    }

    /// <summary>The case's sample, as an effect.</summary>
    public static PublishPost Post(ProviderCase provider) => provider.Fill(new PublishPost
    {
        EffectId = EffectId.New(TimeProvider.System),
        CustomerId = CustomerId.New(TimeProvider.System),
        Environment = ProviderEnvironment.Sandbox,
        Window = new EffectWindow(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(30_000)),
        LatenessSeconds = 3600,
        HiredInstanceId = HiredInstanceId.New(TimeProvider.System),
        DeliverableId = DeliverableId.New(TimeProvider.System),
        Version = 1,
        Provider = provider.Name,
        Channel = provider.Name,
        ConnectionId = ConnectionId.New(TimeProvider.System),
        CredentialRef = "cp:0190",
        Account = provider.Account,
        Title = null,
        Text = "",
        Media = [],
        Recipients = provider.Recipient is { } person ? [new PostRecipient(ContactId.New(TimeProvider.System), person.Seal())] : [],
        Options = ImmutableSortedDictionary<string, string>.Empty,
        FindingsDigest = ContentHash.OfBytes("none"u8),
        RulePackDigest = null,
    });

    public PublishPost Post() => Post(_case);

    public ConnectionRef Connection(string? account = null) => new(
        CustomerId.New(TimeProvider.System),
        ConnectionId.New(TimeProvider.System),
        _case.Name,
        ProviderEnvironment.Sandbox,
        "cp:0190",
        account ?? _case.Account);

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
                ReadMediaAsync = (_, _) => Task.FromResult(_case.Bytes),
                RevealAsync = (_, _) => Task.FromResult(Recipient),
                KeepHandleAsync = (kept, _) =>
                {
                    KeptHandles.Enqueue(kept);
                    return Task.FromResult(KeepsHandles);
                },
            },
            CancellationToken.None);

    /// <summary>Asks what became of the sample, with what the case says was kept.</summary>
    public Task<PostAnswer> AskAsync(DateTimeOffset? sentAfter = null, PublishPost? post = null) =>
        AskAsync(_case.HandleAt(Provider.Address), sentAfter, post);

    public Task<PostAnswer> AskAsync(string? handle, DateTimeOffset? sentAfter = null, PublishPost? post = null) =>
        _services.GetRequiredService<PostQuestions>().AskAsync(
            post ?? Post(), part: 0, handle, sentAfter ?? DateTimeOffset.UtcNow, "corr-1", CancellationToken.None);

    public Task<ProbeResult> ProbeAsync(ConnectionRef connection) =>
        _services.GetRequiredService<ConnectionProbe>().ProbeAsync(connection, "corr-1", CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Vault.DisposeAsync();
        await Provider.DisposeAsync();
    }
}
