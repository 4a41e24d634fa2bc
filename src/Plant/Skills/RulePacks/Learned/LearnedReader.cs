using System.Globalization;
using Waooaw.Contracts.Canonical;
using Waooaw.Plant.Skills.RulePacks.Reading;

namespace Waooaw.Plant.Skills.RulePacks.Learned;

/// <summary>What a rule has learned from texts that people judged: a weight for each feature, whose sum says how much a text reads like
/// those that offended. The same words always get the same answer, on every machine.</summary>
internal sealed class LearnedReader
{
    /// <summary>Weights are kept as whole thousandths.</summary>
    public const double Scale = 1000;

    /// <summary>Fewer words than these say too little to be read this way: the lists alone decide.</summary>
    public const int LeastWords = 5;

    private static readonly string[] Heads = ["start", nameof(Border.Found), nameof(Border.Excused), nameof(Border.Unknown)];

    private readonly Dictionary<string, int> _weights = new(StringComparer.Ordinal);
    private int _start;
    private Border _border;

    private LearnedReader(string text) => Digest = ContentHash.OfBytes(System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>The hash of the file: other weights, another pack.</summary>
    public ContentHash Digest { get; }

    /// <summary>Of which texts it was learned, as <see cref="Learning.DigestOf"/> names them.</summary>
    public string LearnedFrom { get; private set; } = "";

    /// <summary>Reads the weights that the release brings along.</summary>
    public static LearnedReader Load(string name)
    {
        using var stream = typeof(LearnedReader).Assembly.GetManifestResourceStream($"RulePacks/Weights/{name}")
            ?? throw new FormatException($"The release holds no weights {name}.");
        using var reader = new StreamReader(stream);
        return Parse(name, reader.ReadToEnd());
    }

    public static LearnedReader Parse(string name, string text)
    {
        var read = new LearnedReader(text);
        foreach (var (number, line) in text.Split('\n').Index())
        {
            switch (line.Split('\t'))
            {
                case [""]:
                case [var remark] when remark.StartsWith("# ", StringComparison.Ordinal):
                    break;
                case ["learned from", var texts]:
                    read.LearnedFrom = texts;
                    break;
                case ["start", var value] when IsWhole(value, out var start):
                    read._start = start;
                    break;
                case [nameof(Border.Found), var value] when IsWhole(value, out var found):
                    read._border = read._border with { Found = found };
                    break;
                case [nameof(Border.Excused), var value] when IsWhole(value, out var excused):
                    read._border = read._border with { Excused = excused };
                    break;
                case [nameof(Border.Unknown), var value] when IsWhole(value, out var unknown):
                    read._border = read._border with { Unknown = unknown };
                    break;
                case [var value, var feature] when IsWhole(value, out var weight):
                    read._weights.Add(feature, weight);
                    break;
                default:
                    throw new FormatException($"{name}, line {number + 1}: '{line}' is no weight.");
            }
        }

        return Heads.All(head => text.Contains($"\n{head}\t", StringComparison.Ordinal) || text.StartsWith($"{head}\t", StringComparison.Ordinal))
            ? read
            : throw new FormatException($"{name}, the end: there must be {string.Join(", ", Heads)}, a line each.");

        static bool IsWhole(string value, out int whole) => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out whole);
    }

    /// <summary>The judgement on one text.</summary>
    /// <param name="listing">What the rule's lists say of it: it takes less to find what they found, and more what they excuse.</param>
    public Judgement Judge(WordsOfText text, Listing listing)
    {
        if (text.Words.Count < LeastWords)
        {
            return new Judgement(listing == Listing.Found, default);
        }

        var bySentence = new long[text.Sentences.Count];
        foreach (var (feature, sentence) in text.Features)
        {
            bySentence[sentence] += _weights.GetValueOrDefault(feature);
        }

        // A square root is rounded the same way everywhere (IEEE 754), unlike an exponential.
        var score = _start + (bySentence.Sum() / Math.Sqrt(text.Features.Count));
        var worst = text.Sentences[Array.IndexOf(bySentence, bySentence.Max())];
        return new Judgement(score >= _border.Of(listing), new Place(worst.First, worst.End));
    }
}

/// <param name="Worst">The sentence that speaks most against it.</param>
internal readonly record struct Judgement(bool Offends, Place Worst);
