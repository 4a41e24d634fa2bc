using System.Text;

namespace Waooaw.Contracts.Canonical;

/// <summary>UTF-8 that refuses half a character, where .NET's own writers would put U+FFFD in its place without a word.</summary>
public static class StrictUtf8
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="CanonicalJsonException">The text holds a lone surrogate.</exception>
    public static byte[] GetBytes(string text)
    {
        try
        {
            return Encoding.GetBytes(text);
        }
        catch (EncoderFallbackException broken)
        {
            throw new CanonicalJsonException("A text holds half a character (a lone surrogate).", broken);
        }
    }

    /// <summary>Whether every surrogate in the text has its partner.</summary>
    public static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
