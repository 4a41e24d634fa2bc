using Waooaw.Contracts.Approvals;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Refusals;
using Waooaw.Contracts.Routes;
using Waooaw.Hosting.Refusals;
using Waooaw.PortalHost.Sessions;

namespace Waooaw.PortalHost.Approving;

/// <summary>Why a decision is not signed.</summary>
internal static class ApprovingRefusals
{
    public static readonly Refusal OtherRequest = new(
        Reasons.IdempotencyMismatch, "This Idempotency-Key was used for another decision. Use a new key for a new decision.");

    private static readonly Refusal NoRole = new(Reasons.Forbidden, "Deciding needs the role 'reviewer' or 'admin'. Ask an administrator.");

    private static readonly Refusal NoCustomer = Refusal.Invalid("customer_id", "Name the customer you decide for.");

    private static readonly Refusal Changed = new(
        Reasons.ContentChanged, "There is a newer version, or the content is not what you saw. Open it again, read it, and decide on that.");

    private static readonly Refusal OtherWaivers = new(
        Reasons.ContentChanged, "The waived findings are not those you name. Open it again, read them, and decide on that.");

    private static readonly Refusal OwnWork = new(
        Reasons.ApprovalSelf, "You made or edited this version yourself. Ask another operator, or the customer, to decide.");

    private static readonly Refusal StepUp = new(
        Reasons.ApprovalStepUpRequired, "This decision needs a passkey, which cannot be used here yet. Nothing was approved.");

    private static readonly Refusal Over = new(
        Reasons.OutsideWindow, "The time in which this could go out is over. Edit it to move its window, then decide on the new version.");

    private static readonly Refusal Past = Refusal.Invalid("expires_at", "The decision would have ended already. Name a later time, or none.");

    public static Refusal? Before(Person person) =>
        !person.May(Scope.Review) ? NoRole : person.Customer is null ? NoCustomer : null;

    public static Refusal? Of(DecideDeliverable request, ReviewedDeliverable shown, Person person, DateTimeOffset now) => shown switch
    {
        _ when shown.Version != request.Version || shown.ContentHash != request.ContentHash => Changed,

        // Hashed here too: the signature is on what stands in the effect, not on what somebody calls it.
        _ when ContentHash.Of(shown.Effect) != shown.ContentHash => Changed,
        _ when request.Decision == ApprovalDecision.Approved && !(request.Waivers ?? []).ToHashSet().SetEquals(shown.Waivers) => OtherWaivers,
        _ when person.ActFor is not null && shown.Author == person.AccountId => OwnWork,
        _ when shown.RequiredMethod != ApprovalMethod.Session => StepUp,
        _ when shown.Window.NotAfter <= now => Over,
        _ when EndOf(request, shown) <= now => Past,
        _ => null,
    };

    /// <summary>An approval ends with the window, or earlier when the person wants that.</summary>
    public static DateTimeOffset EndOf(DecideDeliverable request, ReviewedDeliverable shown) =>
        request.ExpiresAt is { } wanted && wanted < shown.Window.NotAfter ? wanted : shown.Window.NotAfter;
}
