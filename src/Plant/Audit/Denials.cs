using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Refusals;
using Waooaw.Plant.Data;

namespace Waooaw.Plant.Audit;

/// <summary>Records every no that a rule said, where the customer and the operators can see it.</summary>
internal sealed class Denials(PlantDb db, Trail trail, TimeProvider clock)
{
    /// <summary>Records a no to a customer's act.</summary>
    public async Task NoteAsync(
        CustomerId customer, string action, Reason reason, string detail, DeliverableId? subject, AccountId? actor, string correlationId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var since = now.AddMinutes(-1);
        var code = reason.Code;
        var alike = await db.Set<Denial>().FirstOrDefaultAsync(
            denial => denial.CustomerId == customer && denial.At > since && denial.Action == action
                && denial.Reason == code && denial.Subject == subject,
            ct);
        if (alike is not null)
        {
            alike.Count++;
            if (IsPowerOfTen(alike.Count))
            {
                trail.Add(Told(alike, "denial.repeated"));
            }

            return;
        }

        var denial = new Denial
        {
            Id = DenialId.New(clock),
            CustomerId = customer,
            At = now,
            Action = action,
            Reason = code,
            Detail = detail,
            Subject = subject,
            Actor = actor,
            CorrelationId = correlationId,
            Count = 1,
        };
        db.Add(denial);
        trail.Add(Told(denial, "denial.recorded"));
    }

    /// <summary>Whether a no is a rule's and not a slip in the request.</summary>
    public static bool IsOne(Refusal refusal) => refusal.Reason.Status is 402 or 403 or 429 || refusal.Reason == Reasons.SlotTaken
        || refusal.Reason == Reasons.NotApproved || refusal.Reason == Reasons.InactiveSubscription;

    private static Note Told(Denial denial, string kind) => new(denial.CustomerId, kind, denial.Subject)
    {
        Facts = new Dictionary<string, string>
        {
            ["action"] = denial.Action,
            ["correlation_id"] = denial.CorrelationId,
            ["count"] = $"{denial.Count}",
            ["denial_id"] = denial.Id.ToString(),
            ["reason"] = denial.Reason,
        },
    };

    private static bool IsPowerOfTen(int count)
    {
        while (count % 10 == 0)
        {
            count /= 10;
        }

        return count == 1;
    }
}
