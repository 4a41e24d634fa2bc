using System.Text.Json;
using System.Text.Json.Serialization;
using Waooaw.Contracts.Canonical;

namespace Waooaw.Contracts.Json;

/// <summary>Refuses a text with half a character, which .NET would otherwise write as U+FFFD: another text, and so another hash.</summary>
internal sealed class WholeTextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Whole(value));

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString()!;

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WritePropertyName(Whole(value));

    private static string Whole(string text) =>
        StrictUtf8.IsWhole(text) ? text : throw new JsonException("A text holds half a character (a lone surrogate).");
}
