using System.Security.Cryptography;
using System.Text;
using Waooaw.Hosting.Surfaces;

namespace Waooaw.Sandbox.Playing;

/// <summary>The secret that every provider here shares with the app: it proves the app at token endpoints and signs webhooks.</summary>
internal sealed class AppSecret(AppSecretFile file)
{
    /// <summary>What the app is called at every provider here.</summary>
    public const string ClientId = AppSecretFile.ClientId;

    // Read when the process starts: one without its secret answers nothing.
    private readonly byte[] _secret = Encoding.UTF8.GetBytes(file.Read());

    public bool Accepts(string? clientId, string? secret) =>
        clientId == ClientId && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(secret ?? ""), _secret);

    public string HmacOf(byte[] content) => Convert.ToHexStringLower(HMACSHA256.HashData(_secret, content));
}
