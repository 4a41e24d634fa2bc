using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Waooaw.Sandbox.Books;

namespace Waooaw.Sandbox.Playing;

/// <summary>One request on a provider's wire.</summary>
/// <param name="Body">Whole, unless the operation streams it.</param>
/// <param name="Access">Who asks; null at operations that need no token.</param>
internal sealed record ProviderCall(
    HttpContext Http, SandboxDb Db, TimeProvider Clock, PlayedProvider Provider, byte[] Body, Access? Access)
{
    private const string Form = "application/x-www-form-urlencoded";

    private readonly Lazy<IReadOnlyDictionary<string, string>?> _parameters = new(() => Read(Http.Request, Body));

    /// <summary>The account whose token it is. A token that stands for a person has none.</summary>
    public Account Account => Access?.Account ?? throw new InvalidOperationException("This operation has no account. Ask for its token first.");

    /// <summary>What the body says; null when it is neither a form nor a JSON object.</summary>
    public IReadOnlyDictionary<string, string>? Parameters => _parameters.Value;

    /// <summary>What the address and the body say together, for endpoints that read both.</summary>
    public IReadOnlyDictionary<string, string> Everything => Http.Request.Query
        .Where(pair => pair.Value.Count == 1).ToDictionary(pair => pair.Key, pair => pair.Value.ToString())
        .Concat(Parameters ?? new Dictionary<string, string>())
        .DistinctBy(pair => pair.Key).ToDictionary();

    public DateTimeOffset Now => Clock.GetUtcNow();

    public string Route(string name) => (string)Http.Request.RouteValues[name]!;

    public string Query(string name) => Http.Request.Query[name].ToString();

    /// <summary>An address of this provider as the caller reached it, whatever name the Sandbox has there.</summary>
    public string OwnAddress(string path) => $"{Http.Request.Scheme}://{Http.Request.Host}/{Provider.Name}{path}";

    public T Service<T>()
        where T : notnull => Http.RequestServices.GetRequiredService<T>();

    /// <summary>The same request has the same key.</summary>
    public string BodyKey => Convert.ToHexStringLower(SHA256.HashData(Body));

    /// <summary>The body as a JSON object; null when it is none.</summary>
    public JsonElement? Json()
    {
        try
        {
            using var document = JsonDocument.Parse(Body, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException) // the latter for half a character
        {
            return null;
        }
    }

    private static Dictionary<string, string>? Read(HttpRequest request, byte[] body)
    {
        if (body.Length == 0)
        {
            return [];
        }

        if (request.HasJsonContentType())
        {
            return OfJson(body);
        }

        if (request.ContentType?.Split(';')[0].Trim() != Form)
        {
            return null;
        }

        var values = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body));
        return values.Values.All(value => value.Count == 1) ? values.ToDictionary(pair => pair.Key, pair => pair.Value.ToString()) : null;
    }

    private static Dictionary<string, string>? OfJson(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.ToString())
                : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException) // the latter for half a character
        {
            return null;
        }
    }
}
