namespace Waooaw.Plant.Skills.RulePacks.Measuring;

/// <summary>How often one rule agreed with a reader.</summary>
public sealed record Measurement(string Rule, int TruePositives, int FalsePositives, int FalseNegatives, int TrueNegatives)
{
    /// <summary>Of what it found, the share that a reader found too; 1 when it found nothing.</summary>
    public double Precision => TruePositives + FalsePositives == 0 ? 1 : (double)TruePositives / (TruePositives + FalsePositives);

    /// <summary>Of what a reader found, the share that it found too; 1 when there was nothing to find.</summary>
    public double Recall => TruePositives + FalseNegatives == 0 ? 1 : (double)TruePositives / (TruePositives + FalseNegatives);

    /// <summary>Measures every rule of the release for which the folder has texts of that part.</summary>
    /// <param name="split">The part, as the texts name it, such as `held_out`.</param>
    /// <exception cref="IOException">The folder or a file cannot be read.</exception>
    /// <exception cref="System.Text.Json.JsonException">A line is no labelled text; file and line are named.</exception>
    public static IReadOnlyList<Measurement> Of(string folder, string split)
    {
        var packs = RulePackShelf.Load();
        var posts = LabelledPosts.Read(folder).Where(post => post.Split == split).ToArray();
        return
        [
            .. from id in RulesOf(posts, packs)
               let rule = packs.FindRule(id) ?? throw new System.Text.Json.JsonException($"There is no rule '{id}'.")
               let judged = posts.Where(post => post.IsFor(id))
                   .Select(post => (post.Violates, IsFound: rule.Check(PostText.Of(title: null, post.Text, names: [])).Any())).ToArray()
               select new Measurement(
                   id,
                   judged.Count(one => one is { Violates: true, IsFound: true }),
                   judged.Count(one => one is { Violates: false, IsFound: true }),
                   judged.Count(one => one is { Violates: true, IsFound: false }),
                   judged.Count(one => one is { Violates: false, IsFound: false })),
        ];
    }

    /// <summary>Those that are named, or every blocking one when the texts are ordinary ones.</summary>
    private static IEnumerable<string> RulesOf(IReadOnlyList<LabelledPost> posts, RulePackShelf packs)
    {
        var named = posts.Select(post => post.Rule).Where(rule => rule != LabelledPost.EveryRule).Distinct().Order(StringComparer.Ordinal).ToArray();
        return posts.Count == 0 || named.Length > 0 ? named : packs.Blocking.Select(rule => rule.Id).Order(StringComparer.Ordinal);
    }
}
