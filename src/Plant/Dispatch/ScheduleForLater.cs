using NodaTime.Text;
using Waooaw.Contracts.Approvals;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Hooks;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Requests;
using Waooaw.Plant.Data;
using Waooaw.Plant.Deliverables;
using Waooaw.Plant.Hiring;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Dispatch;

/// <summary>Makes an approved version due at a time on the customer's wall, inside its window and its approval's life.</summary>
internal static class ScheduleForLater
{
    private static readonly LocalDateTimePattern[] Patterns =
    [
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss"),
    ];

    public static async Task<Answer> HandleAsync(
        DeliverableId id,
        Body<ScheduleDeliverable> body,
        HttpContext http,
        Caller caller,
        PlantDb db,
        Arming arming,
        TimeProvider clock,
        CancellationToken ct)
    {
        var wish = body.Value;
        if (await UnderReview.LockAsync(db, caller.Customer, id, ct) is not { } review)
        {
            return Refusal.NotFound;
        }

        if (review.Version.Whole() is null)
        {
            return Answer.Denied("publish", id, DeliverableVersion.Altered);
        }

        if (Resolve(wish).IsRefused(out var refusal, out var due))
        {
            return refusal;
        }

        if (Check(wish, due, review, clock.GetUtcNow()) is { } no)
        {
            return Answer.Denied("publish", id, no);
        }

        var armed = await arming.ArmAsync(
            review, due, wish.LocalTime, wish.Timezone, wish.ApprovalId, DecisionId.New(clock), caller.Account, http.CorrelationId, ct);
        return armed.IsRefused(out refusal, out var course)
            ? Answer.Denied("publish", id, refusal)
            : Answer.Ok(new ScheduledView(due, wish.LocalTime, wish.Timezone, Zones.Version, course.State));
    }

    private static Refusal? Check(ScheduleDeliverable wish, DateTimeOffset due, UnderReview review, DateTimeOffset now)
    {
        var approval = review.Approvals.SingleOrDefault(row => row.Id == wish.ApprovalId && row.Decision == ApprovalDecision.Approved);
        return review switch
        {
            { Deliverable.Review: not ReviewStatus.Approved } => new Refusal(
                Reasons.NotApproved, "The current version is not approved. Approve it first."),
            _ when approval is null || review.Deliverable.ApprovalId != wish.ApprovalId => new Refusal(
                Reasons.ApprovalInvalid, "No such approval of this version is known. Name the one that approved it."),
            _ when approval.State is not (ApprovalState.Open or ApprovalState.Bound) => new Refusal(
                Reasons.ApprovalConsumed, "That approval was used. Another post needs a new version and a new approval."),
            _ when due <= now => Refusal.Invalid("local_time", "That time is past. Choose a later one."),
            _ when !review.Version.Post().Window.Contains(due) => new Refusal(
                Reasons.OutsideWindow, "That time is outside the approved window. Choose one inside, or move the window by an edit and approve again."),
            _ when due > approval.ExpiresAt => new Refusal(
                Reasons.OutsideWindow, "The approval has expired by then. Choose an earlier time, or approve again for longer."),
            _ => null,
        };
    }

    /// <summary>The instant that a wall clock means; a time that the clocks skip is none, and one that comes twice is asked about.</summary>
    private static Result<DateTimeOffset> Resolve(ScheduleDeliverable wish)
    {
        var violations = new List<Violation>();
        Zones.Check(wish.Timezone, "timezone", violations);
        var local = Patterns.Select(pattern => pattern.Parse(wish.LocalTime)).FirstOrDefault(parsed => parsed.Success);
        if (local is null)
        {
            violations.Add(new Violation("local_time", "A local time is written like 2026-12-01T10:30 or 2026-12-01T10:30:00, without an offset."));
        }

        if (local is null || violations.Count > 0)
        {
            return Refusal.Invalid(violations);
        }

        var mapping = Zones.Rules[wish.Timezone].MapLocal(local.Value);
        return (mapping.Count, wish.Overlap) switch
        {
            (0, _) => Refusal.Invalid("local_time", $"The clocks in {wish.Timezone} skip that time. Choose one before or after the change."),
            (1, _) => mapping.Single().ToDateTimeOffset().ToUniversalTime(),
            (_, Overlap.First) => mapping.First().ToDateTimeOffset().ToUniversalTime(),
            (_, Overlap.Second) => mapping.Last().ToDateTimeOffset().ToUniversalTime(),
            _ => Refusal.Invalid("overlap", $"That time comes twice in {wish.Timezone}. Say which: first or second."),
        };
    }
}
