using Waooaw.Contracts.Json;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Database;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Requests;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Instagram;

namespace Waooaw.Sandbox.Control;

/// <summary>Plans a fault for the next so many requests; one that cannot happen is refused, not ignored.</summary>
internal static class PlanFault
{
    private const int Most = 1000;

    public static async Task<IResult> HandleAsync(Body<FaultPlan> body, SandboxDb db, CancellationToken ct)
    {
        var plan = body.Value;
        if (Check(plan) is { Count: > 0 } violations)
        {
            return Refusal.Invalid(violations).ToResult();
        }

        await using var unit = await WriteUnit.BeginAsync(db, ct);
        db.Add(new PlannedFault { Provider = plan.Provider, Operation = plan.Operation, Fault = plan.Fault, Times = plan.Times });
        await db.SaveChangesAsync(ct);
        await unit.CommitAsync(ct);
        return Results.Json(plan, WireJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static List<Violation> Check(FaultPlan plan)
    {
        var violations = new List<Violation>();
        if (plan.Provider != InstagramRoutes.Provider)
        {
            violations.Add(new Violation("provider", $"One of these: {InstagramRoutes.Provider}."));
        }

        if (!InstagramRoutes.Operations.Contains(plan.Operation))
        {
            violations.Add(new Violation("operation", $"One of these: {string.Join(", ", InstagramRoutes.Operations)}."));
        }

        if (!Faults.Known.Contains(plan.Fault))
        {
            violations.Add(new Violation("fault", plan.Fault == Faults.DuplicateWebhook
                ? "Instagram reports no post by webhook, so there is none to send twice."
                : $"Instagram has these: {string.Join(", ", Faults.Known)}."));
        }

        if (plan.Times is < 1 or > Most)
        {
            violations.Add(new Violation("times", $"1 to {Most}."));
        }

        return violations;
    }
}

/// <summary>A fault for the next so many requests of one operation.</summary>
internal sealed record FaultPlan(string Provider, string Operation, string Fault, int Times);
