using System.Text.Json;
using System.Text.Json.Serialization;

namespace Waooaw.Contracts.Ids;

/// <summary>Ids travel as their text form, also as the name of a member.</summary>
public sealed class IdJsonConverter<TId> : JsonConverter<TId>
    where TId : struct, IId<TId>
{
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? Parse(reader.GetString()) : throw NotAnId();

    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Text);

    public override TId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Parse(reader.GetString());

    public override void WriteAsPropertyName(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Text);

    private static TId Parse(string? text) => Id.TryParse(text, out TId id) ? id : throw NotAnId();

    private static JsonException NotAnId() => new("An id is a UUID in lower case with hyphens.");
}
