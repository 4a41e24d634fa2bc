using System.Globalization;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.Graph;

/// <summary>What is alike in all reads of the Graph API: the fields wanted, and numbers within bounds.</summary>
/// <remarks>https://developers.facebook.com/docs/graph-api/overview, "Fields"</remarks>
internal static class GraphQuery
{
    /// <summary>The version that every address begins with.</summary>
    public const string Version = "/{v:regex(^v\\d+\\.\\d+$)}";

    /// <summary>Which members are wanted: those of `fields`, or the usual ones. Null when one of them does not exist.</summary>
    public static IReadOnlyList<string>? Fields(this ProviderCall call, IReadOnlyList<string> known, string usual, out GraphError refused)
    {
        var wanted = call.Query("fields").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var odd = wanted.FirstOrDefault(field => !known.Contains(field));
        refused = GraphError.Parameter($"Tried accessing nonexisting field ({odd})");
        return odd is not null ? null : wanted.Length == 0 ? usual.Split(',') : wanted;
    }

    /// <summary>A whole number from the query, or the usual one. Null when it is none within the bounds.</summary>
    public static long? Number(this ProviderCall call, string name, long usual, long least, long most) =>
        call.Query(name) is not { Length: > 0 } text ? usual
        : long.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : null;

    /// <summary>The id always comes along, asked for or not.</summary>
    public static Dictionary<string, T> Pick<T>(IReadOnlyList<string> wanted, Dictionary<string, T> members) =>
        wanted.Append("id").Distinct().ToDictionary(name => name, name => members[name]);

    /// <summary>What the Graph API answers to verbs and paths that it does not have.</summary>
    public static void MapUnknown(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods(Version + "/{**rest}", ["DELETE", "PATCH", "PUT", "HEAD", "OPTIONS"], (string rest, HttpContext http) =>
            GraphError.Unknown(http.Request.Method.ToLowerInvariant(), rest));
        routes.Map("/{**rest}", (string? rest) => GraphError.Path($"/{rest}"));
    }
}
