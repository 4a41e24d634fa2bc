using Waooaw.Contracts.Approvals;
using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Paging;
using Waooaw.Hosting.Options;
using Waooaw.Plant.Approvals;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Deliverables;

/// <summary>What agents made, and what people said of it.</summary>
internal static class DeliverablesFeature
{
    public static void AddDeliverables(this IServiceCollection services)
    {
        services.AddValidatedOptions<DeliverablesOptions>(DeliverablesOptions.Section);
        services.AddSingleton<Windows>();
        services.AddScoped<Versions>();
        services.AddScoped<SameWords>();
        services.AddScoped<DeliverableViews>();
        services.AddScoped<Audience>();
        services.AddScoped<PostPictures>();
        services.AddScoped<CountedRuns>();
        services.AddScoped<CreateBatch>();
        services.AddScoped<RecordDecision>();
    }

    public static void MapDeliverables(this IEndpointRouteBuilder routes)
    {
        const string batches = "/api/v1/marketing/draft-batches";
        routes.MapWrite<DraftBatchView>("POST", batches, CreateBatch.HandleAsync, StatusCodes.Status201Created).ForOneCustomer();
        routes.MapRead<Page<DraftBatchView>>(batches, ListBatches.HandleAsync).ForOneCustomer();
        routes.MapRead<DraftBatchView>($"{batches}/{{id}}", ShowBatch.HandleAsync).ForOneCustomer();

        routes.MapWrite<DraftBatchView>("POST", "/api/v1/skills/{skillKey}/run", RunSkillByKey.HandleAsync, StatusCodes.Status201Created)
            .ForOneCustomer();

        routes.MapRead<Page<DeliverableView>>("/api/v1/deliverables", ListDeliverables.HandleAsync).ForOneCustomer();
        routes.MapRead<DeliverableView>("/api/v1/deliverables/{id}", ShowDeliverable.HandleAsync).ForOneCustomer();
        routes.MapRead<Page<DeliverableVersionView>>("/api/v1/deliverables/{id}/versions", ListVersions.HandleAsync).ForOneCustomer();
        routes.MapWrite<DeliverableView>("PUT", "/api/v1/deliverables/{id}/content", EditDeliverable.HandleAsync).ForOneCustomer();
        routes.MapWrite<DeliverableView>("POST", "/api/v1/deliverables/{id}/redraft", RedraftByNotes.HandleAsync).ForOneCustomer();

        routes.MapWrite<DeliverableView>("POST", "/api/v1/deliverables/{id}/waivers", WaiveFinding.HandleAsync).ForOneCustomer();
        routes.MapRead<Page<ConnectionView>>("/api/v1/hired-agents/{id}/connections", ListConnections.HandleAsync).ForOneCustomer();

        routes.MapWrite<ApprovalView>(
            "POST",
            "/api/v1/approvals",
            RecordDecision.HandleAsync,
            StatusCodes.Status201Created,
            beforeTheUnit: route => route.AddEndpointFilter<RouteHandlerBuilder, RecordDecision.Reading>());
        routes.MapRead<Page<ApprovalView>>("/api/v1/approvals", ListApprovals.HandleAsync).ForOneCustomer();
        routes.MapWrite<ApprovalView>("DELETE", "/api/v1/approvals/{id}", WithdrawApproval.HandleAsync).ForOneCustomer();
    }
}
