using System.Text.RegularExpressions;
using Waooaw.Contracts.Canonical;

namespace Waooaw.Plant.Skills.Wording;

/// <summary>Hears in a person's notes what a playbook can do otherwise.</summary>
internal sealed partial class PhraseBook
{
    private readonly Negations _negations;
    private readonly IReadOnlyList<(string Request, string[] Words)> _phrases;

    public PhraseBook(IReadOnlyDictionary<string, IReadOnlyList<string>> requests, Negations negations)
    {
        Requests = requests;
        _negations = negations;

        // The longest first, so that "no emoji" is not heard as "emoji".
        _phrases = [.. requests
            .SelectMany(request => request.Value.Select(phrase => (request.Key, Split(phrase))))
            .OrderByDescending(phrase => phrase.Item2.Length)];
    }

    /// <summary>Each request with the phrases by which it is made.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Requests { get; }

    /// <summary>The requests in the order in which the playbook lists them; empty when nothing was understood.</summary>
    public string[] Hear(string notes)
    {
        var heard = new HashSet<string>(StringComparer.Ordinal);
        foreach (var clause in notes.Split(['.', ',', ';', ':', '!', '?', '\n', '…', '।'], StringSplitOptions.RemoveEmptyEntries))
        {
            HearClause(Split(clause), heard);
        }

        return [.. Requests.Keys.Where(heard.Contains)];
    }

    private void HearClause(string[] words, HashSet<string> heard)
    {
        var taken = new bool[words.Length];
        foreach (var (request, phrase) in _phrases)
        {
            for (var at = 0; at + phrase.Length <= words.Length; at++)
            {
                if (words.AsSpan(at, phrase.Length).SequenceEqual(phrase) && !taken.AsSpan(at, phrase.Length).Contains(true))
                {
                    taken.AsSpan(at, phrase.Length).Fill(true);
                    if (!IsNegated(words, taken, at, at + phrase.Length))
                    {
                        heard.Add(request);
                    }
                }
            }
        }
    }

    /// <summary>"Do not make it shorter" asks for nothing that we know how to do; in Hindi the word for it comes behind.</summary>
    private bool IsNegated(string[] words, bool[] taken, int start, int end)
    {
        for (var i = start - 1; i >= Math.Max(0, start - 3) && !taken[i]; i--)
        {
            if (_negations.Before.Contains(words[i]))
            {
                return true;
            }
        }

        for (var i = end; i < Math.Min(words.Length, end + 2) && !taken[i]; i++)
        {
            if (_negations.Behind.Contains(words[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Words as they sound: people leave out apostrophes, joiners and the dot of a letter, and write either of two nasal marks.</summary>
    private static string[] Split(string text)
    {
        var sounding = StrictUtf8.IsWhole(text) ? text.Normalize() : text;
        var plain = sounding.ToLowerInvariant()
            .Where(c => c is not ('’' or '\'' or '\u093C' or '\u200C' or '\u200D'))
            .Select(c => c == '\u0901' ? '\u0902' : c);
        return [.. Words().Matches(string.Concat(plain)).Select(word => word.Value)];
    }

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+")]
    private static partial Regex Words();
}

/// <summary>Words that turn a request into its opposite.</summary>
/// <param name="Before">Up to three words before the request.</param>
/// <param name="Behind">Up to two words behind it.</param>
internal sealed record Negations(IReadOnlyList<string> Before, IReadOnlyList<string> Behind)
{
    public static Negations None { get; } = new([], []);
}
