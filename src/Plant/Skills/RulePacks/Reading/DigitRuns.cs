using System.Text;

namespace Waooaw.Plant.Skills.RulePacks.Reading;

/// <summary>Digits that are read as one number, however they are grouped, spaced or spelled out.</summary>
/// <param name="Digits">The digits alone; `x` where one was left out.</param>
/// <param name="HasPlus">A plus stands before it, as before the code of a country.</param>
internal sealed record DigitRun(string Digits, Place Place, bool HasPlus);

/// <summary>Finds numbers that are too long to be a price, a year or a time.</summary>
internal static class DigitRuns
{
    /// <summary>Every stretch of words that is a number of so many digits, the longest from the left.</summary>
    public static IEnumerable<DigitRun> Of(WordsOfText text, params int[] lengths)
    {
        for (var first = 0; first < text.Words.Count; first++)
        {
            if (From(text, first, lengths) is { } run)
            {
                yield return run;
                first = run.Place.End - 1;
            }
        }
    }

    private static DigitRun? From(WordsOfText text, int first, int[] lengths)
    {
        var digits = new StringBuilder();
        DigitRun? longest = null;
        for (var at = first; at < text.Words.Count && digits.Length < lengths.Max(); at++)
        {
            var word = text.Words[at];
            if (at > first && !GoesOn(word, text.Words[at - 1]))
            {
                break;
            }

            if (word.IsNumber)
            {
                digits.Append(word.Text);
            }
            else if (NumberWords.DigitsOf(word.Text) is { } spelled)
            {
                digits.Append(spelled);
            }
            else if (word.Text == "x" && at > first)
            {
                digits.Append('x');
            }
            else
            {
                break;
            }

            // A number ends where no more digits follow: the first ten of sixteen are no phone.
            if (lengths.Contains(digits.Length) && (at + 1 == text.Words.Count || !IsPartOf(text.Words[at + 1], word)))
            {
                longest = new DigitRun(digits.ToString(), new Place(first, at + 1), text.Words[first].Before.EndsWith('+'));
            }
        }

        return longest;
    }

    private static bool IsPartOf(Word next, Word word) => next.IsNumber && next.Letters >= 3 && word.Letters >= 3 && next.Before is " " or "-";

    private static bool GoesOn(Word word, Word before) =>
        word.Before.Length <= 3 && word.Before.All(c => c is ' ' or '-' or '.' or '–' or '(' or ')' or '·' or '_' or '*')
        || (word.Before is ", " && !word.IsNumber && !before.IsNumber);
}
