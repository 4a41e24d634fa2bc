namespace Waooaw.Plant.Skills.RulePacks.Learned;

/// <summary>Logistic regression: the chance that a text offends, from the sum of the weights of its features over the root of their number.
/// A feature counts by how unevenly it is spread between what offends and what does not, so that few texts are enough to learn from.</summary>
/// <remarks>The spread is that of S. Wang and C. Manning, “Baselines and Bigrams” (ACL 2012), section 2.3, where 0.7 of it does best here.</remarks>
internal sealed class Regression
{
    private const int Rounds = 12;
    private const double FirstStep = 6;
    private const double Slowing = 0.15;
    private const double ShareOfStart = 0.1;
    private const double ShareOfSpread = 0.7;
    private const int Seed = 1;

    private readonly double[] _counts;
    private readonly double[] _weights;

    private Regression(double[] counts) => (_counts, _weights) = (counts, new double[counts.Length]);

    public double Start { get; private set; }

    public IReadOnlyList<double> Weights => _weights;

    /// <summary>Learned step by step, over the texts in the same shuffle each time.</summary>
    public static Regression Of(IReadOnlyList<Example> examples, int features)
    {
        var model = new Regression(Spread(examples, features));
        var shuffled = examples.ToArray();
        var random = new Random(Seed);
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(shuffled);
            foreach (var example in shuffled)
            {
                model.Step(example, FirstStep / (1 + (Slowing * round)));
            }
        }

        return model;
    }

    public double ScoreOf(Example example)
    {
        var sum = 0.0;
        foreach (var feature in example.Features)
        {
            sum += _weights[feature];
        }

        return Start + (sum / RootOf(example));
    }

    private void Step(Example example, double step)
    {
        var wrong = step * ((example.Violates ? 1 : 0) - (1 / (1 + Math.Exp(-ScoreOf(example)))));
        var share = wrong / RootOf(example);
        Start += wrong * ShareOfStart;
        foreach (var feature in example.Features)
        {
            _weights[feature] += share * _counts[feature] * _counts[feature];
        }
    }

    /// <summary>What only one text has says nothing about others, and counts for nothing.</summary>
    private static double[] Spread(IReadOnlyList<Example> examples, int features)
    {
        var (offending, innocent) = (new int[features], new int[features]);
        foreach (var example in examples)
        {
            var seen = example.Violates ? offending : innocent;
            foreach (var feature in example.Features)
            {
                seen[feature]++;
            }
        }

        var offendingTexts = (double)examples.Count(example => example.Violates);
        var innocentTexts = examples.Count - offendingTexts;
        return
        [
            .. Enumerable.Range(0, features).Select(feature => offending[feature] + innocent[feature] < 2
                ? 0
                : 1 - ShareOfSpread + (ShareOfSpread * Math.Abs(Math.Log(
                    (offending[feature] + 1) / (offendingTexts + 1) / ((innocent[feature] + 1) / (innocentTexts + 1)))))),
        ];
    }

    private static double RootOf(Example example) => Math.Sqrt(Math.Max(1, example.Features.Length));
}
