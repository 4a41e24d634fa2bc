using System.Text;

namespace Waooaw.Plant.Skills.RulePacks.Reading;

/// <summary>What a character is to a reader, whatever it is to a computer: look-alikes, wide and styled forms, spelling variants and
/// hidden characters become one plain form.</summary>
/// <remarks>Written out here and not asked of the runtime: without culture data (the release runs invariant) it normalises nothing.
/// The look-alikes are those of https://www.unicode.org/Public/security/latest/confusables.txt that turn up in Latin words.</remarks>
internal static class Folding
{
    private static readonly Dictionary<int, string> Plain = Table(
        // Cyrillic and Greek letters that look like Latin ones
        ("аАΑα", "a"), ("ВΒ", "b"), ("сСϲϹ", "c"), ("ԁ", "d"), ("еЕёЁΕ", "e"), ("һНΗ", "h"), ("іІїЇΙι", "i"), ("јЈ", "j"), ("кКΚκ", "k"),
        ("ӏӀ", "l"), ("МΜ", "m"), ("ΝпП", "n"), ("оОΟο", "o"), ("рРΡρ", "p"), ("ԛ", "q"), ("гГ", "r"), ("ѕЅ", "s"), ("тТΤτ", "t"), ("υ", "u"), ("νѵѴ", "v"),
        ("ѡԝԜ", "w"), ("хХΧχ", "x"), ("уУγΥ", "y"), ("ΖzΖ", "z"),
        // Latin letters with marks
        ("àáâãäåāăąÀÁÂÃÄÅĀĂĄ", "a"), ("çćčÇĆČ", "c"), ("ďđĎĐ", "d"), ("èéêëēėęěÈÉÊËĒĖĘĚ", "e"), ("ğĞ", "g"), ("ìíîïīįıÌÍÎÏĪĮİ", "i"), ("łŁ", "l"),
        ("ñńňÑŃŇ", "n"), ("òóôõöøōőÒÓÔÕÖØŌŐ", "o"), ("řŘ", "r"), ("śšşŚŠŞ", "s"), ("ťţŤŢ", "t"), ("ùúûüūůűÙÚÛÜŪŮŰ", "u"), ("ýÿÝŸ", "y"),
        ("žźżŽŹŻ", "z"), ("ß", "ss"), ("æÆ", "ae"), ("œŒ", "oe"), ("ﬁ", "fi"), ("ﬂ", "fl"), ("ℎ", "h"), ("ℓ", "l"), ("ℯ", "e"), ("ℴ", "o"), ("№", "no"),
        // Small and raised digits
        ("⁰₀", "0"), ("¹₁", "1"), ("²₂", "2"), ("³₃", "3"), ("⁴₄", "4"), ("⁵₅", "5"), ("⁶₆", "6"), ("⁷₇", "7"), ("⁸₈", "8"), ("⁹₉", "9"),
        // Devanagari: letters with a dot below, long and short vowels, and the two signs of a nasal are often confused in writing
        ("\u0958", "क"), ("\u0959", "ख"), ("\u095A", "ग"), ("\u095B", "ज"), ("\u095C", "ड"), ("\u095D", "ढ"), ("\u095E", "फ"), ("\u095F", "य"),
        ("\u093C\u093D\u0945", ""), ("\u0901", "\u0902"), ("\u0940", "\u093F"), ("\u0942", "\u0941"), ("\u0949", "\u093E"), ("ई", "इ"), ("ऊ", "उ"),
        ("ऑ", "आ"), ("ऍ", "ए"), ("ष", "श"),
        // Signs that are words
        ("%٪﹪％", " percent "), ("💯", " 100 percent "), ("₹", " rs "), ("\u3000\u00A0\u202F", " "), ("’ʼ`´", "'"));

    /// <summary>The plain form of one character, in lower case; empty for what nobody sees.</summary>
    public static string Of(Rune rune) => Plain.TryGetValue(rune.Value, out var known) ? known : rune.Value switch
    {
        _ when IsUnseen(rune) => "",
        >= 0xFF01 and <= 0xFF5E and var wide => Of(new Rune(wide - 0xFEE0)),
        >= 0x1D400 and <= 0x1D6A3 and var styled => Letter((styled - 0x1D400) % 26),
        >= 0x1D7CE and <= 0x1D7FF and var styled => Digit((styled - 0x1D7CE) % 10),
        >= 0x24B6 and <= 0x24E9 and var circled => Letter((circled - 0x24B6) % 26),
        >= 0x2460 and <= 0x2468 and var circled => Digit(circled - 0x2460 + 1),
        >= 0x1F130 and <= 0x1F149 and var boxed => Letter(boxed - 0x1F130),
        >= 0x1F150 and <= 0x1F169 and var boxed => Letter(boxed - 0x1F150),
        >= 0x1F170 and <= 0x1F189 and var boxed => Letter(boxed - 0x1F170),
        _ when Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.DecimalDigitNumber => Digit((int)Rune.GetNumericValue(rune)),
        _ => Rune.ToLowerInvariant(rune).ToString(),
    };

    /// <summary>The plain form of a whole word, as word lists and texts are compared.</summary>
    public static string Of(string word)
    {
        var plain = new StringBuilder();
        foreach (var rune in word.EnumerateRunes())
        {
            plain.Append(Of(rune));
        }

        for (var i = 0; i + 2 < plain.Length; i++)
        {
            if (IsNasalBefore(plain[i], plain[i + 1], plain[i + 2]))
            {
                plain[i] = Anusvara;
                plain.Remove(i + 1, 1);
            }
        }

        return plain.ToString();
    }

    /// <summary>सम्बन्ध and संबंध are one word.</summary>
    public static bool IsNasalBefore(char letter, char sign, char next) =>
        letter is 'ङ' or 'ञ' or 'ण' or 'न' or 'म' && sign == '\u094D' && next is >= '\u0915' and <= '\u0939';

    public const char Anusvara = '\u0902';

    private static bool IsUnseen(Rune rune) => rune.Value is 0x034F or 0x115F or 0x1160 or 0x3164 or (>= 0x0300 and <= 0x036F) or (>= 0xFE00 and <= 0xFE0F)
        || Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.Format;

    private static string Letter(int index) => ((char)('a' + index)).ToString();

    private static string Digit(int value) => ((char)('0' + value)).ToString();

    private static Dictionary<int, string> Table(params (string From, string To)[] rows)
    {
        var table = new Dictionary<int, string>();
        foreach (var (from, to) in rows)
        {
            foreach (var rune in from.EnumerateRunes())
            {
                table[rune.Value] = to;
            }
        }

        return table;
    }
}
