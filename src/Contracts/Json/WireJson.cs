using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Waooaw.Contracts.Json;

/// <summary>How every record of ours is written and read: snake_case, UTC instants, nothing unknown, nothing missing.</summary>
public static class WireJson
{
    public static JsonSerializerOptions Options { get; } = Sealed(new JsonSerializerOptions());

    /// <summary>The same, for what is hashed: a text with half a character is refused instead of mended.</summary>
    internal static JsonSerializerOptions Faithful { get; } = Sealed(new JsonSerializerOptions
    {
        Converters = { new WholeTextConverter() },
    });

    /// <summary>Gives options that a framework made the same habits.</summary>
    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.DictionaryKeyPolicy = null;
        options.PropertyNameCaseInsensitive = false;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping; // never written into HTML; Hindi stays readable
        options.Converters.Add(new UtcInstantConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
    }

    private static JsonSerializerOptions Sealed(JsonSerializerOptions options)
    {
        Apply(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
