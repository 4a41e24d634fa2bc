using System.Text;
using Jose;
using System.Security.Cryptography;
using Waooaw.Contracts.Canonical;

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

    public void Dispose()
    {
        foreach (var key in _key.Values)
        {
            key.Dispose();
        }

        _key.Dispose();
    }
}
