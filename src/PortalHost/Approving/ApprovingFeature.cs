using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Waooaw.Hosting.Requests;
using Waooaw.PortalHost.Forwarding;

namespace Waooaw.PortalHost.Approving;

/// <summary>How a person's decision becomes a statement that others can check.</summary>
internal static class ApprovingFeature
{
    public static void MapApproving(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/approvals", DecideOnDeliverable.HandleAsync)
            .WithTags("Approvals").RequireAuthorization().WithMetadata(new MayActFor()).RefuseBadBodies();
}
