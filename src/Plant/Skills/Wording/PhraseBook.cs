using System.Text.RegularExpressions;

namespace Waooaw.Plant.Skills.Wording;

/// <summary>Hears in a person's notes what a playbook can do otherwise.</summary>
internal sealed partial class PhraseBook
{
    private static readonly HashSet<string> Negations = new(StringComparer.Ordinal) { "not", "dont", "never", "no", "without" };

    private readonly IReadOnlyList<(string Request, string[] Words)> _phrases;

    public PhraseBook(IReadOnlyDictionary<string, IReadOnlyList<string>> requests)
    {
        Requests = requests;

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
                    if (!IsNegated(words, taken, at))
                    {
                        heard.Add(request);
                    }
                }
            }
        }
    }

    /// <summary>"Do not make it shorter" asks for nothing that we know how to do.</summary>
    private static bool IsNegated(string[] words, bool[] taken, int at)
    {
        for (var i = at - 1; i >= Math.Max(0, at - 3) && !taken[i]; i--)
        {
            if (Negations.Contains(words[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static string[] Split(string text) =>
        [.. Words().Matches(text.ToLowerInvariant().Replace("’", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal))
            .Select(word => word.Value)];

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+")]
    private static partial Regex Words();
}
