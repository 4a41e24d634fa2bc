using System.Text.RegularExpressions;

namespace Waooaw.Plant.Secrecy;

/// <summary>Tells from the name of a member that a secret stands in it, however the name is spelled.</summary>
internal static partial class SecretNames
{
    private static readonly HashSet<string> Nouns = new(StringComparer.Ordinal)
    {
        "token", "secret", "secrets", "password", "passwords", "passwd", "pwd", "passphrase", "passcode", "authorization",
        "bearer", "jwt", "refresh", "apikey", "apikeys",
    };

    private static readonly HashSet<string> KeyKinds = new(StringComparer.Ordinal)
    {
        "api", "private", "secret", "access", "signing", "encryption", "client", "auth", "master", "session", "service", "app",
    };

    private static readonly HashSet<string> TokenKinds = new(StringComparer.Ordinal)
    {
        "access", "refresh", "auth", "id", "bearer", "session", "api",
    };

    // What follows the noun and makes of it something that is said about a secret.
    private static readonly HashSet<string> SaidAboutIt = new(StringComparer.Ordinal)
    {
        "ref", "refs", "reference", "type", "count", "limit", "budget", "policy", "version", "label", "name", "at", "in", "out",
        "url", "uri", "endpoint", "interval", "status", "required", "expires", "last",
    };

    private static readonly string[] RunTogether =
    [
        "apikey", "apisecret", "accesstoken", "refreshtoken", "authtoken", "bearertoken", "clientsecret", "appsecret", "secretkey",
        "privatekey", "accesskey", "signingkey", "idtoken", "sessiontoken",
    ];

    public static bool IsOne(string name)
    {
        var words = Words().Matches(name).Select(word => word.Value.ToLowerInvariant()).ToArray();
        for (var i = 0; i < words.Length; i++)
        {
            var isSaidAboutIt = words.Skip(i + 1).Any(SaidAboutIt.Contains);
            if (!isSaidAboutIt && (Nouns.Contains(words[i]) || RunTogether.Contains(words[i]) || IsSecretInTwoWords(words, i)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSecretInTwoWords(string[] words, int i) => i > 0 && words[i] switch
    {
        "key" or "keys" => KeyKinds.Contains(words[i - 1]),
        "tokens" => TokenKinds.Contains(words[i - 1]),
        _ => false,
    };

    /// <summary>snake_case, kebab-case, camelCase and ACRONYMCase, cut into words.</summary>
    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")]
    private static partial Regex Words();
}
