using System.Text.Json;

namespace Waooaw.Plant.Agents;

/// <summary>The JSON documents (schemas, reference agents) that are part of this assembly. Where one says `{channels}`, the names of the
/// channels stand: they are those of the providers there are, and in no document.</summary>
internal static class Documents
{
    public static JsonElement Read(string name)
    {
        using var stream = typeof(Documents).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly has no document '{name}'.");
        using var reader = new StreamReader(stream);
        var channels = string.Join(", ", Effects.Providers.All.Select(provider => $"\"{provider.Name}\""));
        return JsonElement.Parse(reader.ReadToEnd().Replace("\"{channels}\"", channels, StringComparison.Ordinal));
    }
}
