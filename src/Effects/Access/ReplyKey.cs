using System.Security.Cryptography;
using System.Text.Json;
using Jose;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Tokens;
using Waooaw.Contracts.Vault;
using Base64Url = System.Buffers.Text.Base64Url;

namespace Waooaw.Effects.Access;

/// <summary>A key made for one request: only its maker can open the answer, and it is gone with the request.</summary>
internal sealed class ReplyKey
{
    private readonly Jwk _key;

    private ReplyKey(Jwk key) => _key = key;

    public EncryptionKey Public => new(_key.X, _key.Y);

    public static ReplyKey Make()
    {
        using var key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var parameters = key.ExportParameters(includePrivateParameters: true);
        return new ReplyKey(new Jwk(
            "P-256",
            Base64Url.EncodeToString(parameters.Q.X),
            Base64Url.EncodeToString(parameters.Q.Y),
            Base64Url.EncodeToString(parameters.D)));
    }

    /// <summary>What was lent; null for what was not sealed to this key, or not by the agreed means.</summary>
    public LentAccess? Open(string sealedAnswer)
    {
        try
        {
            var bytes = JWT.DecodeBytes(sealedAnswer, _key, JweAlgorithm.ECDH_ES, JweEncryption.A256GCM);
            return JsonSerializer.Deserialize<LentAccess>(bytes, WireJson.Options);
        }
        catch (Exception broken) when (
            broken is JoseException or JsonException or FormatException or ArgumentException or CryptographicException)
        {
            return null;
        }
    }
}
