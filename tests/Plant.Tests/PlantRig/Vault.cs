using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Jose;
using Microsoft.AspNetCore.Http;
using Waooaw.Contracts.Approvals;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Tokens;
using Waooaw.Contracts.Vault;

namespace Waooaw.Plant.Tests.PlantRig;

/// <summary>A portal's vault on its real wire: it lends what it holds, only for what was approved, and remembers every loan.</summary>
internal sealed class Vault(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, string> _tokens = new();
    private readonly ConcurrentDictionary<(EffectId, int), ConcurrentBag<LeaseId>> _acts = new();

    public ConcurrentQueue<LeaseRequest> Requests { get; } = new();

    /// <summary>What happens before a lease is answered; a test holds a worker up with it.</summary>
    public Func<LeaseRequest, Task> Before { get; set; } = _ => Task.CompletedTask;

    public string Keep(string token)
    {
        var reference = $"cp:{Guid.NewGuid():D}";
        _tokens[reference] = token;
        return reference;
    }

    public void Revoke(string reference) => _tokens.TryRemove(reference, out _);

    public async Task<IResult> LendAsync(AskForLease ask)
    {
        var request = Read<LeaseRequest>(ask.Request);
        Requests.Enqueue(request);
        await Before(request);
        if (!_tokens.TryGetValue(request.CredentialRef, out var token))
        {
            return Refuse(404, "not_found");
        }

        if (request.Act is { } act)
        {
            var hash = ContentHash.OfBytes(Encoding.UTF8.GetBytes(act.Effect));
            if (Read<ApprovalStatement>(act.Approval).ContentHash != hash)
            {
                return Refuse(403, "approval_mismatch");
            }

            var lent = _acts.GetOrAdd((act.EffectId, act.Part), _ => []);
            if (lent.Any(lease => lease != request.Jti && !act.Closed.Contains(lease)))
            {
                return Refuse(409, "lease_open");
            }

            lent.Add(request.Jti);
        }

        var until = clock.GetUtcNow().AddMinutes(1);
        var key = new Jwk(crv: "P-256", x: request.ReplyKey.X, y: request.ReplyKey.Y, d: null);
        var access = JsonSerializer.SerializeToUtf8Bytes(new LentAccess(token, until), WireJson.Options);
        return Results.Json(
            new LeaseReply(request.Jti, until, JWT.EncodeBytes(access, key, JweAlgorithm.ECDH_ES, JweEncryption.A256GCM)), WireJson.Options);
    }

    private static IResult Refuse(int status, string reason) => Results.Json(new { reason }, statusCode: status);

    private static T Read<T>(string jws) => JsonSerializer.Deserialize<T>(
        System.Buffers.Text.Base64Url.DecodeFromChars(jws.Split('.')[1]), WireJson.Options)!;
}
