using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Waooaw.Contract.Tests;

/// <summary>An OpenAPI document as it is checked in: members sorted, without the address it was served from.</summary>
internal static class ContractDocument
{
    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string FileOf(string surface) => Path.Combine(Root, "docs", "openapi", $"{surface}.json");

    public static string Normalise(string served)
    {
        var document = JsonNode.Parse(served)!.AsObject();
        document.Remove("servers");
        return Sorted(document)!.ToJsonString(Written) + "\n";
    }

    /// <summary>What it offers: `GET /api/v1/agent-types/{}`, whatever a place in a path is called.</summary>
    public static IReadOnlyList<string> RoutesIn(string document) =>
    [
        .. from path in JsonNode.Parse(document)!["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           where operation.Key is "get" or "put" or "post" or "delete" or "patch" or "head" or "options" or "trace"
           select Named(operation.Key, path.Key),
    ];

    public static string Named(string method, string path) =>
        $"{method.ToUpperInvariant()} {System.Text.RegularExpressions.Regex.Replace(path, @"\{[^}]*\}", "{}")}";

    private static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    private static string Find(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "Waooaw.slnx"))
            ? folder.FullName
            : Find(folder.Parent ?? throw new InvalidOperationException("The tests do not stand inside the repository."));
}
