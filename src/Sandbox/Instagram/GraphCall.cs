using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Waooaw.Sandbox.Books;

namespace Waooaw.Sandbox.Instagram;

/// <summary>One request, by an account that proved to be itself.</summary>
/// <param name="Parameters">What the body says; null when it is neither a form nor a JSON object.</param>
internal sealed record GraphCall(
    HttpContext Http, SandboxDb Db, TimeProvider Clock, Account Account, string Id, IReadOnlyDictionary<string, string>? Parameters)
{
    private const string Form = "application/x-www-form-urlencoded";

    /// <summary>Which members are wanted: those of `fields`, or the usual ones. Null when one of them does not exist.</summary>
    public IReadOnlyList<string>? Fields(IReadOnlyList<string> known, string usual, out GraphError refused)
    {
        var wanted = Http.Request.Query["fields"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var odd = wanted.FirstOrDefault(field => !known.Contains(field));
        refused = GraphError.Parameter($"Tried accessing nonexisting field ({odd})");
        return odd is not null ? null : wanted.Length == 0 ? [usual] : wanted;
    }

    /// <summary>A whole number from the query, or the usual one. Null when it is none within the bounds.</summary>
    public long? Number(string name, long usual, long least, long most) =>
        Http.Request.Query[name].ToString() is not { Length: > 0 } text ? usual
        : long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : null;

    /// <summary>Meta's pages send a form in one place and JSON in another, so both are read.</summary>
    public static async Task<IReadOnlyDictionary<string, string>?> ParametersAsync(HttpRequest request, byte[] body)
    {
        if (body.Length == 0)
        {
            return new Dictionary<string, string>();
        }

        if (request.HasJsonContentType())
        {
            return OfJson(body);
        }

        if (request.ContentType?.Split(';')[0].Trim() != Form)
        {
            return null;
        }

        using var form = new FormReader(new MemoryStream(body), Encoding.UTF8);
        var values = await form.ReadFormAsync();
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
