using Waooaw.Plant.Skills.RulePacks.Measuring;

namespace Waooaw.Plant.Skills.RulePacks.Learned;

/// <summary>Writes the weights of the rules anew, from labelled texts; those that are held out are never learned from.</summary>
public static class RuleLearning
{
    /// <summary>Learns every rule that the release has weights for.</summary>
    /// <param name="folder">The labelled texts.</param>
    /// <param name="into">Where the files of weights are written, named as the rules are.</param>
    /// <returns>How each rule does on writers it learned nothing from.</returns>
    /// <exception cref="IOException">A folder or a file cannot be read or written.</exception>
    /// <exception cref="System.Text.Json.JsonException">A line is no labelled text; file and line are named.</exception>
    public static IEnumerable<Measurement> Learn(string folder, string into)
    {
        var posts = LabelledPosts.Read(folder);
        foreach (var rule in RulePackShelf.Load().Blocking.Where(rule => rule.Reader is not null))
        {
            var learning = new Learning(rule, Learning.TextsFor(rule.Id, posts));
            var unseen = learning.OnUnseenWriters();
            var border = Border.Best(unseen);
            File.WriteAllText(Path.Combine(into, $"{rule.Id.Split('.')[^1]}.txt"), learning.Learn(border));
            yield return border.Measure(rule.Id, unseen);
        }
    }
}
