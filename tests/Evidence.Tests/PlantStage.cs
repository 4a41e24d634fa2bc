using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SkiaSharp;
using Waooaw.Contracts.Approvals;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Tokens;
using Waooaw.Hosting.Database;
using Waooaw.Hosting.Sealing;
using Waooaw.Hosting.Tokens;
using Waooaw.Plant;
using Waooaw.Rig;

namespace Waooaw.Evidence.Tests;

/// <summary>The real Plant on a database of its own, with a customer whose agent is at work. Its neighbours only publish keys; what a
/// worker does is done by the test.</summary>
internal sealed class PlantStage : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly string _folder = Directory.CreateTempSubdirectory("waooaw-evidence-").FullName;
    private readonly Dictionary<string, TokenSigner> _signers = [];
    private readonly HttpClient _client = new();
    private WebApplication _neighbours = null!;
    private WebApplication _plant = null!;

    private PlantStage(DatabaseProvider provider) => _database = TestDatabase.Make(provider);

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 12, 1, 4, 0, 0, TimeSpan.Zero));

    public AccountId Account { get; } = AccountId.New(TimeProvider.System);

    public CustomerId Customer { get; private set; }

    public IServiceProvider Services => _plant.Services;

    /// <summary>What a stranger brings along.</summary>
    public SigningKeySet Keys => new([.. Signers.SelectMany(issuer => Signer(issuer).Published.Keys)]);

    public static async Task<PlantStage> SetAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var stage = new PlantStage(provider);
        await stage.StartAsync();
        await stage.HireAsync();
        return stage;
    }

    public TokenSigner Signer(string issuer) => _signers[issuer];

    /// <summary>Asks Plant as the customer, through the Gateway's word.</summary>
    public async Task<JsonNode> AskAsync(HttpMethod method, string path, object? body = null, bool asPortal = false) =>
        (await (await SendAsync(method, path, JsonContent.Create(body ?? new JsonObject(), options: WireJson.Options), asPortal)).Content
            .ReadFromJsonAsync<JsonNode>())!;

    /// <summary>A draft waiting for review: the deliverable as Plant shows it.</summary>
    public async Task<JsonNode> DraftAsync()
    {
        var agent = (await AskAsync(HttpMethod.Get, "/api/v1/hired-agents"))["items"]![0]!;
        var uploaded = await UploadAsync();
        var batch = await AskAsync(HttpMethod.Post, "/api/v1/marketing/draft-batches", new JsonObject
        {
            ["hired_instance_id"] = agent["hired_instance_id"]!.DeepClone(),
            ["theme"] = "Free blood pressure check",
            ["media"] = new JsonArray(uploaded),
        });
        return batch["posts"]![0]!;
    }

    /// <summary>The statement that the portal would sign for the customer.</summary>
    public ApprovalStatement Statement(JsonNode deliverable, ApprovalDecision decision = ApprovalDecision.Approved) => new()
    {
        Iss = Issuers.CustomerPortal,
        CustomerId = Customer,
        DeliverableId = Id(deliverable),
        Version = deliverable["version"]!.GetValue<int>(),
        ContentHash = Hash(deliverable["content_hash"]!),
        FindingsDigest = ContentHash.Of(deliverable["findings"]),
        RulePackDigest = deliverable["effect"]!["rule_pack_digest"].Deserialize<ContentHash?>(WireJson.Options),
        Waivers = [],
        Decision = decision,
        Person = Account,
        Method = ApprovalMethod.Session,
        DecidedAt = Clock.GetUtcNow(),
        ExpiresAt = Clock.GetUtcNow().AddHours(2),
        Nonce = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16)),
    };

    /// <summary>Hands a decision in; the id under which Plant keeps it.</summary>
    public async Task<string> DecideAsync(ApprovalStatement statement, string? notes = null)
    {
        var record = new RecordApproval { Statement = Signer(statement.Iss).Sign(TokenTypes.Approval, statement), Notes = notes };
        return (await AskAsync(HttpMethod.Post, "/api/v1/approvals", record, asPortal: true))["approval_id"]!.GetValue<string>();
    }

    public Task<JsonNode> ExecuteAsync(JsonNode deliverable, string approval) => AskAsync(
        HttpMethod.Post, $"/api/v1/deliverables/{Id(deliverable)}/execute", new JsonObject { ["intent_action"] = "publish", ["approval_id"] = approval });

    public async Task<byte[]> EvidenceAsync(JsonNode deliverable) =>
        await (await SendAsync(HttpMethod.Get, $"/api/v1/deliverables/{Id(deliverable)}/evidence", content: null, asPortal: false)).Content
            .ReadAsByteArrayAsync();

    public static DeliverableId Id(JsonNode deliverable) =>
        DeliverableId.TryParse(deliverable["deliverable_id"]!.GetValue<string>(), out var id) ? id : throw new InvalidOperationException("No id.");

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _plant.DisposeAsync();
        await _neighbours.DisposeAsync();
        foreach (var signer in _signers.Values)
        {
            signer.Dispose();
        }

        _database.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string[] Signers => [Issuers.CustomerPortal, Issuers.PlatformPortal, Issuers.Plant];

    private async Task StartAsync()
    {
        foreach (var issuer in (string[])[.. Signers, Issuers.Gateway])
        {
            KeyRing.MakeMissing(_folder, issuer, Clock);
            SealingKeyFile.MakeMissing(Path.Combine(_folder, "contacts.json"));
            _signers[issuer] = new TokenSigner(KeyRing.Load(_folder, issuer));
        }

        var neighbours = WebApplication.CreateBuilder();
        neighbours.Logging.ClearProviders();
        neighbours.WebHost.UseUrls("http://127.0.0.1:0");
        _neighbours = neighbours.Build();
        _neighbours.MapGet(IssuerKeys.Path, () => Microsoft.AspNetCore.Http.Results.Json(
            new SigningKeySet([.. _signers.Values.SelectMany(signer => signer.Published.Keys)]), WireJson.Options));
        await _neighbours.StartAsync();

        var address = _neighbours.Urls.Single();
        _plant = PlantApplication.Build(
            [
                "--urls=http://127.0.0.1:0", $"--Keys:Path={_folder}", $"--DATA_DIR={_folder}", "--Otel:ServeMetrics=false",
                $"--Addresses:CustomerPortal={address}", $"--Addresses:PlatformPortal={address}", $"--Addresses:Gateway={address}",
                .. _database.Settings("Plant").Select(setting => $"--{setting.Key}={setting.Value}"),
            ],
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Services.AddSingleton<TimeProvider>(Clock);
                builder.Host.UseServiceProviderFactory(new WithoutWorkers());
            });
        await _plant.StartAsync();
        _client.BaseAddress = new Uri(_plant.Urls.Single());
    }

    private async Task HireAsync()
    {
        var customer = await AskAsync(HttpMethod.Post, "/api/v1/customers", new JsonObject
        {
            ["account_id"] = Account.ToString(),
            ["email"] = "owner@care-clinic.example",
            ["full_name"] = "Asha Rao",
            ["business_name"] = "Care Clinic",
            ["industry"] = "healthcare",
            ["timezone"] = "Asia/Kolkata",
            ["language"] = "en",
        }, asPortal: true);
        Customer = CustomerId.TryParse(customer["customer_id"]!.GetValue<string>(), out var id) ? id : throw new InvalidOperationException("No id.");
        var subscription = await AskAsync(
            HttpMethod.Post, "/api/v1/subscriptions", new JsonObject { ["agent_type_id"] = "marketing.digital_marketing.v1", ["plan_id"] = "plan_starter" });
        var agent = await AskAsync(HttpMethod.Put, "/api/v1/hired-agents/draft", new JsonObject
        {
            ["subscription_id"] = subscription["subscription_id"]!.DeepClone(),
            ["agent_type_id"] = "marketing.digital_marketing.v1",
            ["nickname"] = "Mira",
            ["config"] = new JsonObject
            {
                ["nickname"] = "Mira",
                ["theme"] = "default",
                ["primary_language"] = "en",
                ["timezone"] = "Asia/Kolkata",
                ["brand_name"] = "Care Clinic",
                ["offerings_services"] = new JsonArray("check-ups"),
                ["location"] = "Pune",
                ["platforms"] = new JsonArray(new JsonObject { ["platform"] = "instagram" }),
            },
        });
        var path = $"/api/v1/hired-agents/{agent["hired_instance_id"]}";
        await AskAsync(HttpMethod.Put, $"{path}/connections", new JsonObject
        {
            ["provider"] = "instagram",
            ["environment"] = "sandbox",
            ["credential_ref"] = "cp:0190aaaa-0000-7000-8000-000000000001",
            ["posting_identity"] = "17841400000000001",
        });
        await AskAsync(HttpMethod.Post, $"{path}/finalize");
    }

    private async Task<string> UploadAsync()
    {
        using var bitmap = new SKBitmap(16, 16);
        using var jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, 80);
        using var content = new ByteArrayContent(jpeg.ToArray());
        var answer = await SendAsync(HttpMethod.Post, "/api/v1/media", content, asPortal: false);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!["media_hash"]!.GetValue<string>();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, bool asPortal)
    {
        var now = Clock.GetUtcNow().ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(method, path) { Content = method == HttpMethod.Get ? null : content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Signer(Issuers.Gateway).Sign(TokenTypes.Caller, new CallerClaims
        {
            Iss = Issuers.Gateway,
            Aud = Issuers.Plant,
            Portal = Issuers.CustomerPortal,
            Sub = Account,
            CustomerId = asPortal ? null : Customer,
            Iat = now,
            Exp = now + 30,
        }));
        var answer = await _client.SendAsync(request);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{method} {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return answer;
    }

    private static ContentHash Hash(JsonNode node) =>
        ContentHash.TryParse(node.GetValue<string>(), out var hash) ? hash : throw new InvalidOperationException("No hash.");
}
