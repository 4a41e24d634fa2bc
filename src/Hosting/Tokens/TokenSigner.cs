using System.Security.Cryptography;
using System.Text;
using Jose;
using Waooaw.Contracts.Canonical;
using Base64Url = System.Buffers.Text.Base64Url;

namespace Waooaw.Hosting.Tokens;

/// <summary>Signs statements (JWS, ES256) with this process's key. Every statement has a type, and nobody accepts another.</summary>
public sealed class TokenSigner(KeyRing ring) : IDisposable
{
    // ECDsa does not promise to be shared between threads.
    private readonly ThreadLocal<ECDsa> _key = new(() => ring.Current.ToEcdsa(), trackAllValues: true);

    public string Issuer => ring.Issuer;

    public SigningKeySet Published => ring.Published;

    /// <summary>The compact form: three base64url parts.</summary>
    public string Sign<TClaims>(string type, TClaims claims) => JWT.Encode(
        Encoding.UTF8.GetString(CanonicalJson.Of(claims)),
        _key.Value,
        JwsAlgorithm.ES256,
        extraHeaders: new Dictionary<string, object> { ["typ"] = type, ["kid"] = ring.Current.Kid });

    /// <summary>A seal on a plain text that only this process can make and only it believes: for links that come back to it.</summary>
    public string Seal(string text) => Base64Url.EncodeToString(_key.Value!.SignData(ToBeSealed(text), HashAlgorithmName.SHA256));

    /// <summary>Whether this process, with its present or a retired key, made that seal.</summary>
    public bool IsSealOf(string text, string seal)
    {
        if (!Base64Url.IsValid(seal))
        {
            return false;
        }

        var signature = Base64Url.DecodeFromChars(seal);
        return Published.Keys.Any(key =>
        {
            using var ecdsa = key.ToEcdsa();
            return ecdsa.VerifyData(ToBeSealed(text), signature, HashAlgorithmName.SHA256);
        });
    }

    // Never the beginning of a JWS, so that a seal can never be taken for a statement.
    private static byte[] ToBeSealed(string text) => Encoding.UTF8.GetBytes($"waooaw-seal/1\n{text}");

    public void Dispose()
    {
        foreach (var key in _key.Values)
        {
            key.Dispose();
        }

        _key.Dispose();
    }
}
