using Waooaw.Contracts.Paging;
using Waooaw.Hosting.Requests;

namespace Waooaw.Sandbox.Control;

/// <summary>The Sandbox's own side: what is out there, what shall go wrong, who was sent mail.</summary>
internal static class ControlRoutes
{
    public static void MapControl(this WebApplication app)
    {
        var control = app.MapGroup("/_sandbox").RefuseBadBodies().WithTags("Sandbox");
        control.MapPost("/accounts", IssueAccount.HandleAsync)
            .Produces<IssuedAccount>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        control.MapPost("/accounts/{id}/revoke", RevokeAccount.HandleAsync)
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
        control.MapGet("/effects", ListEffects.HandleAsync)
            .Produces<Page<EffectOutThere>>().ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        control.MapGet("/requests", CountRequests.HandleAsync);
        control.MapPost("/faults", PlanFault.HandleAsync)
            .Produces<FaultPlan>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        control.MapGet("/faults", ListFaults.HandleAsync)
            .Produces<Page<FaultPlan>>().ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        control.MapGet("/mail", ListMail.HandleAsync)
            .Produces<Page<SentMail>>().ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        control.MapGet("/media/{sha256}", ShowPicture.HandleAsync)
            .Produces(StatusCodes.Status200OK, contentType: "image/jpeg", additionalContentTypes: ["image/png", "image/gif"]).ProducesProblem(StatusCodes.Status404NotFound);
        control.MapDelete("", EmptyBooks.HandleAsync).Produces(StatusCodes.Status204NoContent);
    }
}
