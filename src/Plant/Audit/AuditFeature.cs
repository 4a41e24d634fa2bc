using Waooaw.Contracts.Audit;
using Waooaw.Contracts.Paging;
using Waooaw.Hosting.Options;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Audit;

/// <summary>The record that a customer can check.</summary>
internal static class AuditFeature
{
    public static void AddAudit(this IServiceCollection services)
    {
        services.AddValidatedOptions<AuditOptions>(AuditOptions.Section);
        services.AddScoped<Trail>();
        services.AddScoped<Denials>();
        services.AddScoped<Checkpoints>();
        services.AddHostedService<SignCheckpoints>();
    }

    public static void MapAudit(this IEndpointRouteBuilder routes)
    {
        routes.MapRead<Page<DenialView>>("/api/v1/audit/policy-denials", ListDenials.HandleAsync).ForOneCustomer();
        routes.MapRead<Page<AuditEntryView>>("/api/v1/audit/entries", ListEntries.HandleAsync).ForOneCustomer();
        routes.MapRead<Page<CheckpointView>>("/api/v1/audit/checkpoints", ListCheckpoints.HandleAsync).ForOneCustomer();
        routes.MapRead<byte[]>("/api/v1/deliverables/{id}/evidence", ExportEvidence.HandleAsync).ForOneCustomer();
    }
}
