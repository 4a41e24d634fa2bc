using System.Text.Json;
using System.Text.RegularExpressions;

namespace Waooaw.Plant.Tests.Agents;

/// <summary>Judges a value by a JSON Schema (draft 2020-12), as far as our schemas go; a keyword it does not know breaks the test.</summary>
internal sealed class SchemaJudge(JsonElement root)
{
    private static readonly HashSet<string> Annotations =
        ["$schema", "$id", "$defs", "title", "description", "default", "deprecated", "format"];

    public bool Accepts(JsonElement value) => Accepts(root, value);

    private bool Accepts(JsonElement schema, JsonElement value) => schema.EnumerateObject().All(keyword => Holds(keyword, schema, value));

    private bool Holds(JsonProperty keyword, JsonElement schema, JsonElement value) => keyword.Name switch
    {
        "$ref" => Accepts(root.GetProperty("$defs").GetProperty(keyword.Value.GetString()!["#/$defs/".Length..]), value),
        "type" => IsOfType(keyword.Value.GetString()!, value),
        "const" => JsonElement.DeepEquals(keyword.Value, value),
        "enum" => keyword.Value.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)),
        "anyOf" => keyword.Value.EnumerateArray().Any(one => Accepts(one, value)),
        "oneOf" => keyword.Value.EnumerateArray().Count(one => Accepts(one, value)) == 1,
        "required" => Unless(JsonValueKind.Object, value) || keyword.Value.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
        "maxProperties" => Unless(JsonValueKind.Object, value) || value.EnumerateObject().Count() <= keyword.Value.GetInt32(),
        "properties" => Unless(JsonValueKind.Object, value) || value.EnumerateObject().All(member =>
            !keyword.Value.TryGetProperty(member.Name, out var one) || Accepts(one, member.Value)),
        "additionalProperties" => Unless(JsonValueKind.Object, value) || value.EnumerateObject().All(member =>
            (schema.TryGetProperty("properties", out var named) && named.TryGetProperty(member.Name, out _))
            || (keyword.Value.ValueKind == JsonValueKind.Object && Accepts(keyword.Value, member.Value))),
        "items" => Unless(JsonValueKind.Array, value) || value.EnumerateArray().All(item => Accepts(keyword.Value, item)),
        "minItems" => Unless(JsonValueKind.Array, value) || value.GetArrayLength() >= keyword.Value.GetInt32(),
        "maxItems" => Unless(JsonValueKind.Array, value) || value.GetArrayLength() <= keyword.Value.GetInt32(),
        "uniqueItems" => Unless(JsonValueKind.Array, value)
            || value.EnumerateArray().Select(item => item.GetRawText()).Distinct().Count() == value.GetArrayLength(),
        "pattern" => Unless(JsonValueKind.String, value) || Regex.IsMatch(value.GetString()!, keyword.Value.GetString()!),
        "propertyNames" => Unless(JsonValueKind.Object, value)
            || value.EnumerateObject().All(member => Accepts(keyword.Value, JsonSerializer.SerializeToElement(member.Name))),
        "maxLength" => Unless(JsonValueKind.String, value) || value.GetString()!.EnumerateRunes().Count() <= keyword.Value.GetInt32(),
        "minimum" => Unless(JsonValueKind.Number, value) || value.GetDecimal() >= keyword.Value.GetDecimal(),
        "maximum" => Unless(JsonValueKind.Number, value) || value.GetDecimal() <= keyword.Value.GetDecimal(),
        var other => Annotations.Contains(other) ? true : throw new ShouldAssertException($"The judge does not know `{other}`."),
    };

    private static bool Unless(JsonValueKind kind, JsonElement value) => value.ValueKind != kind;

    private static bool IsOfType(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "integer" => value.ValueKind == JsonValueKind.Number && value.GetDecimal() == decimal.Truncate(value.GetDecimal()),
        _ => throw new ShouldAssertException($"The judge does not know the type `{type}`."),
    };
}
