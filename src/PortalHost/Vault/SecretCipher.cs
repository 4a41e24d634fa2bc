using System.Security.Cryptography;
using System.Text;
using Waooaw.Hosting.Sealing;

namespace Waooaw.PortalHost.Vault;

/// <summary>Seals every version of a secret with a key of its own, and that key with the vault's.
/// A sealed value opens only in its own place.</summary>
internal sealed class SecretCipher(VaultKeys keys)
{
    public (int KeyVersion, byte[] WrappedKey, byte[] Content) Seal(VaultSecret secret, ReadOnlySpan<byte> plain)
    {
        var key = RandomNumberGenerator.GetBytes(SealingKeyFile.KeyBytes);
        try
        {
            var (version, wrapped) = Wrap(secret, key, keys.Newest);
            return (version, wrapped, Sealed.Seal(key, plain, PlaceOf(secret)));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <exception cref="CryptographicException">It was changed, moved from another row, or its key is gone.</exception>
    public byte[] Open(VaultSecret secret)
    {
        var key = Unwrap(secret);
        try
        {
            return Sealed.Open(key, secret.Content, PlaceOf(secret));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>The secret's own key under the vault's newest; the secret itself is not opened.</summary>
    public (int KeyVersion, byte[] WrappedKey) Rewrap(VaultSecret secret, int version)
    {
        var key = Unwrap(secret);
        try
        {
            return Wrap(secret, key, version);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private (int KeyVersion, byte[] WrappedKey) Wrap(VaultSecret secret, byte[] key, int version) =>
        (version, Sealed.Seal(KeyOf(version), key, PlaceOf(secret)));

    private byte[] Unwrap(VaultSecret secret) => Sealed.Open(KeyOf(secret.KeyVersion), secret.WrappedKey, PlaceOf(secret));

    private byte[] KeyOf(int version) =>
        keys.Find(version) ?? throw new CryptographicException($"The vault's key of version {version} is not in its key file.");

    private static byte[] PlaceOf(VaultSecret secret) =>
        Encoding.UTF8.GetBytes($"{secret.CustomerId}|{secret.CredentialRef}|{secret.Version}");
}
