namespace Waooaw.Plant.Skills.Wording;

/// <summary>What a post of one line of business always says, and by which other words that line is known.</summary>
internal sealed record Industry(string Name, IReadOnlyList<string> AlsoKnownAs, string Emoji, string Tag, string Disclaimer)
{
    /// <summary>The one for everybody whom no other fits.</summary>
    public const string General = "general";

    public static IReadOnlyList<string> Members { get; } = ["name", "emoji", "tag", "disclaimer"];

    /// <summary>Its members, as templates name them.</summary>
    public IReadOnlyDictionary<string, string> Values => new Dictionary<string, string>
    {
        ["name"] = Name,
        ["emoji"] = Emoji,
        ["tag"] = Tag,
        ["disclaimer"] = Disclaimer,
    };

    public bool Fits(string industry) => industry == Name || AlsoKnownAs.Contains(industry);
}
