using System.Text.Json.Serialization;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Database;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Requests;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.Control;

/// <summary>Plans a fault for the next so many requests; one that cannot happen is refused, not ignored.</summary>
internal static class PlanFault
{
    private const int Most = 1000;

    public static async Task<IResult> HandleAsync(Body<FaultPlan> body, SandboxDb db, PlayedProviders providers, CancellationToken ct)
    {
        var plan = body.Value;
        if (Check(plan, providers) is { Count: > 0 } violations)
        {
            return Refusal.Invalid(violations).ToResult();
        }

        await using var unit = await WriteUnit.BeginAsync(db, ct);
        db.Add(new PlannedFault
        {
            Provider = plan.Provider, Operation = plan.Operation, Fault = plan.Fault, Subject = plan.Subject, Times = plan.Times,
        });
        await db.SaveChangesAsync(ct);
        await unit.CommitAsync(ct);
        return Results.Json(plan, WireJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static List<Violation> Check(FaultPlan plan, PlayedProviders providers)
    {
        var violations = new List<Violation>();
        if (!providers.TryFind(plan.Provider, out var provider))
        {
            violations.Add(new Violation("provider", $"One of these: {providers.Names}."));
        }

        if (provider?.Operations.Contains(plan.Operation) is not true)
        {
            violations.Add(new Violation("operation", provider is null
                ? "Name the provider first; each has its own."
                : $"One of these: {string.Join(", ", provider.Operations)}."));
        }

        if (Misfit(plan, provider) is { } why)
        {
            violations.Add(new Violation("fault", why));
        }

        if (plan.Times is < 1 or > Most)
        {
            violations.Add(new Violation("times", $"1 to {Most}."));
        }

        return violations;
    }

    private static string? Misfit(FaultPlan plan, PlayedProvider? provider) => provider switch
    {
        null => "Name the provider first; each has its own.",
        { SendsWebhooks: false } when Faults.OnWebhooks.Contains(plan.Fault) =>
            $"{provider.Title} reports nothing by webhook, so there is none that could go wrong.",
        _ when !Faults.At(provider).Contains(plan.Fault) => $"{provider.Title} has these: {string.Join(", ", Faults.At(provider))}.",
        _ when Faults.OnWebhooks.Contains(plan.Fault) && plan.Operation != provider.VisibleWrite =>
            $"Webhooks follow {provider.VisibleWrite} and nothing else.",
        _ => null,
    };
}

/// <summary>A fault for the next so many requests of one operation.</summary>
/// <param name="Subject">An account's id or a recipient's number without +: only requests about it take a turn. Absent: any.</param>
internal sealed record FaultPlan(
    string Provider,
    string Operation,
    string Fault,
    int Times,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Subject = null);
