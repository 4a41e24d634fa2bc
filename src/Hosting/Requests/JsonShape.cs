using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Refusals;

namespace Waooaw.Hosting.Requests;

/// <summary>Holds a JSON value against the record it should be and names everything that is wrong, where a deserializer stops at the first.</summary>
internal static class JsonShape
{
    public static IReadOnlyList<Violation> Check(JsonElement value, Type type)
    {
        var violations = new List<Violation>();
        Check(value, WireJson.Options.GetTypeInfo(type), "", violations);
        return violations;
    }

    private static void Check(JsonElement value, JsonTypeInfo type, string path, List<Violation> violations)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object when value.ValueKind == JsonValueKind.Object:
                CheckMembers(value, type, path, violations);
                break;
            case JsonTypeInfoKind.Enumerable when value.ValueKind == JsonValueKind.Array:
                var index = 0;
                foreach (var item in value.EnumerateArray())
                {
                    CheckValue(item, type.ElementType!, isNullable: false, $"{path}[{index++}]", violations);
                }

                break;
            case JsonTypeInfoKind.Dictionary when value.ValueKind == JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    CheckValue(member.Value, type.ElementType!, isNullable: true, Join(path, member.Name), violations);
                }

                break;
            case JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary:
                violations.Add(new Violation(path, "An object is expected here."));
                break;
            case JsonTypeInfoKind.Enumerable:
                violations.Add(new Violation(path, "A list is expected here."));
                break;
            default:
                CheckLeaf(value, type, path, violations);
                break;
        }
    }

    private static void CheckMembers(JsonElement value, JsonTypeInfo type, string path, List<Violation> violations)
    {
        var known = type.Properties.ToDictionary(property => property.Name, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            var memberPath = Join(path, member.Name);
            if (!known.TryGetValue(member.Name, out var property) || (property.Set is null && property.AssociatedParameter is null))
            {
                violations.Add(new Violation(memberPath, "There is no such member."));
                continue;
            }

            seen.Add(member.Name);
            CheckValue(member.Value, property.PropertyType, IsNullable(property), memberPath, violations);
        }

        foreach (var property in type.Properties.Where(property => IsRequired(property) && !seen.Contains(property.Name)))
        {
            violations.Add(new Violation(Join(path, property.Name), "This is required."));
        }
    }

    private static void CheckValue(JsonElement value, Type type, bool isNullable, string path, List<Violation> violations)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            if (!isNullable && Nullable.GetUnderlyingType(type) is null)
            {
                violations.Add(new Violation(path, "This may not be null."));
            }

            return;
        }

        Check(value, WireJson.Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type), path, violations);
    }

    private static void CheckLeaf(JsonElement value, JsonTypeInfo type, string path, List<Violation> violations)
    {
        try
        {
            value.Deserialize(type);
        }
        catch (Exception unfit) when (unfit is JsonException or InvalidOperationException) // the latter for half a character
        {
            violations.Add(new Violation(path, Explain(type.Type, unfit)));
        }
    }

    private static string Explain(Type type, Exception unfit) => Type.GetTypeCode(type) switch
    {
        TypeCode.String => "A text is expected here.",
        TypeCode.Boolean => "true or false is expected here.",
        _ when type.IsEnum => $"One of these is expected here: {string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName))}.",
        TypeCode.Int32 or TypeCode.Int64 => "A whole number is expected here.",
        _ => unfit.Message.Split(" Path:", 2)[0],
    };

    private static bool IsRequired(JsonPropertyInfo property) =>
        property.IsRequired || property.AssociatedParameter is { HasDefaultValue: false };

    private static bool IsNullable(JsonPropertyInfo property) =>
        property.AssociatedParameter?.IsNullable ?? property.IsSetNullable;

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
