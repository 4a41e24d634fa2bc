using System.Net;
using Waooaw.Contracts.Routes;
using static Waooaw.Portals.Tests.Gateway.GatewayStage;

namespace Waooaw.Portals.Tests.Gateway;

public class RoutesTests
{
    [Theory]
    [InlineData("GET", "/api/v1/nothing")]
    [InlineData("GET", "/api/v1")]
    [InlineData("GET", "/")]
    [InlineData("POST", "/internal/leases")]
    [InlineData("GET", "/api/v1/hired-agents/a/b/c/d")]
    [InlineData("GET", "/api/v1/hired-agents/../../openapi/v1.json")]
    public async Task What_is_not_listed_does_not_exist(string method, string path)
    {
        await using var stage = await SetAsync();

        var response = await stage.SendAsync(method, path, stage.OperatorClaims(Role.Admin));

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ProblemOf(response)).Reason.ShouldBe("not_found");
        stage.AtPlant.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_verb_that_is_not_listed_does_not_pass()
    {
        await using var stage = await SetAsync();

        (await stage.SendAsync("DELETE", "/api/v1/hired-agents", stage.CustomerClaims())).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);

        stage.AtPlant.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_listed_route_asks_who_calls_unless_it_is_for_anyone()
    {
        await using var stage = await SetAsync(null, "--Gateway:Limits:AnonymousPerSecond=1000");

        foreach (var route in RouteTable.All)
        {
            var response = await stage.SendAsync(route.Method, Sample(route), token: null);

            // A provider signs in with its signature, and this sample carries none.
            var isOpen = route.IsFor(Callers.Anyone) && !route.Path.StartsWith("/hooks/", StringComparison.Ordinal);
            response.StatusCode.ShouldBe(
                isOpen ? HttpStatusCode.Created : HttpStatusCode.Unauthorized, route.ToString());
        }
    }

    [Fact]
    public async Task Every_listed_route_is_open_to_those_it_is_for_and_absent_to_the_rest()
    {
        await using var stage = await SetAsync(null, "--Gateway:Limits:CallerBurst=1000");

        foreach (var route in RouteTable.All.Where(route => route.Path.StartsWith("/api/", StringComparison.Ordinal)))
        {
            await ExpectAsync(route, stage.CustomerClaims(), route.IsFor(Callers.Customer | Callers.Anyone));
            await ExpectAsync(route, stage.OperatorClaims(Role.Admin), route.IsFor(Callers.Operator | Callers.Anyone));
            await ExpectAsync(route, stage.PortalClaims(), route.IsFor(Callers.Portal));
        }

        async Task ExpectAsync(Route route, Contracts.Tokens.AccessClaims claims, bool isOpen) =>
            (await stage.SendAsync(route.Method, Sample(route), claims)).StatusCode.ShouldBe(
                isOpen ? HttpStatusCode.Created : HttpStatusCode.NotFound, $"{route} by {claims.Iss}, {claims.Aud}");
    }

    [Fact]
    public async Task An_operator_without_the_scope_is_refused()
    {
        await using var stage = await SetAsync();

        var response = await stage.SendAsync("POST", "/api/v1/deliverables/a/execute", stage.OperatorClaims(Role.Auditor, "made-up"));

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ProblemOf(response)).Reason.ShouldBe("forbidden");
        stage.AtPlant.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_portal_may_speak_for_someone_who_is_no_customer_yet()
    {
        await using var stage = await SetAsync();

        (await stage.SendAsync("POST", "/api/v1/customers", stage.PortalClaims() with { CustomerId = null })).StatusCode
            .ShouldBe(HttpStatusCode.Created);

        (stage.CallerAtPlant().Portal, stage.CallerAtPlant().Sub, stage.CallerAtPlant().CustomerId).ShouldBe(("cp", Account, null));
    }

    [Fact]
    public async Task A_provider_fetches_a_signed_link_as_nobody_whatever_it_claims()
    {
        await using var stage = await SetAsync();

        (await stage.SendAsync("GET", "/media/abc?until=1&sig=x%2By", stage.CustomerClaims())).StatusCode.ShouldBe(HttpStatusCode.Created);

        stage.AtPlant.Single().Target.ShouldBe("/media/abc?until=1&sig=x%2By");
        (stage.CallerAtPlant().Portal, stage.CallerAtPlant().Sub).ShouldBe((null, null));
    }

    private static string Sample(Route route) => System.Text.RegularExpressions.Regex.Replace(route.Path, @"\{[^}]+\}", "abc");
}
