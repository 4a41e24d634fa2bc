using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Refusals;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Data;
using Waooaw.Plant.Deliverables;

namespace Waooaw.Plant.Dispatch;

/// <summary>Makes an approved version due: the same for now and for later, and for every part that has not begun.</summary>
internal sealed class Arming(PlantDb db, SameMessage same, Trail trail)
{
    public async Task<Result<Course>> ArmAsync(
        UnderReview review,
        DateTimeOffset due,
        string localTime,
        string timezone,
        ApprovalId approval,
        DecisionId decision,
        AccountId actor,
        string correlation,
        CancellationToken ct)
    {
        var course = review.Course;
        if (course.Parts.Count == 0)
        {
            var post = review.Version.Post();
            course = new Course([.. Enumerable.Range(0, post.CountParts()).Select(part => Execution.Of(post, part, correlation))]);
            db.AddRange(course.Parts);
        }

        var armed = course.Parts.Where(part => part.Arm(due, localTime, timezone, approval, decision)).ToArray();
        if (armed.Length == 0)
        {
            return new Refusal(
                Reasons.AlreadyExecuted, $"It is {Words(course.State)}. Look at the deliverable; where it is over, make a new version.");
        }

        if (await same.RefuseAsync(armed, ct) is { } twice)
        {
            return twice;
        }

        var (slots, effect) = (armed.Select(part => part.Slot).ToArray(), armed[0].EffectId);
        if (await db.Set<Execution>().AnyAsync(row => slots.Contains(row.Slot) && row.EffectId != effect, ct))
        {
            return new Refusal(Reasons.SlotTaken, armed[0].ContactId is null
                ? "Another post is due on this account at that minute. Choose another minute."
                : "Another message to one of these people is not through yet. Wait for it, or call it off.");
        }

        foreach (var part in armed)
        {
            part.CorrelationId = correlation;
            trail.Add(new Note(part.CustomerId, "effect.scheduled", part.DeliverableId)
            {
                Facts = new Dictionary<string, string>
                {
                    ["actor"] = actor.ToString(),
                    ["approval_id"] = approval.ToString(),
                    ["due_at"] = Contracts.Json.UtcInstantConverter.Text(due),
                    ["effect_id"] = effect.ToString(),
                    ["local_time"] = localTime,
                    ["part"] = $"{part.Part}",
                    ["timezone"] = timezone,
                },
            });
        }

        return course;
    }

    private static string Words(Contracts.Deliverables.ExecutionStatus state) =>
        System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(state.ToString()).Replace('_', ' ');
}
