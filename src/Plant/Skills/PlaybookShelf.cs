using Waooaw.Effects;
using Waooaw.Plant.Skills.Loading;

namespace Waooaw.Plant.Skills;

/// <summary>The playbooks of this release, each of which loaded without a problem.</summary>
internal sealed class PlaybookShelf
{
    private const string Folder = "Playbooks/";

    private readonly Dictionary<string, Playbook> _bySkill;

    private PlaybookShelf(IEnumerable<Playbook> playbooks) =>
        _bySkill = playbooks.ToDictionary(playbook => playbook.About.SkillKey, StringComparer.Ordinal);

    public IReadOnlyCollection<Playbook> All => _bySkill.Values;

    /// <summary>Reads every playbook of the release, each in all of its languages.</summary>
    /// <param name="providers">Those that a playbook may write for.</param>
    /// <exception cref="PlaybookException">One of them has a problem; all problems are named.</exception>
    public static PlaybookShelf Load(IReadOnlyList<Provider> providers)
    {
        var assembly = typeof(PlaybookShelf).Assembly;
        var files = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return new PlaybookFile(name[Folder.Length..], reader.ReadToEnd());
            })
            .ToList();

        var load = PlaybookLoader.Load(files, providers);
        return load.Problems.Count == 0 ? new PlaybookShelf(load.Playbooks) : throw new PlaybookException(load.Problems);
    }

    /// <summary>The playbook of a skill; null when this release has none.</summary>
    public Playbook? Find(string skillKey) => _bySkill.GetValueOrDefault(skillKey);
}
