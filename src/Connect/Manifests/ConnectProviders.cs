using System.Text.Json;
using Waooaw.Contracts.Json;

namespace Waooaw.Connect.Manifests;

/// <summary>Every provider whose accounts can be connected. One whose folder holds no `connect.json` does not exist.</summary>
public sealed class ConnectProviders
{
    private ConnectProviders(IReadOnlyList<ProviderManifest> all) => All = all;

    /// <summary>By name.</summary>
    public IReadOnlyList<ProviderManifest> All { get; }

    public ProviderManifest? Find(string name) => All.FirstOrDefault(provider => provider.Name == name);

    /// <summary>Those that were built in.</summary>
    /// <exception cref="ManifestException">At least one cannot be used.</exception>
    public static ConnectProviders BuiltIn()
    {
        var assembly = typeof(ConnectProviders).Assembly;
        return Read(assembly.GetManifestResourceNames().Where(name => name.EndsWith("connect.json", StringComparison.Ordinal)).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return (name, reader.ReadToEnd());
        }));
    }

    /// <exception cref="ManifestException">At least one cannot be used; every problem of every one is named.</exception>
    public static ConnectProviders Read(IEnumerable<(string File, string Json)> manifests)
    {
        var (read, problems) = (new List<ProviderManifest>(), new List<string>());
        foreach (var (file, json) in manifests)
        {
            try
            {
                var manifest = JsonSerializer.Deserialize<ProviderManifest>(json, WireJson.Options) ?? throw new JsonException("There is nothing in it.");
                problems.AddRange(ManifestCheck.Of(manifest).Select(problem => $"{file}: {problem}"));
                read.Add(manifest);
            }
            catch (JsonException unfit)
            {
                problems.Add($"{file}: {unfit.Message}");
            }
        }

        problems.AddRange(read.GroupBy(manifest => manifest.Name).Where(same => same.Count() > 1).Select(same => $"{same.Key}: two manifests have this name"));
        return problems is [] ? new ConnectProviders([.. read.OrderBy(manifest => manifest.Name, StringComparer.Ordinal)]) : throw new ManifestException(problems);
    }
}

/// <summary>A provider's `connect.json` cannot be used, so the process does not start.</summary>
public sealed class ManifestException(IReadOnlyList<string> problems)
    : InvalidOperationException($"How accounts are connected is not fit for use:{Environment.NewLine}{string.Join(Environment.NewLine, problems)}")
{
    public IReadOnlyList<string> Problems { get; } = problems;
}
