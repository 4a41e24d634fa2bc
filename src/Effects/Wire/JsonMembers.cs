using System.Text.Json;

namespace Waooaw.Effects.Wire;

/// <summary>Reads members of answers that others write: what is missing or of another kind is null, never an exception.</summary>
internal static class JsonMembers
{
    extension(JsonElement json)
    {
        public JsonElement? Member(string name) =>
            json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : null;

        public string? Text(string name)
        {
            try
            {
                return json.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
            }
            catch (InvalidOperationException) // half a character
            {
                return null;
            }
        }

        /// <summary>An address that is shown to people as a link, so nothing but one of the web passes.</summary>
        public string? WebAddress(string name) =>
            Uri.TryCreate(json.Text(name), UriKind.Absolute, out var page) && page.Scheme is "https" or "http" ? page.AbsoluteUri : null;

        public long? Number(string name) =>
            json.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) ? value : null;

        public bool Flag(string name) => json.Member(name) is { ValueKind: JsonValueKind.True };

        public IEnumerable<JsonElement> List(string name) =>
            json.Member(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];
    }
}
