using System.Net;
using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Graph;

namespace Waooaw.Effects.WhatsApp;

/// <summary>What an error of the Cloud API means for a message. The Graph API has errors of its own, and WhatsApp adds these.</summary>
/// <remarks>https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes</remarks>
internal static class WhatsAppError
{
    private static readonly TimeSpan RateWait = TimeSpan.FromMinutes(1);

    /// <summary>What it comes to where the error is known to mean that no message was made; null where it may mean anything, such as
    /// "something went wrong" (131000) or "service unavailable" (131016).</summary>
    public static Receipt.Refused? KnownNo(GraphError error) => (int)error.Status < 400 ? null : error.Code switch
    {
        4 or 17 or 32 or 613 or 80007 or 130429 or 131056 or 133016 => new Receipt.Refused(
            IsTransient: true,
            Reasons.RateLimited,
            Told(error, "allows no more for now; it is tried again by itself"),
            error.RetryAfter ?? RateWait),
        0 or 190 when error.Status is HttpStatusCode.Unauthorized or HttpStatusCode.BadRequest => new Receipt.Refused(
            // The vault may have newer access by the next attempt; where it has none, it says so itself.
            IsTransient: true, Reasons.SecretUnresolvable, Told(error, "no longer accepts our access; connect the account again")),
        3 or 10 or (>= 200 and < 300) or 131005 => No(
            error, Reasons.ProviderNotAllowed, "does not permit this account to send; check the account's permissions at WhatsApp"),
        33 or 368 or 130497 or 131031 or 131037 or 131042 or 131045 or 131048 or 133010 => No(
            error, Reasons.ProviderNotAllowed, "lets this number send nothing as it stands; look in WhatsApp Manager what it lacks"),
        132001 or 132007 or 132015 or 132016 => No(
            error, Reasons.ProviderNotAllowed, "has no approved template of that name and language in use; look in WhatsApp Manager"),
        131021 or 131026 or 131030 or 131047 or 131049 or 131050 or 130472 => No(
            error, Reasons.Validation, "does not deliver this message to this person"),
        131053 => new Receipt.Refused(
            IsTransient: true,
            Reasons.DependencyUnavailable,
            Told(error, "could not use the picture; it is prepared anew by itself"),
            DropsHandle: true),
        100 or 131008 or 131009 or 131051 or 132000 or 132005 or 132012 or 132018 => No(
            error, Reasons.Validation, "does not accept the picture or the text; change it and approve the new version"),
        _ => null,
    };

    private static Receipt.Refused No(GraphError error, Reason reason, string what) => new(IsTransient: false, reason, Told(error, what));

    private static string Told(GraphError error, string what) => $"WhatsApp {what} (code {error.Code}).";
}
