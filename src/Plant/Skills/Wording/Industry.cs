namespace Waooaw.Plant.Skills.Wording;

/// <summary>What the posts of one line of business say, and by which other words that line is known.</summary>
/// <param name="Phrases">By the names that templates use; every industry of a file has the same.</param>
internal sealed record Industry(string Name, IReadOnlyList<string> AlsoKnownAs, IReadOnlyDictionary<string, string> Phrases)
{
    /// <summary>The one for everybody whom no other fits. What it says, every other says too.</summary>
    public const string General = "general";

    public bool Fits(string industry) => industry == Name || AlsoKnownAs.Contains(industry);
}
