using Microsoft.Extensions.Options;

namespace Waooaw.Plant.Agents.Catalogue;

/// <summary>One plan that a customer can subscribe to.</summary>
/// <param name="Integrations">Null is as many as wanted.</param>
internal sealed record Plan(string PlanId, int InrPerMonth, int HiredAgents, int? Integrations, long MonthlyMicroUsd);

/// <summary>The plans that there are. A plan that is not here is no plan, and nothing is allowed under it.</summary>
internal sealed class Plans(IOptions<PlanOptions> options)
{
    public TrialTerms Trial => options.Value.Trial;

    public IReadOnlyList<Plan> All { get; } =
    [
        Of("plan_starter", options.Value.Starter),
        Of("plan_pro", options.Value.Pro),
        Of("plan_enterprise", options.Value.Enterprise),
    ];

    public Plan? Find(string planId) => All.FirstOrDefault(plan => plan.PlanId == planId);

    private static Plan Of(string id, PlanTerms terms) =>
        new(id, terms.InrPerMonth, terms.HiredAgents, terms.Integrations, terms.MonthlyMicroUsd);
}
