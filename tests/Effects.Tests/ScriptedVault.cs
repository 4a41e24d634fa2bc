using System.Text;
using System.Text.Json;
using Jose;
using Microsoft.AspNetCore.Http;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Tokens;
using Waooaw.Contracts.Vault;
using Waooaw.Effects.Access;

namespace Waooaw.Effects.Tests;

/// <summary>A vault that lends what it is told, sealed to the key that the request names. It believes any signature.</summary>
internal static class ScriptedVault
{
    public const string Token = "IGQVJ-lent-for-seconds";

    public static async Task<ScriptedServer> StartAsync()
    {
        var vault = await ScriptedServer.StartAsync(request => request.Path.ToString());
        vault.On("/internal/leases", context => context.Response.WriteAsync(Sealed(vault.Requests.Last())));
        return vault;
    }

    public static LeaseRequest Read(Arrived request) => JsonSerializer.Deserialize<LeaseRequest>(
        Convert.FromBase64String(JsonSerializer.Deserialize<AskForLease>(request.Body, WireJson.Options)!.Request), WireJson.Options)!;

    private static string Sealed(Arrived request)
    {
        var key = Read(request).ReplyKey;
        var now = DateTimeOffset.UtcNow;
        var access = JsonSerializer.SerializeToUtf8Bytes(new LentAccess(Token, now.AddMinutes(1)), WireJson.Options);
        var jwe = JWT.EncodeBytes(access, new Jwk(crv: "P-256", x: key.X, y: key.Y, d: null), JweAlgorithm.ECDH_ES, JweEncryption.A256GCM);
        return JsonSerializer.Serialize(new LeaseReply(LeaseId.New(TimeProvider.System), now.AddMinutes(1), jwe), WireJson.Options);
    }

    /// <summary>Signs by writing the request down.</summary>
    internal sealed class Signer : ILeaseSigner
    {
        public string Sign(LeaseRequest request) =>
            Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(request, WireJson.Options)));
    }
}
