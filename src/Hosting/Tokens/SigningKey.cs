using System.Buffers.Text;
using System.Security.Cryptography;
using Waooaw.Contracts.Json;

namespace Waooaw.Hosting.Tokens;

/// <summary>A P-256 key as it stands in a key file or a published key set (RFC 7517), with the time it is good for.</summary>
public sealed record SigningKey
{
    public string Kty { get; init; } = "EC";

    public string Crv { get; init; } = "P-256";

    public string Use { get; init; } = "sig";

    public string Alg { get; init; } = "ES256";

    public required string Kid { get; init; }

    /// <summary>Whose key it is.</summary>
    public required string Iss { get; init; }

    public required string X { get; init; }

    public required string Y { get; init; }

    /// <summary>The private part; never in a published set.</summary>
    public string? D { get; init; }

    /// <summary>Signs from here on (seconds since 1970).</summary>
    public required long Nbf { get; init; }

    /// <summary>Retired: nothing signed after this is believed. Absent while in use.</summary>
    public long? Exp { get; init; }

    public static SigningKey Make(string issuer, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var parameters = key.ExportParameters(includePrivateParameters: true);
        return new SigningKey
        {
            Kid = $"{issuer}-{now:yyyyMMdd}-{Convert.ToHexStringLower(SHA256.HashData(parameters.Q.X!))[..8]}",
            Iss = issuer,
            X = Base64Url.EncodeToString(parameters.Q.X),
            Y = Base64Url.EncodeToString(parameters.Q.Y),
            D = Base64Url.EncodeToString(parameters.D),
            Nbf = now.ToUnixTimeSeconds(),
        };
    }

    public SigningKey Public() => this with { D = null };

    public ECDsa ToEcdsa() => ECDsa.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new ECPoint { X = Base64Url.DecodeFromChars(X), Y = Base64Url.DecodeFromChars(Y) },
        D = D is null ? null : Base64Url.DecodeFromChars(D),
    });

    /// <summary>Whether a statement made at that time may bear this key's signature.</summary>
    public bool IsGoodAt(DateTimeOffset instant)
    {
        var seconds = instant.ToUnixTimeSeconds();
        return Nbf <= seconds + ClockSkewSeconds && (Exp is not { } end || seconds <= end);
    }

    private const long ClockSkewSeconds = 5;
}

/// <summary>A key set (RFC 7517): a file of private keys, or what is published.</summary>
public sealed record SigningKeySet(IReadOnlyList<SigningKey> Keys)
{
    public SigningKeySet Public() => new([.. Keys.Select(key => key.Public())]);

    public static SigningKeySet Parse(ReadOnlySpan<byte> json) =>
        System.Text.Json.JsonSerializer.Deserialize<SigningKeySet>(json, WireJson.Options)!;
}
