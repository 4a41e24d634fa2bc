using System.Globalization;
using System.Text;
using Waooaw.Contracts.Canonical;
using Waooaw.Plant.Skills.RulePacks.Measuring;
using Waooaw.Plant.Skills.RulePacks.Reading;

namespace Waooaw.Plant.Skills.RulePacks.Learned;

/// <summary>Learns the weights of one rule from texts that people judged.</summary>
internal sealed class Learning
{
    /// <summary>Features beyond these weigh next to nothing.</summary>
    private const int MostWeights = 12_000;

    private const string Lesson = "lesson_";
    private const string Ordinary = "ordinary_";
    private const string Development = "dev";
    private const string HeldOut = "held_out";

    private readonly Rule _rule;
    private readonly IReadOnlyList<LabelledPost> _posts;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _features = [];
    private readonly Example[] _examples;

    /// <param name="posts">The texts to learn from, each with the part it belongs to: those of one part have one writer.</param>
    public Learning(Rule rule, IReadOnlyList<LabelledPost> posts)
    {
        (_rule, _posts) = (rule, posts);
        _examples = [.. posts.Select(Read)];
    }

    /// <summary>What a rule learns from: the texts that were judged for it, ordinary ones, and every third innocent text of other rules, which
    /// was not judged for this one but is hardly ever about it. What is held out is never among them.</summary>
    public static IReadOnlyList<LabelledPost> TextsFor(string rule, IReadOnlyList<LabelledPost> posts)
    {
        LabelledPost[] open = [.. posts.Where(post => post.Split != HeldOut)];
        return
        [
            .. open.Where(post => post.IsFor(rule)),
            .. open.Where(post => !post.IsFor(rule) && !post.Violates).Where((_, at) => at % 3 == 0),
        ];
    }

    /// <summary>Names the texts that something was learned from, in whatever order they were read.</summary>
    public static string DigestOf(IEnumerable<LabelledPost> posts) => ContentHash.OfBytes(Encoding.UTF8.GetBytes(string.Join(
        '\n', posts.Select(post => $"{post.Rule}\t{post.Violates}\t{post.Text}").Order(StringComparer.Ordinal)))).Hex;

    /// <summary>How the rule would do on a writer it has learned nothing from, for each writer: what the lists alone find, and how the weights score
    /// that the others' texts gave. Beside lessons and ordinary texts that is the development part, whose writer wrote what is held out, too.</summary>
    public IReadOnlyList<Unseen> OnUnseenWriters() =>
    [
        .. from writer in _posts.Select(post => post.Split).Where(IsWriter).Distinct()
           let model = Regression.Of([.. _examples.Where((_, at) => _posts[at].Split != writer)], _features.Count)
           from at in Enumerable.Range(0, _posts.Count)
           let post = _posts[at]
           where post.Split == writer && post.IsFor(_rule.Id) && !_examples[at].IsBrief
           select new Unseen(
               post.Violates,
               post.Split == Development ? UnseenKind.Development : post.Rule == LabelledPost.EveryRule ? UnseenKind.Ordinary : UnseenKind.Lesson,
               _examples[at].Listing, model.ScoreOf(_examples[at]) * LearnedReader.Scale),
    ];

    private static bool IsWriter(string part) => part == Development || part.StartsWith(Lesson, StringComparison.Ordinal) || part.StartsWith(Ordinary, StringComparison.Ordinal);

    /// <summary>The file of weights, learned from all texts.</summary>
    /// <param name="border">From which score on a text offends.</param>
    public string Learn(Border border)
    {
        var model = Regression.Of(_examples, _features.Count);
        var file = new StringBuilder()
            .Append("# How much each feature of a text says that it offends, in thousandths; `waooaw rules --learn` writes this file.\n")
            .Append(CultureInfo.InvariantCulture, $"learned from\t{DigestOf(_posts)}\n")
            .Append(CultureInfo.InvariantCulture, $"start\t{Whole(model.Start)}\n")
            .Append(CultureInfo.InvariantCulture, $"{nameof(Border.Found)}\t{border.Found}\n")
            .Append(CultureInfo.InvariantCulture, $"{nameof(Border.Excused)}\t{border.Excused}\n")
            .Append(CultureInfo.InvariantCulture, $"{nameof(Border.Unknown)}\t{border.Unknown}\n");
        var kept = model.Weights
            .Select((weight, number) => (Weight: Whole(weight), Feature: _features[number]))
            .Where(one => one.Weight != 0)
            .OrderByDescending(one => Math.Abs(one.Weight)).ThenBy(one => one.Feature, StringComparer.Ordinal)
            .Take(MostWeights)
            .OrderByDescending(one => one.Weight).ThenBy(one => one.Feature, StringComparer.Ordinal);
        foreach (var (weight, feature) in kept)
        {
            file.Append(CultureInfo.InvariantCulture, $"{weight}\t{feature}\n");
        }

        return file.ToString();
    }

    private static int Whole(double weight) => (int)Math.Round(weight * LearnedReader.Scale);

    private Example Read(LabelledPost post)
    {
        var text = WordsOfText.Read(post.Text);
        var features = text.Features.Keys.Select(NumberOf).ToArray();
        return new Example(features, post.Violates, _rule.Consult(text), text.Words.Count < LearnedReader.LeastWords);
    }

    private int NumberOf(string feature)
    {
        if (!_numbers.TryGetValue(feature, out var number))
        {
            _numbers.Add(feature, number = _features.Count);
            _features.Add(feature);
        }

        return number;
    }
}

/// <summary>A text and what was said of it by a rule that had not learned from its writer.</summary>
internal sealed record Unseen(bool Violates, UnseenKind Kind, Listing Listing, double Score);

/// <summary>What an unseen text was written for.</summary>
internal enum UnseenKind
{
    Lesson,
    Development,
    Ordinary,
}

/// <summary>A judged text as numbers.</summary>
internal sealed record Example(int[] Features, bool Violates, Listing Listing, bool IsBrief);
