using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Hiring;
using Waooaw.Contracts.Skills;
using Waooaw.Effects.Access;
using Waooaw.Hooks;
using Waooaw.Hosting.Options;
using Waooaw.Plant.Dispatch.Reports;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Dispatch;

/// <summary>From "do it" to "it is done": schedule, claim, send, settle, ask.</summary>
internal static class DispatchFeature
{
    public static void AddDispatch(this IServiceCollection services)
    {
        services.AddValidatedOptions<DispatchOptions>(DispatchOptions.Section);
        services.AddScoped<Journal>();
        services.AddScoped<IJournal>(provider => provider.GetRequiredService<Journal>());
        services.AddScoped<Queue>();
        services.AddScoped<Settlement>();
        services.AddScoped<Arming>();
        services.AddScoped<ExecuteNow>();
        services.AddSingleton<ILeaseSigner, LeaseSigner>();
        services.AddSingleton<Dispatcher>();
        services.AddHostedService(provider => provider.GetRequiredService<Dispatcher>());
        services.AddHostedService<Reconciler>();
        services.AddScoped<RunReferenceAgentById>();
        services.AddScoped<HearProvider>();
        services.AddHostedService<ApplyReports>();
        services.AddHostedService<Preflight>();
        services.AddHealthChecks().AddCheck<DispatcherIsAlive>("dispatcher");
    }

    public static void MapDispatch(this IEndpointRouteBuilder routes)
    {
        const string deliverable = "/api/v1/deliverables/{id}";
        routes.MapWrite<ScheduledView>("POST", $"{deliverable}/schedule", ScheduleForLater.HandleAsync).ForOneCustomer();
        routes.MapWrite<DeliverableView>("POST", $"{deliverable}/cancel", CancelExecution.HandleAsync).ForOneCustomer();
        routes.MapWrite<ExecutionView>("POST", $"{deliverable}/execute", ExecuteNow.HandleAsync, StatusCodes.Status202Accepted).ForOneCustomer();
        routes.MapWrite<DeliverableView>("POST", $"{deliverable}/resolve", ResolveDoubt.HandleAsync).ForOneCustomer();
        routes.MapWrite<ReferenceAgentRunView>("POST", "/api/v1/reference-agents/{agentId}/run", RunReferenceAgentById.HandleAsync);
        routes.MapWrite<HeardView>("POST", "/hooks/{provider}", HearProvider.HandleAsync);
        routes.MapWrite<HiredAgentView>("POST", "/api/v1/hired-agents/{id}/pause", PauseAgent.HandleAsync).ForOneCustomer();
        routes.MapWrite<HiredAgentView>("POST", "/api/v1/hired-agents/{id}/resume", ResumeAgent.HandleAsync).ForOneCustomer();
    }
}
