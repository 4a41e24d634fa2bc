using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.Consent;

/// <summary>An app's wish to act for somebody, as it came through their browser.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc6749#section-4.1.1 and, for the challenge, https://www.rfc-editor.org/rfc/rfc7636#section-4.3</remarks>
internal sealed record AuthorizationRequest(string RedirectUri, string Scope, string State, string? Challenge)
{
    private const int ChallengeLength = 43; // 32 bytes in base64url

    /// <summary>What came, to be shown in the form and sent back with it.</summary>
    public required IReadOnlyDictionary<string, string> Sent { get; init; }

    public IReadOnlyList<string> Permissions => Scope.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Where the browser goes on, whatever is in the address already.</summary>
    public string Back(params (string Name, string Value)[] answer) => QueryHelpers.AddQueryString(
        RedirectUri,
        answer.Append(("state", State)).Where(pair => pair.Item2.Length > 0).Select(pair => KeyValuePair.Create(pair.Item1, (string?)pair.Item2)));

    /// <summary>The request, or what is wrong with it; `CanReturn` tells whether its address may be used to say so.</summary>
    public static (AuthorizationRequest? Request, string? Problem, bool CanReturn) Read(IEnumerable<KeyValuePair<string, StringValues>> values)
    {
        var all = values.ToDictionary(pair => pair.Key, pair => pair.Value);
        if (all.FirstOrDefault(pair => pair.Value.Count > 1).Key is { } twice && twice != ConsentForm.Many)
        {
            return (null, $"The parameter {twice} was sent more than once.", false);
        }

        string Of(string name) => all.GetValueOrDefault(name).ToString();
        if (Of("client_id") != AppSecret.ClientId)
        {
            return (null, "No app has this client_id.", false);
        }

        if (!Uri.TryCreate(Of("redirect_uri"), UriKind.Absolute, out var back) || back.Scheme is not ("http" or "https") || back.Fragment.Length > 0)
        {
            return (null, "The redirect_uri is not an absolute http or https address without a fragment.", false);
        }

        var challenge = Of("code_challenge");
        var request = new AuthorizationRequest(Of("redirect_uri"), Of("scope"), Of("state"), challenge.Length > 0 ? challenge : null)
        {
            Sent = all.Where(pair => !ConsentForm.Own.Contains(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value.ToString()),
        };
        var problem = true switch
        {
            _ when Of("response_type") != "code" => "response_type must be code.",
            _ when request.Permissions.Count == 0 => "scope names no permission.",
            _ when challenge.Length > 0 && Of("code_challenge_method") != "S256" => "code_challenge_method must be S256.",
            _ when challenge.Length > 0 && (challenge.Length != ChallengeLength || !challenge.All(IsBase64Url)) =>
                "code_challenge is not the base64url of a SHA-256.",
            _ when challenge.Length == 0 && Of("code_challenge_method").Length > 0 => "code_challenge is missing.",
            _ => null,
        };
        return (request, problem, true);
    }

    private static bool IsBase64Url(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';
}
