using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Refusals;
using Waooaw.Contracts.Tokens;
using Waooaw.Contracts.Vault;
using Waooaw.Effects.Posts;
using Waooaw.Effects.Telemetry;
using Waooaw.Effects.Wire;
using Waooaw.Hooks;

namespace Waooaw.Effects.Access;

/// <summary>Borrows access for seconds from the vault that holds the secret. What is lent is never kept.</summary>
internal sealed class BorrowAccess(
    IHttpClientFactory clients,
    ILeaseSigner signer,
    IOptions<VaultOptions> vaults,
    IOptions<LimitOptions> limits,
    EffectsMeter meter,
    TimeProvider clock)
{
    private const string Operation = "borrow";

    private static readonly TimeSpan RequestLife = TimeSpan.FromSeconds(30);

    /// <summary>Borrows to perform one approved act.</summary>
    public Task<Borrowed> ToActAsync(PublishPost post, Permit<PublishPost> permit, PublishAttempt attempt, CancellationToken ct)
    {
        var approval = permit.Approval
            ?? throw new InvalidOperationException("A post goes out on an approval, and this permit carries none.");
        var act = new ActLease(
            post.EffectId,
            permit.Attempt.Number,
            permit.Attempt.Part,
            Encoding.UTF8.GetString(CanonicalJson.Of<object>(post)), // exactly what Effect.Hash hashes
            approval.Statement,
            attempt.ClosedLeases);
        return AskAsync(
            post.Connection, LeaseId.From(permit.Id.Value), LeaseKind.Act, act, attempt.AccessWasRefused, attempt.CorrelationId, ct);
    }

    /// <summary>Borrows to read.</summary>
    public Task<Borrowed> ToAskAsync(ConnectionRef connection, string correlationId, CancellationToken ct) =>
        AskAsync(connection, LeaseId.New(clock), LeaseKind.Ask, act: null, wasRefused: false, correlationId, ct);

    private async Task<Borrowed> AskAsync(
        ConnectionRef connection, LeaseId lease, LeaseKind kind, ActLease? act, bool wasRefused, string correlationId, CancellationToken ct)
    {
        if (VaultOf(connection.CredentialRef) is not { } vault)
        {
            return new Borrowed.Denied(
                Reasons.SecretUnresolvable, "No vault holds a secret under that reference. Connect the account again.");
        }

        var (now, key) = (clock.GetUtcNow(), ReplyKey.Make());
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new AskForLease(signer.Sign(new LeaseRequest
            {
                Iss = Issuers.Plant,
                Aud = vault.Audience,
                Jti = lease,
                Iat = now.ToUnixTimeSeconds(),
                Exp = (now + RequestLife).ToUnixTimeSeconds(),
                Kind = kind,
                CredentialRef = connection.CredentialRef,
                CustomerId = connection.CustomerId,
                ConnectionId = connection.ConnectionId,
                Environment = connection.Environment,
                CorrelationId = correlationId,
                ReplyKey = key.Public,
                AccessWasRefused = wasRefused ? true : null,
                Act = act,
            })),
            WireJson.Options);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(vault.Address, "/internal/leases"))
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
            Headers = { { Transport.CorrelationHeader, correlationId } },
        };

        var call = EffectsMeter.Begin("vault", Operation);
        using var limit = new CancellationTokenSource(limits.Value.BorrowTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            using var client = clients.CreateClient(Transport.Vault);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var borrowed = Read(await Reply.ReadAsync(response, clock, either.Token), key);
            meter.End(call, borrowed is Borrowed.Lent ? CallClass.Ok : CallClass.Refused);
            return borrowed;
        }
        catch (Exception silent) when (Transport.IsSilence(silent, ct))
        {
            meter.End(call, CallClass.NoAnswer);
            return new Borrowed.Denied(
                Reasons.DependencyUnavailable, "The vault that holds the account's access does not answer. It is tried again by itself.");
        }
    }

    private static Borrowed Read(Reply reply, ReplyKey key)
    {
        if (reply.IsSuccess)
        {
            return Opened(reply, key) is { } lent
                ? new Borrowed.Lent(lent.AccessToken)
                : new Borrowed.Denied(Reasons.DependencyUnavailable, "The vault's answer cannot be opened. It is tried again by itself.");
        }

        var problem = reply.Json;
        var reason = problem?.Text("reason");
        return (reply.Status, reason) switch
        {
            (_, "lease_open") => new Borrowed.EarlierIsOpen(
                "The vault lent access for this act before, and that attempt is not accounted for. Nothing is sent until it is."),
            (HttpStatusCode.Forbidden or HttpStatusCode.NotFound, _) => new Borrowed.Denied(
                Reasons.SecretUnresolvable,
                problem?.Text("detail") ?? "The vault does not lend this access. Look at the connection, and connect the account again."),
            (HttpStatusCode.TooManyRequests, _) => new Borrowed.Denied(
                Reasons.RateLimited, "Access was borrowed too often in a short time. It is tried again by itself.", reply.RetryAfter),
            _ => new Borrowed.Denied(
                Reasons.DependencyUnavailable, $"The vault answered {(int)reply.Status}. It is tried again by itself.", reply.RetryAfter),
        };
    }

    private static LentAccess? Opened(Reply reply, ReplyKey key)
    {
        try
        {
            return JsonSerializer.Deserialize<LeaseReply>(reply.Body, WireJson.Options) is { } answer ? key.Open(answer.Sealed) : null;
        }
        catch (JsonException)
        {
            return null; // told as an answer that cannot be opened
        }
    }

    private (Uri Address, string Audience)? VaultOf(string reference) => reference.Split(':', 2)[0] switch
    {
        Issuers.CustomerPortal => (vaults.Value.CustomerPortal, Issuers.CustomerPortal),
        Issuers.PlatformPortal => (vaults.Value.PlatformPortal, Issuers.PlatformPortal),
        _ => null,
    };
}
