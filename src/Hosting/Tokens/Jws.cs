using System.Text.Json;
using Jose;
using Waooaw.Contracts.Json;
using Base64Url = System.Buffers.Text.Base64Url;

namespace Waooaw.Hosting.Tokens;

/// <summary>A signed statement that was taken apart but not believed yet.</summary>
public sealed record Jws
{
    private readonly string _token;

    private Jws(string token, string type, string kid) => (_token, Type, Kid) = (token, type, kid);

    public string Type { get; }

    public string Kid { get; }

    /// <summary>Takes the header apart; null for what is not a compact ES256 statement with a type and a key id.</summary>
    public static Jws? Parse(string token)
    {
        const int tooLong = 64 * 1024;
        if (token.Length > tooLong || token.Count(c => c == '.') != 2)
        {
            return null;
        }

        try
        {
            if (!token.Split('.').All(IsCanonical))
            {
                return null;
            }

            var header = JsonSerializer.Deserialize<JsonElement>(Base64Url.DecodeFromChars(token.AsSpan(0, token.IndexOf('.', StringComparison.Ordinal))));
            return header.ValueKind == JsonValueKind.Object
                && header.TryGetProperty("alg", out var alg) && alg.ValueEquals("ES256")
                && header.TryGetProperty("typ", out var type) && type.GetString() is { } typ
                && header.TryGetProperty("kid", out var key) && key.GetString() is { } kid
                    ? new Jws(token, typ, kid)
                    : null;
        }
        catch (Exception broken) when (broken is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The claims, if this key signed them and they are exactly the record they should be; else null.</summary>
    public TClaims? Verify<TClaims>(SigningKey key)
        where TClaims : class
    {
        try
        {
            using var ecdsa = key.Public().ToEcdsa();
            var claims = JWT.DecodeBytes(_token, ecdsa, JwsAlgorithm.ES256);
            return JsonSerializer.Deserialize<TClaims>(claims, WireJson.Options);
        }
        catch (Exception broken) when (broken is JoseException or JsonException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    // Two texts may decode to the same bytes (unused bits, padding); only the one that an encoder writes is accepted.
    private static bool IsCanonical(string part) => Base64Url.EncodeToString(Base64Url.DecodeFromChars(part)) == part;

    public override string ToString() => $"{Type} by {Kid}"; // never the token itself: this ends up in logs
}
