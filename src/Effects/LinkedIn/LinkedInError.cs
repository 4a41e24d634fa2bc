using System.Net;
using System.Text.Json;
using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Wire;

namespace Waooaw.Effects.LinkedIn;

/// <summary>An error that LinkedIn itself names, and so a known no.</summary>
/// <remarks>https://learn.microsoft.com/en-us/linkedin/shared/api-guide/concepts/error-handling</remarks>
internal sealed record LinkedInError(HttpStatusCode Status, string? Code, bool IsDuplicate, TimeSpan? RetryAfter)
{
    // "Rate limits reset at midnight UTC", others sooner: https://learn.microsoft.com/en-us/linkedin/shared/api-guide/concepts/rate-limits
    private static readonly TimeSpan RateWait = TimeSpan.FromMinutes(15);

    /// <summary>The error in an answer; null when it names none: its body repeats its status and says why.</summary>
    public static LinkedInError? In(Reply reply) =>
        !reply.IsSuccess && reply.Json is { } body && body.Number("status") == (int)reply.Status && body.Text("message") is not null
            ? new LinkedInError(reply.Status, body.Text("code"), IsDuplicateIn(body), reply.RetryAfter)
            : null;

    /// <summary>It refuses the request itself, so nothing came of it. What a failing server says may come after a post was made.</summary>
    public bool MeansNothingWasMade => Status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
        or HttpStatusCode.NotFound or HttpStatusCode.UnprocessableEntity or HttpStatusCode.UpgradeRequired or HttpStatusCode.TooManyRequests;

    public Receipt.Refused ToRefusal() => Status switch
    {
        _ when IsDuplicate => new Receipt.Refused(
            IsTransient: false, Reasons.DuplicateContent, Told("has this content already; change it and approve the new version")),
        HttpStatusCode.Unauthorized => new Receipt.Refused(
            IsTransient: true, Reasons.SecretUnresolvable, Told("no longer accepts our access; connect the account again")),
        HttpStatusCode.Forbidden => new Receipt.Refused(
            IsTransient: false,
            Reasons.ProviderNotAllowed,
            Told("does not permit this account to post; check the account's permissions at LinkedIn")),
        HttpStatusCode.TooManyRequests => new Receipt.Refused(
            IsTransient: true, Reasons.RateLimited, Told("allows no more for now; it is tried again by itself"), RetryAfter ?? RateWait),

        // A version lives a year: https://learn.microsoft.com/en-us/linkedin/marketing/versioning
        HttpStatusCode.UpgradeRequired => new Receipt.Refused(
            IsTransient: true,
            Reasons.DependencyUnavailable,
            Told("no longer offers the version of its API that is set here; an operator sets Effects:LinkedIn:ApiVersion to a newer one")),
        >= HttpStatusCode.InternalServerError => new Receipt.Refused(
            IsTransient: true, Reasons.DependencyUnavailable, Told("cannot do it right now; it is tried again by itself"), RetryAfter),
        _ => new Receipt.Refused(
            IsTransient: false,
            Reasons.Validation,
            Told("does not accept the picture or the text; change it and approve the new version")),
    };

    /// <summary>`DUPLICATE_POST` among the errors of the input, as it is seen in answers of 422
    /// (https://github.com/Arisamiga/Linkedin-RSS/issues/5).</summary>
    private static bool IsDuplicateIn(JsonElement body) =>
        body.Member("errorDetails")?.List("inputErrors").Any(error => error.Text("code") == "DUPLICATE_POST") ?? false;

    // The code is a fixed word of theirs. Their messages may repeat what was sent, and so do not come along.
    private string Told(string what) => Code is { Length: > 0 and <= 60 } code && code.All(c => char.IsAsciiLetterUpper(c) || c is '_')
        ? $"LinkedIn {what} ({(int)Status} {code})."
        : $"LinkedIn {what} ({(int)Status}).";
}
