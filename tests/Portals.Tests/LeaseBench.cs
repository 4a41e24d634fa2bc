using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jose;
using Microsoft.Extensions.DependencyInjection;
using Waooaw.Contracts.Approvals;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Tokens;
using Waooaw.Contracts.Vault;
using Waooaw.Hosting.Tokens;
using Base64Url = System.Buffers.Text.Base64Url;

namespace Waooaw.Portals.Tests;

/// <summary>One request for access, complete and good until a test spoils it.</summary>
internal sealed record Asking(LeaseRequest Request, JsonObject Effect, ApprovalStatement Statement)
{
    /// <summary>Puts effect and approval, as they are now, into the request; the approval is of the effect as it is now.</summary>
    public bool ApprovesWhatItSays { get; init; } = true;

    public string TokenType { get; init; } = TokenTypes.Lease;

    public string ApprovalType { get; init; } = TokenTypes.Approval;

    public TokenSigner? ApprovedBy { get; init; }

    public TokenSigner? SignedBy { get; init; }
}

/// <summary>A customer with a connected account, a person's approval of one effect, and Plant that wants to perform it.</summary>
internal sealed class LeaseBench : IDisposable
{
    public const string Token = "IGQVJcanary0123456789abcdefCANARY";
    public const string Account = "17841400000000001";

    private readonly HttpClient _plant = new();

    // Signed once and kept, as Plant keeps them: a second signature of the same statement has other bytes.
    private readonly ConcurrentDictionary<(ApprovalStatement Statement, string Type, TokenSigner? By), string> _approvals = new();
    private readonly ECDiffieHellman _replyKey = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);

    private LeaseBench(PortalRig rig, Browser browser, CustomerId customer, SecretView secret)
    {
        (Rig, Browser, Customer, Secret) = (rig, browser, customer, secret);
        (Connection, Effect) = (ConnectionId.New(rig.Clock), EffectId.New(rig.Clock));
    }

    public PortalRig Rig { get; }

    public Browser Browser { get; }

    public CustomerId Customer { get; }

    public SecretView Secret { get; }

    public ConnectionId Connection { get; }

    public EffectId Effect { get; }

    public static async Task<LeaseBench> SetAsync(PortalRig rig, string email = PortalRig.Owner, string token = Token)
    {
        var (browser, customer, _) = await rig.CustomerAsync(email);
        var stored = await browser.SendAsync("PUT", "/api/vault/secrets", Put(token));
        stored.Status.ShouldBe(201);
        return new LeaseBench(rig, browser, customer, stored.Read<SecretView>());
    }

    /// <summary>The same for a secret that came to be in another way.</summary>
    public static LeaseBench For(PortalRig rig, Browser browser, CustomerId customer, SecretView secret) => new(rig, browser, customer, secret);

    public static PutSecret Put(string token, string label = "Clinic") => new()
    {
        Provider = "instagram",
        Label = label,
        PostingIdentity = Account,
        Secret = new Dictionary<string, string> { ["access_token"] = token },
    };

    public Asking Act()
    {
        var effect = new JsonObject
        {
            ["effect_id"] = Effect.ToString(),
            ["customer_id"] = Customer.ToString(),
            ["environment"] = "sandbox",
            ["verb"] = "publish",
            ["connection_id"] = Connection.ToString(),
            ["credential_ref"] = Secret.CredentialRef,
            ["account"] = Account,
            ["text"] = "Free check-up on Sunday",
        };
        var now = Rig.Clock.GetUtcNow();
        var statement = new ApprovalStatement
        {
            Iss = Issuers.CustomerPortal,
            CustomerId = Customer,
            DeliverableId = DeliverableId.New(Rig.Clock),
            Version = 1,
            ContentHash = HashOf(effect),
            FindingsDigest = ContentHash.OfBytes("[]"u8),
            Waivers = [],
            Decision = ApprovalDecision.Approved,
            Person = AccountId.New(Rig.Clock),
            Method = ApprovalMethod.Session,
            DecidedAt = now,
            ExpiresAt = now.AddDays(1),
            Nonce = "0123456789abcdef0123456789abcdef",
        };
        return new Asking(
            Request(LeaseKind.Act) with { Act = new ActLease(Effect, 1, 0, "", "", []) }, effect, statement);
    }

    public Asking Ask() => new(Request(LeaseKind.Ask), [], Act().Statement);

    public async Task<Answer> SendAsync(Asking asking, Uri? door = null)
    {
        var (request, portal) = (asking.Request, Rig.CustomerPortal.Services.GetRequiredService<TokenSigner>());
        if (request.Act is { } act)
        {
            var statement = asking.ApprovesWhatItSays ? asking.Statement with { ContentHash = HashOf(asking.Effect) } : asking.Statement;
            request = request with
            {
                Act = act with
                {
                    Effect = asking.Effect.ToJsonString(),
                    Approval = _approvals.GetOrAdd(
                        (statement, asking.ApprovalType, asking.ApprovedBy), _ => (asking.ApprovedBy ?? portal).Sign(asking.ApprovalType, statement)),
                },
            };
        }

        var token = (asking.SignedBy ?? Rig.Plant).Sign(asking.TokenType, request);
        using var response = await _plant.PostAsJsonAsync(
            new Uri(door ?? Rig.CustomerVault, "/internal/leases"), new AskForLease(token), WireJson.Options);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers);
    }

    /// <summary>Opens an answer with the key that asked.</summary>
    public LentAccess Open(LeaseReply reply)
    {
        var key = _replyKey.ExportParameters(includePrivateParameters: true);
        return Open(reply, key);
    }

    public static LentAccess Open(LeaseReply reply, ECParameters key)
    {
        var jwk = new Jwk("P-256", Base64Url.EncodeToString(key.Q.X), Base64Url.EncodeToString(key.Q.Y), d: Base64Url.EncodeToString(key.D));
        return JsonSerializer.Deserialize<LentAccess>(
            JWT.DecodeBytes(reply.Sealed, jwk, JweAlgorithm.ECDH_ES, JweEncryption.A256GCM), WireJson.Options)!;
    }

    public static EncryptionKey PublicOf(ECDiffieHellman key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new EncryptionKey(Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
    }

    public void Dispose()
    {
        _plant.Dispose();
        _replyKey.Dispose();
        Browser.Dispose();
    }

    private LeaseRequest Request(LeaseKind kind)
    {
        var now = Rig.Clock.GetUtcNow().ToUnixTimeSeconds();
        return new LeaseRequest
        {
            Iss = Issuers.Plant,
            Aud = Issuers.CustomerPortal,
            Jti = LeaseId.New(Rig.Clock),
            Iat = now,
            Exp = now + 60,
            Kind = kind,
            CredentialRef = Secret.CredentialRef,
            CustomerId = Customer,
            ConnectionId = Connection,
            Environment = ProviderEnvironment.Sandbox,
            CorrelationId = "correlation-1",
            ReplyKey = PublicOf(_replyKey),
        };
    }

    private static ContentHash HashOf(JsonObject effect) => ContentHash.Of(JsonSerializer.SerializeToElement(effect));
}
