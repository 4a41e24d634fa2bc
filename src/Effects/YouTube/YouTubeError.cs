using System.Collections.Frozen;
using System.Net;
using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Wire;

namespace Waooaw.Effects.YouTube;

/// <summary>An error that YouTube itself names, and so a known no.</summary>
/// <remarks>https://developers.google.com/youtube/v3/docs/errors and https://developers.google.com/youtube/v3/docs/videos/insert#errors</remarks>
internal sealed record YouTubeError(HttpStatusCode Status, string Reason, TimeSpan? RetryAfter)
{
    private const string NoAccess = "authError";
    private const string NoChannel = "youtubeSignupRequired";

    private static readonly TimeSpan RateWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan UploadsWait = TimeSpan.FromHours(1);

    // Where the system knows no time zones it waits until midnight in winter, which is never too early.
    private static readonly TimeZoneInfo Pacific = TimeZoneInfo.TryFindSystemTimeZoneById("America/Los_Angeles", out var found)
        ? found
        : TimeZoneInfo.CreateCustomTimeZone("pacific", TimeSpan.FromHours(-8), displayName: null, standardDisplayName: null);

    /// <summary>The reasons for which a film is not taken. Another one may be new, or say nothing about the film.</summary>
    private static readonly FrozenSet<string> NothingWasMade = new[]
    {
        "defaultLanguageNotSet", "invalidCategoryId", "invalidDescription", "invalidFilename", "invalidPublishAt", "invalidRecordingDetails",
        "invalidTags", "invalidTitle", "invalidVideoGameRating", "invalidVideoMetadata", "mediaBodyRequired", "uploadLimitExceeded",
        "forbidden", "forbiddenLicenseSetting", "forbiddenPrivacySetting", "insufficientPermissions", "accessNotConfigured",
        "accountClosed", "accountSuspended", "authenticatedUserAccountClosed", "authenticatedUserAccountSuspended",
        "authenticatedUserNotChannel", "channelClosed", "channelSuspended", NoChannel, NoAccess,
        "quotaExceeded", "dailyLimitExceeded", "rateLimitExceeded", "userRateLimitExceeded",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>It means that no film came of the request that was answered so.</summary>
    public bool IsKnownNo => (int)Status is >= 400 and < 500 && NothingWasMade.Contains(Reason);

    /// <summary>The error in an answer; null when it names none.</summary>
    public static YouTubeError? In(Reply reply) =>
        !reply.IsSuccess && reply.Json?.Member("error") is { } error
        && error.List("errors").Select(detail => detail.Text("reason")).FirstOrDefault() is { Length: > 0 } reason
            ? new YouTubeError(reply.Status, reason, reply.RetryAfter)
            : null;

    /// <summary>What a step that nobody can see comes to when this was not the answer it needed.</summary>
    public static Receipt.Refused RefusalOf(Reply? reply, DateTimeOffset now) => reply switch
    {
        not null when In(reply) is { } error => error.ToRefusal(now),
        { Status: HttpStatusCode.Unauthorized } => new YouTubeError(reply.Status, NoAccess, reply.RetryAfter).ToRefusal(now),
        _ => UnnamedAnswer.ToRefusal(reply, YouTubeProvider.Title),
    };

    public Receipt.Refused ToRefusal(DateTimeOffset now) => (Status, Reason) switch
    {
        (_, "quotaExceeded" or "dailyLimitExceeded") => new Receipt.Refused(
            IsTransient: true,
            Reasons.RateLimited,
            Told("takes nothing more from this installation today; it is tried again by itself after midnight in California"),
            RetryAfter ?? UntilMidnight(now)),
        (_, "rateLimitExceeded" or "userRateLimitExceeded") or (HttpStatusCode.TooManyRequests, _) => new Receipt.Refused(
            IsTransient: true, Reasons.RateLimited, Told("allows no more for now; it is tried again by itself"), RetryAfter ?? RateWait),
        (_, "uploadLimitExceeded") => new Receipt.Refused(
            IsTransient: true,
            Reasons.RateLimited,
            Told("lets this channel upload no more films for now; it is tried again by itself"),
            RetryAfter ?? UploadsWait),
        (_, NoChannel) => new Receipt.Refused(
            IsTransient: false, Reasons.ProviderNotAllowed, Told("has no channel for this account; create one and connect it again")),
        (HttpStatusCode.Unauthorized, _) => new Receipt.Refused(
            IsTransient: true, Reasons.SecretUnresolvable, Told("no longer accepts our access; connect the account again")),
        (HttpStatusCode.Forbidden, _) => new Receipt.Refused(
            IsTransient: false,
            Reasons.ProviderNotAllowed,
            Told("does not permit this account to upload; check the channel and its permissions at YouTube")),
        (HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError, _) => new Receipt.Refused(
            IsTransient: true, Reasons.DependencyUnavailable, Told("cannot do it right now; it is tried again by itself"), RetryAfter),
        _ => new Receipt.Refused(
            IsTransient: false, Reasons.Validation, Told("does not accept the film or its words; change it and approve the new version")),
    };

    /// <summary>"Daily quotas reset at midnight Pacific Time": https://developers.google.com/youtube/v3/determine_quota_cost</summary>
    private static TimeSpan UntilMidnight(DateTimeOffset now)
    {
        var midnight = TimeZoneInfo.ConvertTime(now, Pacific).Date.AddDays(1);
        return new DateTimeOffset(midnight, Pacific.GetUtcOffset(midnight)) - now;
    }

    // The reason is a fixed word of theirs. Their messages may repeat what was sent, and so do not come along.
    private string Told(string what) => Reason.Length <= 60 && Reason.All(char.IsAsciiLetterOrDigit)
        ? $"YouTube {what} ({(int)Status}: {Reason})."
        : $"YouTube {what} ({(int)Status}).";
}
