using System.Text.RegularExpressions;

namespace Waooaw.Plant.Skills.Wording;

/// <summary>Makes a hashtag or a keyword of any text: letters and digits of whole words only, or nothing at all.</summary>
internal static partial class Hashtag
{
    /// <summary>Longer ones are not read by people.</summary>
    private const int MaxLength = 30;

    public static string Of(string text)
    {
        var tag = string.Concat(FirstWords(text, 0).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return tag.Any(char.IsLetter) ? $"#{tag}" : ""; // a tag of digits alone is no tag
    }

    /// <summary>The first words as people type them into a search.</summary>
    public static string Keyword(string text)
    {
        var keyword = string.Join(' ', FirstWords(text, 1));
        return keyword.Any(char.IsLetter) ? keyword : "";
    }

    private static List<string> FirstWords(string text, int gap)
    {
        var words = new List<string>();
        foreach (var word in Words().Matches(text).Select(word => word.Value))
        {
            if (words.Sum(taken => taken.Length + gap) + word.Length > MaxLength)
            {
                DropWhatPointsNowhere(words);
                break;
            }

            words.Add(word);
        }

        return words;
    }

    /// <summary>Where a text was cut, "…On1" is all that is left of "on 1 December".</summary>
    private static void DropWhatPointsNowhere(List<string> words)
    {
        while (words.Count > 1 && words[^1].Length <= 2)
        {
            words.RemoveAt(words.Count - 1);
        }
    }

    /// <summary>The platforms take a surrogate pair or a joiner for the end of a tag, so a word is made of letters, their marks and digits.</summary>
    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{M}\p{N}]*")]
    private static partial Regex Words();
}
