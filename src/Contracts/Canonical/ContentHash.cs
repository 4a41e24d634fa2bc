using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Waooaw.Contracts.Canonical;

/// <summary>What a person approves: the SHA-256 of the canonical JSON of one effect, as 64 lower-case hex digits.</summary>
[JsonConverter(typeof(ContentHashJsonConverter))]
public sealed record ContentHash
{
    public const int Length = 64;

    private ContentHash(string hex) => Hex = hex;

    public string Hex { get; }

    /// <summary>The hash of a value as it travels on the wire.</summary>
    public static ContentHash Of<T>(T value) => OfBytes(CanonicalJson.Of(value));

    /// <summary>The hash of a JSON value as it was shown; member order and white space do not matter.</summary>
    public static ContentHash Of(JsonElement value) => OfBytes(CanonicalJson.Of(value));

    /// <summary>The hash of bytes as they are: canonical JSON already, or media.</summary>
    public static ContentHash OfBytes(ReadOnlySpan<byte> bytes) => new(Convert.ToHexStringLower(SHA256.HashData(bytes)));

    /// <summary>A SHA-256 that was computed elsewhere, while the bytes went by.</summary>
    /// <exception cref="ArgumentException">That is no SHA-256.</exception>
    public static ContentHash OfDigest(ReadOnlySpan<byte> digest) => digest.Length == SHA256.HashSizeInBytes
        ? new(Convert.ToHexStringLower(digest))
        : throw new ArgumentException("A SHA-256 has 32 bytes.", nameof(digest));

    public static bool TryParse(string? text, out ContentHash hash)
    {
        var known = text is { Length: Length } && text.All(char.IsAsciiHexDigitLower);
        hash = known ? new ContentHash(text!) : null!;
        return known;
    }

    public override string ToString() => Hex;
}

/// <summary>A hash travels as its hex digits; anything else is refused.</summary>
public sealed class ContentHashJsonConverter : JsonConverter<ContentHash>
{
    public override ContentHash Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && ContentHash.TryParse(reader.GetString(), out var hash)
            ? hash
            : throw new JsonException("A hash is 64 lower-case hex digits (SHA-256).");

    public override void Write(Utf8JsonWriter writer, ContentHash value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Hex);
}
