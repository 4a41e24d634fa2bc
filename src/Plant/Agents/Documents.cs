using System.Text.Json;

namespace Waooaw.Plant.Agents;

/// <summary>The JSON documents (schemas, reference agents) that are part of this assembly.</summary>
internal static class Documents
{
    public static JsonElement Read(string name)
    {
        using var stream = typeof(Documents).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly has no document '{name}'.");
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}
