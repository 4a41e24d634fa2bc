using Waooaw.Plant.Skills.Wording;

namespace Waooaw.Plant.Skills.Loading;

/// <summary>The names that a template may use, and the members each has.</summary>
internal sealed class TemplateNames
{
    private readonly Dictionary<string, IReadOnlySet<string>?> _members;

    private TemplateNames(Dictionary<string, IReadOnlySet<string>?> members) => _members = members;

    public static IReadOnlyList<string> Inputs { get; } =
        ["theme", "brand_name", "offer", "location", "audience", "tone", "language", "key_points", "industry"];

    /// <summary>What the templates of the message may name: the inputs, what was asked for, and which angle it is.</summary>
    /// <param name="isSure">Whether the industries could be read; else their phrases are not judged here, and one mistake makes one problem.</param>
    public static TemplateNames OfMessage(
        IEnumerable<string> industryPhrases, IEnumerable<string> requests, IEnumerable<string> angles, bool isSure)
    {
        var members = Inputs.ToDictionary(name => name, _ => (IReadOnlySet<string>?)new HashSet<string>());
        members["tone"] = Tone.Slots.ToHashSet();
        members["industry"] = isSure ? industryPhrases.ToHashSet() : null;
        members["wants"] = requests.ToHashSet();
        members["angle"] = angles.ToHashSet();
        members["key_points"] = new HashSet<string> { "size", "first", "last" };
        return new TemplateNames(members);
    }

    /// <summary>The templates of a channel may also name the parts of the message.</summary>
    public TemplateNames WithMessage() => new(new Dictionary<string, IReadOnlySet<string>?>(
        _members.Concat(MessageParts.Names.Select(name => KeyValuePair.Create(name, (IReadOnlySet<string>?)new HashSet<string>())))));

    public bool Knows(string name) => _members.ContainsKey(name);

    public bool Knows(string name, string member) => _members[name]?.Contains(member) ?? true;
}
