using System.Text.RegularExpressions;
using Waooaw.Contracts.Canonical;

namespace Waooaw.Plant.Secrecy;

/// <summary>Tells long runs of base64 or hex, as machines make them, from long words, hashtags and addresses, as people write them.</summary>
internal static partial class RandomRuns
{
    private const int Length = 32;

    public static bool AreIn(string text, bool hashesAreExpected)
    {
        var withoutAddresses = Uuids().Replace(Addresses().Replace(text, " "), " ");
        return Runs().Matches(withoutAddresses).Any(run => IsRandom(run.Value, hashesAreExpected));
    }

    private static bool IsRandom(string run, bool hashesAreExpected)
    {
        if (run.All(char.IsAsciiHexDigit))
        {
            var isHash = hashesAreExpected && ContentHash.TryParse(run, out _);
            return !isHash && run.Any(char.IsAsciiDigit) && run.Any(char.IsAsciiLetter);
        }

        // Words joined by hyphens or slashes have short pieces; a random run has a separator once in thirty characters.
        var pieces = run.Split(['-', '_', '/', '+', '='], StringSplitOptions.RemoveEmptyEntries);
        var letters = string.Concat(pieces);
        if (letters.Length < Length * 3 / 4 || pieces.Max(piece => piece.Length) < 10)
        {
            return false;
        }

        var (changes, digitRuns) = Texture(letters);
        var changing = (double)changes / (letters.Length - 1);
        var isMixed = letters.Any(char.IsAsciiLetterLower) && letters.Any(char.IsAsciiLetterUpper);

        // Between upper, lower and digit a random run changes at two of three places, CamelCase at about one of three.
        return isMixed
            ? (changing >= 0.4 && digitRuns >= 2) || changing >= 0.55
            : changing >= 0.22 && digitRuns >= 4 && letters.Length / pieces.Length >= 8;
    }

    private static (int Changes, int DigitRuns) Texture(string letters)
    {
        var changes = 0;
        var digitRuns = char.IsAsciiDigit(letters[0]) ? 1 : 0;
        for (var i = 1; i < letters.Length; i++)
        {
            if (Kind(letters[i]) != Kind(letters[i - 1]))
            {
                changes++;
                digitRuns += char.IsAsciiDigit(letters[i]) ? 1 : 0;
            }
        }

        return (changes, digitRuns);
    }

    private static int Kind(char c) => char.IsAsciiDigit(c) ? 0 : char.IsAsciiLetterLower(c) ? 1 : 2;

    [GeneratedRegex("[A-Za-z0-9+/_=-]{32,}")]
    private static partial Regex Runs();

    /// <summary>Web addresses carry click ids that are long and random, and public.</summary>
    [GeneratedRegex(@"\b(https?://|www\.)[^\s]+|\b[A-Za-z0-9.-]+\.[A-Za-z]{2,10}/[^\s]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Addresses();

    [GeneratedRegex(@"(?<![0-9A-Fa-f])[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}(?![0-9A-Fa-f])", RegexOptions.CultureInvariant)]
    private static partial Regex Uuids();
}
