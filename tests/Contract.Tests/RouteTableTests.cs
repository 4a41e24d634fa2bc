using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Waooaw.Contracts.Routes;
using Waooaw.Hosting.Surfaces;
using Route = Waooaw.Contracts.Routes.Route;

namespace Waooaw.Contract.Tests;

/// <summary>Portals and Gateway read the route table, and people the document: both say what Plant answers.</summary>
public class RouteTableTests
{
    private static readonly string[] Operational = ["/health/", "/metrics", "/openapi/", "/docs", "/.well-known/"];

    [Fact]
    public async Task Plant_offers_what_the_route_table_lists_and_nothing_else()
    {
        var document = await ContractTests.ServedAsync(Surface.Plant.Name);

        Differences(ContractDocument.RoutesIn(document), RouteTable.All).ShouldBeEmpty();
    }

    [Fact]
    public async Task Plant_hides_no_route_from_its_document()
    {
        await using var plant = await RunningSurface.StartAsync(Surface.Plant.Name);
        var documented = ContractDocument.RoutesIn(await plant.Client.GetStringAsync("/openapi/v1.json"));

        var mapped =
            from endpoint in plant.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            let path = "/" + endpoint.RoutePattern.RawText!.Trim('/')
            where !Operational.Any(operational => (path + "/").StartsWith(operational, StringComparison.Ordinal))
            from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]
            select ContractDocument.Named(method, path);

        mapped.ToHashSet().ShouldBe(documented, ignoreOrder: true);
    }

    [Fact]
    public void A_route_that_is_unlisted_or_missing_is_named()
    {
        const string document = """{"paths":{"/api/v1/things/{id}":{"get":{},"delete":{}},"/api/v1/extra":{"post":{}}}}""";
        Route[] table =
        [
            new("GET", "/api/v1/things/{thing}", Callers.Customer, Scope.Read),
            new("DELETE", "/api/v1/things/{id}", Callers.Customer, Scope.Work),
            new("PUT", "/api/v1/things/{id}", Callers.Customer, Scope.Work),
        ];

        Differences(ContractDocument.RoutesIn(document), table).ShouldBe(
        [
            "POST /api/v1/extra is answered by Plant and not listed in RouteTable.",
            "PUT /api/v1/things/{} is listed in RouteTable and not answered by Plant.",
        ]);
    }

    private static IReadOnlyList<string> Differences(IReadOnlyList<string> documented, IEnumerable<Route> table)
    {
        var listed = table.Select(route => ContractDocument.Named(route.Method, route.Path)).ToArray();
        return
        [
            .. documented.Except(listed).Select(route => $"{route} is answered by Plant and not listed in RouteTable."),
            .. listed.Except(documented).Select(route => $"{route} is listed in RouteTable and not answered by Plant."),
        ];
    }
}
