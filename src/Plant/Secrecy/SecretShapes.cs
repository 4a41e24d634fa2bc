using System.Text.RegularExpressions;

namespace Waooaw.Plant.Secrecy;

/// <summary>The shapes by which the issuers of secrets make them recognisable.</summary>
internal static partial class SecretShapes
{
    public static bool Match(string text) => Issued().IsMatch(text) || Spoken().IsMatch(text);

    /// <summary>JSON web tokens, PEM keys, AWS, GitHub, Slack, Google, Meta, Stripe, and the `sk-…` of model providers.</summary>
    [GeneratedRegex(
        """
        \beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]*
        |-----BEGIN\ [A-Z0-9\ ]*(PRIVATE\ KEY|CERTIFICATE|PGP\ MESSAGE)[A-Z\ ]*-----
        |\b(AKIA|ASIA)[0-9A-Z]{16}\b
        |\bgh[pousr]_[A-Za-z0-9]{20,}
        |\bgithub_pat_[A-Za-z0-9_]{20,}
        |\bxox[abeoprs]-[A-Za-z0-9-]{10,}
        |\bAIza[A-Za-z0-9_-]{30,}
        |\bya29\.[A-Za-z0-9_-]{10,}
        |\bGOCSPX-[A-Za-z0-9_-]{20,}
        |\bEAA(?=[A-Za-z]*[0-9])[A-Za-z0-9]{20,}
        |\bIG(QV?|AA|SBX)(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{20,}
        |\b(sk|rk)_(live|test)_[A-Za-z0-9]{8,}
        |\bwhsec_[A-Za-z0-9]{16,}
        |\bsk-(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{20,}
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Issued();

    /// <summary>Said to be a secret by the words in front of it. A digit is asked for, because prose has none there.</summary>
    [GeneratedRegex(
        """
        \bbearer\s+(?=[^\s]*[0-9])[A-Za-z0-9._~+/=-]{16,}
        |\bauthorization\s*:\s*(basic|bearer|token)\s+[^\s]{8,}
        |\b(password|passwd|pwd|api[\ _-]?key|api[\ _-]?secret|client[\ _-]?secret|app[\ _-]?secret|access[\ _-]?token|refresh[\ _-]?token)
            ["']?\s*[=:]\s*["']?(?=[^\s"']*[0-9])[^\s"']{6,}
        |[?&](access_token|refresh_token|token|api_?key|client_secret|sig|signature|x-amz-signature)=[^\s&]{8,}
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Spoken();
}
