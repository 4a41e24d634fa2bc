using System.Text.RegularExpressions;

namespace Waooaw.Connect.Manifests;

/// <summary>The `{…}` of a manifest.</summary>
internal static partial class Placeholders
{
    public const string Version = "version";
    public const string Account = "account";
    public const string Tail = "tail";
    public const string ClientId = "client_id";
    public const string ClientSecret = "client_secret";
    public const string Code = "code";
    public const string CodeVerifier = "code_verifier";
    public const string RedirectUri = "redirect_uri";
    public const string AccessToken = "access_token";
    public const string RefreshToken = "refresh_token";

    public static IEnumerable<string> In(string template) => Form().Matches(template).Select(match => match.Groups[1].Value);

    /// <returns>Null when a value is missing.</returns>
    public static string? Fill(string template, Func<string, string?> value)
    {
        var complete = true;
        var filled = Form().Replace(template, match =>
        {
            var found = value(match.Groups[1].Value);
            complete &= found is { Length: > 0 };
            return found ?? "";
        });
        return complete ? filled : null;
    }

    [GeneratedRegex(@"\{([A-Za-z_.]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
