using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Waooaw.Sandbox.Playing;

/// <summary>All providers that the Sandbox plays, found once.</summary>
internal sealed class PlayedProviders
{
    private readonly SortedDictionary<string, PlayedProvider> _byName = new(StringComparer.Ordinal);

    private PlayedProviders(IEnumerable<PlayedProvider> found)
    {
        foreach (var provider in found)
        {
            _byName.Add(provider.Name, provider);
        }
    }

    public IEnumerable<PlayedProvider> All => _byName.Values;

    public string Names => string.Join(", ", _byName.Keys);

    public static PlayedProviders In(Assembly assembly) => new(
        from type in assembly.GetTypes()
        where type is { IsAbstract: false } && type.IsSubclassOf(typeof(PlayedProvider))
        select (PlayedProvider)Activator.CreateInstance(type, nonPublic: true)!);

    public bool TryFind(string name, [NotNullWhen(true)] out PlayedProvider? provider) => _byName.TryGetValue(name, out provider);

    public PlayedProvider this[string name] => _byName[name];
}
