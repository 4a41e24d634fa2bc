using System.Text.RegularExpressions;
using Waooaw.Effects.Posts;
using Waooaw.Plant.Skills.Channels;

namespace Waooaw.Plant.Skills.Loading;

/// <summary>What a playbook can promise of every post; its examples are held against what it promises.</summary>
internal static class QualityChecks
{
    private static readonly Dictionary<string, Func<Post, string?>> Checks = new(StringComparer.Ordinal)
    {
        ["one_call_to_action"] = post => Count(post.Words.Text, post.Parts["cta"]) == 1 ? null : "has not exactly one call to action",
        ["disclaimer_present"] = post => Count(post.Words.Text, post.Parts["disclaimer"]) == 1 ? null : "has not exactly one disclaimer",
        ["fits_the_channel"] = post => PostComposer.Fits(post.Words, post.Form) ? null : "is more than the channel takes",
        ["says_nothing_forbidden"] = post => post.NeverSaid.FirstOrDefault(word => Says($"{post.Words.Title}\n{post.Words.Text}", word)) is { } said
            ? $"says “{said}”, which is never said" : null,
    };

    public static IReadOnlyCollection<string> Names => Checks.Keys;

    /// <summary>What the post breaks of these checks.</summary>
    public static IEnumerable<string> Breaches(IEnumerable<string> checks, Post post) =>
        checks.Where(Checks.ContainsKey).Select(check => Checks[check](post)).OfType<string>();

    private static int Count(string text, string part) => part.Length == 0 ? 0 : text.Split(part).Length - 1;

    private static bool Says(string text, string word) => Regex.IsMatch(
        text, $@"(?<![\p{{L}}\p{{M}}\p{{N}}]){Regex.Escape(word)}(?![\p{{L}}\p{{M}}\p{{N}}])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <param name="Parts">What was put together, by its names.</param>
    internal sealed record Post(PostWords Words, IReadOnlyDictionary<string, string> Parts, ChannelForm Form, IReadOnlyList<string> NeverSaid);
}
