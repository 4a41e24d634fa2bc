using System.Security.Cryptography;
using System.Text.Json;
using Jose;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Tokens;
using Waooaw.Contracts.Vault;

namespace Waooaw.PortalHost.Vault;

/// <summary>Encrypts lent access to the key that asked for it (JWE, ECDH-ES, A256GCM): nothing in between can read it.</summary>
internal static class SealedReply
{
    /// <returns>Null when the key is no key.</returns>
    public static string? Make(LentAccess access, EncryptionKey replyKey)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(access, WireJson.Options);
        try
        {
            return JWT.EncodeBytes(plain, new Jwk("P-256", replyKey.X, replyKey.Y, d: null), JweAlgorithm.ECDH_ES, JweEncryption.A256GCM);
        }
        catch (Exception unfit) when (unfit is CryptographicException or ArgumentException or FormatException or JoseException)
        {
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }
}
