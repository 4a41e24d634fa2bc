using static Waooaw.Contracts.Routes.Callers;

namespace Waooaw.Contracts.Routes;

/// <summary>All that can be asked of Plant. Portals, Gateway and Plant read this one list; what is not on it does not exist.</summary>
public static class RouteTable
{
    private const long OneHundredMebibytes = 100 * Route.OneMebibyte;

    public static IReadOnlyList<Route> All { get; } =
    [
        // Agents: what can be built, and what can be hired
        Get("/api/v1/agent-mold/schema/agent-spec", Operator, Scope.Catalogue),
        Post("/api/v1/agent-mold/spec/validate", Operator, Scope.Catalogue),
        Get("/api/v1/reference-agents", Operator, Scope.Catalogue),
        Post("/api/v1/reference-agents/{agentId}/run", Operator, Scope.Work),
        Get("/api/v1/agent-types", Anyone, Scope.Catalogue),
        Get("/api/v1/agent-types/{id}", Anyone, Scope.Catalogue),
        Get("/api/v1/catalog/agents", Anyone, Scope.Catalogue),

        // Hiring
        Post("/api/v1/customers", Portal, Scope.Setup),
        Get("/api/v1/customers", Operator, Scope.Read),
        Get("/api/v1/customers/me", Customer, Scope.Read),
        Patch("/api/v1/customers/me", Customer, Scope.Setup),
        Post("/api/v1/subscriptions", Customer, Scope.Setup),
        Get("/api/v1/subscriptions", CustomerOrOperator, Scope.Read),
        Post("/api/v1/subscriptions/{id}/cancel", Customer, Scope.Billing),
        Post("/api/v1/subscriptions/{id}/convert", Operator, Scope.Billing),
        Put("/api/v1/hired-agents/draft", CustomerOrOperator, Scope.Setup),
        Get("/api/v1/hired-agents", CustomerOrOperator, Scope.Read),
        Get("/api/v1/hired-agents/{id}", CustomerOrOperator, Scope.Read),
        Post("/api/v1/hired-agents/{id}/finalize", CustomerOrOperator, Scope.Setup),
        Post("/api/v1/hired-agents/{id}/pause", CustomerOrOperator, Scope.Setup),
        Post("/api/v1/hired-agents/{id}/resume", CustomerOrOperator, Scope.Setup),

        // Connections
        Put("/api/v1/hired-agents/{id}/connections", CustomerOrOperator, Scope.Setup),
        Get("/api/v1/hired-agents/{id}/connections", CustomerOrOperator, Scope.Read),
        Post("/api/v1/hired-agents/{id}/connections/{connectionId}/probe", CustomerOrOperator, Scope.Setup),

        // People a business may write to
        Post("/api/v1/contacts", CustomerOrOperator, Scope.Setup),
        Get("/api/v1/contacts", CustomerOrOperator, Scope.Read),
        Post("/api/v1/contacts/{id}/opt-out", CustomerOrOperator, Scope.Setup),
        Delete("/api/v1/contacts/{id}", CustomerOrOperator, Scope.Setup),

        // Media
        Post("/api/v1/media", CustomerOrOperator, Scope.Work, OneHundredMebibytes),
        Get("/api/v1/media/{hash}", CustomerOrOperator, Scope.Read),
        Get("/media/{hash}", Anyone, Scope.Read), // a signed link, fetched by providers

        // What providers tell by themselves; nobody else is believed there
        Post("/hooks/{provider}", Anyone, Scope.Read),

        // Drafts and review
        Post("/api/v1/skills/{skillKey}/run", CustomerOrOperator, Scope.Work),
        Post("/api/v1/marketing/draft-batches", CustomerOrOperator, Scope.Work),
        Get("/api/v1/marketing/draft-batches", CustomerOrOperator, Scope.Read),
        Get("/api/v1/marketing/draft-batches/{id}", CustomerOrOperator, Scope.Read),
        Get("/api/v1/deliverables", CustomerOrOperator, Scope.Read),
        Get("/api/v1/deliverables/{id}", CustomerOrOperator, Scope.Read),
        Get("/api/v1/deliverables/{id}/versions", CustomerOrOperator, Scope.Read),
        Put("/api/v1/deliverables/{id}/content", CustomerOrOperator, Scope.Work),
        Post("/api/v1/deliverables/{id}/redraft", CustomerOrOperator, Scope.Work),
        Post("/api/v1/deliverables/{id}/waivers", Customer, Scope.Review),
        Post("/api/v1/approvals", Portal, Scope.Review),
        Get("/api/v1/approvals", CustomerOrOperator, Scope.Read),
        Delete("/api/v1/approvals/{id}", CustomerOrOperator, Scope.Review),

        // Dispatch
        Post("/api/v1/deliverables/{id}/schedule", CustomerOrOperator, Scope.Work),
        Post("/api/v1/deliverables/{id}/cancel", CustomerOrOperator, Scope.Work),
        Post("/api/v1/deliverables/{id}/execute", CustomerOrOperator, Scope.Work),
        Post("/api/v1/deliverables/{id}/resolve", CustomerOrOperator, Scope.Work),

        // Record
        Get("/api/v1/usage-events", CustomerOrOperator, Scope.Read),
        Get("/api/v1/usage-events/aggregate", CustomerOrOperator, Scope.Read),
        Get("/api/v1/audit/policy-denials", CustomerOrOperator, Scope.Read),
        Get("/api/v1/audit/entries", CustomerOrOperator, Scope.Read),
        Get("/api/v1/audit/checkpoints", CustomerOrOperator, Scope.Read),
        Get("/api/v1/deliverables/{id}/evidence", CustomerOrOperator, Scope.Read),
    ];

    private static Route Get(string path, Callers callers, Scope scope) => new("GET", path, callers, scope);

    private static Route Post(string path, Callers callers, Scope scope, long maxBody = Route.OneMebibyte) =>
        new("POST", path, callers, scope, maxBody);

    private static Route Put(string path, Callers callers, Scope scope) => new("PUT", path, callers, scope);

    private static Route Patch(string path, Callers callers, Scope scope) => new("PATCH", path, callers, scope);

    private static Route Delete(string path, Callers callers, Scope scope) => new("DELETE", path, callers, scope);
}
