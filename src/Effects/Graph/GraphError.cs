using System.Net;
using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Wire;

namespace Waooaw.Effects.Graph;

/// <summary>An error that the Graph API itself names, and so a known no.</summary>
/// <remarks>https://developers.facebook.com/docs/graph-api/guides/error-handling and
/// https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/error-codes</remarks>
internal sealed record GraphError(
    HttpStatusCode Status, long Code, long? Subcode, bool IsTransient, string? Title, TimeSpan? RetryAfter)
{
    private static readonly TimeSpan RateWait = TimeSpan.FromMinutes(1);

    /// <summary>The error in an answer; null when it names none.</summary>
    public static GraphError? In(Reply reply) =>
        reply.Json?.Member("error") is { } error && error.Number("code") is { } code
            ? new GraphError(
                reply.Status,
                code,
                error.Number("error_subcode"),
                error.Flag("is_transient"),
                error.Text("error_user_title"),
                reply.RetryAfter)
            : null;

    /// <summary>The thing that was asked for does not exist any more (or never did).</summary>
    public bool IsGone => (Code, Subcode) is (24, _) or (100, 33) or (-2, 2207020);

    /// <param name="who">Whose error it is, as people call it.</param>
    public Receipt.Refused ToRefusal(string who) => Code switch
    {
        4 or 9 or 17 or 32 or 341 or 368 or 613 => new Receipt.Refused(
            IsTransient: true, Reasons.RateLimited, Told(who, "allows no more for now; it is tried again by itself"), RetryAfter ?? RateWait),
        102 or 190 => new Receipt.Refused(
            // The vault may have newer access by the next attempt; where it has none, it says so itself.
            IsTransient: true, Reasons.SecretUnresolvable, Told(who, "no longer accepts our access; connect the account again")),
        10 or 25 or (>= 200 and < 300) => new Receipt.Refused(
            IsTransient: false,
            Reasons.ProviderNotAllowed,
            Told(who, $"does not permit this account to post; check the account's permissions at {who}")),
        506 => new Receipt.Refused(
            IsTransient: false, Reasons.DuplicateContent, Told(who, "has this content already; change it and approve the new version")),
        -1 or -2 or 1 or 2 or 9007 => Busy(who),
        100 or 352 or 9004 or (>= 36000 and <= 36004) => Unacceptable(who),
        _ when IsTransient || (int)Status >= 500 => Busy(who),
        _ => Unacceptable(who),
    };

    private Receipt.Refused Busy(string who) =>
        new(IsTransient: true, Reasons.DependencyUnavailable, Told(who, "cannot do it right now; it is tried again by itself"), RetryAfter);

    private Receipt.Refused Unacceptable(string who) => new(
        IsTransient: false, Reasons.Validation, Told(who, "does not accept the picture or the text; change it and approve the new version"));

    // The title is a fixed phrase of theirs. Their longer messages may repeat what was sent, and so do not come along.
    private string Told(string who, string what)
    {
        var code = Subcode is { } subcode ? $"{Code}, {subcode}" : $"{Code}";
        return Title is { Length: > 0 and <= 80 } title ? $"{who} {what} (code {code}: {title})." : $"{who} {what} (code {code}).";
    }
}
