using System.Text.Json;
using Waooaw.Contracts.Json;

namespace Waooaw.Plant.Skills.RulePacks.Measuring;

/// <summary>A text that a reader judged for one rule, or found to break none.</summary>
internal sealed record LabelledPost
{
    /// <summary>Stands for every rule: an ordinary text, which breaks none.</summary>
    public const string EveryRule = "*";

    public required string Id { get; init; }

    public required string Rule { get; init; }

    public required bool Violates { get; init; }

    public required string Text { get; init; }

    public required string Split { get; init; }

    public bool IsFor(string rule) => Rule == rule || Rule == EveryRule;
}

/// <summary>The files of a labelled set, in the folder and those below it: one JSON object a line.</summary>
internal static class LabelledPosts
{
    /// <exception cref="IOException">The folder or a file cannot be read.</exception>
    /// <exception cref="JsonException">A line is no labelled text; file and line are named.</exception>
    public static IReadOnlyList<LabelledPost> Read(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        return files.Length > 0
            ? [.. files.SelectMany(file => File.ReadLines(file).Index().Select(line => Parse(file, line.Index + 1, line.Item)))]
            : throw new FileNotFoundException($"There is no .jsonl file in {folder}.");
    }

    private static LabelledPost Parse(string file, int number, string line)
    {
        try
        {
            return JsonSerializer.Deserialize<LabelledPost>(line, Options) ?? throw new JsonException("It is null.");
        }
        catch (JsonException broken)
        {
            throw new JsonException($"{Path.GetFileName(file)}, line {number}: {broken.Message}", broken);
        }
    }

    // A set says more about a text than is needed here, such as its language.
    private static readonly JsonSerializerOptions Options = new(WireJson.Options)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Skip,
    };
}
