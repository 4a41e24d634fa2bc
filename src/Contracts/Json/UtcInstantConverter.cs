using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Waooaw.Contracts.Json;

/// <summary>Instants travel as RFC 3339 in UTC with a Z, and only as many decimals as they need; one instant, one text.</summary>
public sealed class UtcInstantConverter : JsonConverter<DateTimeOffset>
{
    // Microseconds: more than that PostgreSQL does not keep, and the same thing would be told differently when it is read again.
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'";

    public static string Text(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out var instant) && HasOffset(reader.GetString()!)
            ? instant.ToUniversalTime()
            : throw new JsonException("An instant is RFC 3339 with an offset, such as 2026-12-01T04:30:00Z.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Text(value));

    // Without an offset .NET would take the server's own time zone for granted.
    private static bool HasOffset(string text) =>
        text.EndsWith('Z') || text.AsSpan(Math.Max(0, text.Length - 6)).IndexOfAny('+', '-') == 0;
}
