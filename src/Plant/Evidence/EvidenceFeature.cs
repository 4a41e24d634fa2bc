using Waooaw.Contracts.Audit;
using Waooaw.Contracts.Paging;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Evidence;

/// <summary>What a customer reads in the record, and takes home from it.</summary>
internal static class EvidenceFeature
{
    public static void MapEvidence(this IEndpointRouteBuilder routes)
    {
        routes.MapRead<Page<DenialView>>("/api/v1/audit/policy-denials", ListDenials.HandleAsync).ForOneCustomer();
        routes.MapRead<Page<AuditEntryView>>("/api/v1/audit/entries", ListEntries.HandleAsync).ForOneCustomer();
        routes.MapRead<Page<CheckpointView>>("/api/v1/audit/checkpoints", ListCheckpoints.HandleAsync).ForOneCustomer();
        routes.MapRead<byte[]>("/api/v1/deliverables/{id}/evidence", ExportEvidence.HandleAsync).ForOneCustomer();
    }
}
