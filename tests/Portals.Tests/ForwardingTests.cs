using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Routes;
using Waooaw.Contracts.Tokens;

namespace Waooaw.Portals.Tests;

public sealed class ForwardingTests
{
    [Fact]
    public async Task Nothing_a_client_says_of_itself_reaches_the_gateway_as_identity()
    {
        await using var rig = await PortalRig.StartAsync();
        var (browser, customer, account) = await rig.CustomerAsync();

        var answer = await browser.SendAsync("POST", "/api/v1/subscriptions", new { plan_id = "plan_pro" }, request =>
        {
            foreach (var (name, value) in new Dictionary<string, string>
            {
                ["Authorization"] = "Bearer forged",
                ["Proxy-Authorization"] = "Basic forged",
                ["Forwarded"] = "for=forged",
                ["X-Forwarded-For"] = "forged",
                ["X-Forwarded-User"] = "forged",
                ["X-Correlation-ID"] = "kept-as-it-came",
                ["Idempotency-Key"] = "key-1",
            })
            {
                request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
            }
        });

        answer.Status.ShouldBe(200);
        answer.Header("X-Correlation-ID").ShouldBe("kept-as-it-came");
        var arrival = rig.Gateway.Arrivals.ShouldHaveSingleItem();
        arrival.Headers.Values.ShouldAllBe(value => !value.Contains("forged"));
        arrival.Headers.Keys.ShouldNotContain(name => name.Equals("Cookie", StringComparison.OrdinalIgnoreCase)
            || name.Equals("X-CSRF-Token", StringComparison.OrdinalIgnoreCase));
        arrival.Headers["X-Correlation-ID"].ShouldBe("kept-as-it-came");
        arrival.Headers["Idempotency-Key"].ShouldBe("key-1");
        arrival.Text.ShouldBe("""{"plan_id":"plan_pro"}""");
        (arrival.Claims.Sub, arrival.Claims.CustomerId).ShouldBe((account, customer));
    }

    [Fact]
    public async Task The_customer_portal_names_the_customer_and_never_a_role()
    {
        await using var rig = await PortalRig.StartAsync();
        var (browser, customer, _) = await rig.CustomerAsync();
        var other = CustomerId.New(rig.Clock);

        await browser.SendAsync("GET", $"/api/v1/deliverables?customer_id={other}");

        var claims = rig.Gateway.Arrivals.ShouldHaveSingleItem().Claims;
        (claims.Iss, claims.Aud, claims.CustomerId).ShouldBe((Issuers.CustomerPortal, "gateway", customer));
        (claims.Exp - claims.Iat).ShouldBe(60);
        claims.Amr.ShouldBe(["pwd"]);
        claims.Roles.ShouldBeNull();
        claims.ActFor.ShouldBeNull();
    }

    [Fact]
    public async Task The_platform_portal_names_roles_and_whom_it_acts_for_and_never_a_customer_of_its_own()
    {
        await using var rig = await PortalRig.StartAsync();
        var (browser, _) = await rig.OperatorAsync(Role.Operator);
        var customer = CustomerId.New(rig.Clock);

        await browser.SendAsync("GET", $"/api/v1/deliverables?limit=5&customer_id={customer}&batch_id=b%26x");
        await browser.SendAsync("PUT", "/api/v1/hired-agents/draft", $$"""{"nickname":"न","customer_id":"{{customer}}","n":1.50}""");
        await browser.SendAsync("GET", "/api/v1/customers");

        var (read, write, own) = (rig.Gateway.Arrivals[0], rig.Gateway.Arrivals[1], rig.Gateway.Arrivals[2]);
        foreach (var claims in (AccessClaims[])[read.Claims, write.Claims])
        {
            (claims.Iss, claims.ActFor, claims.CustomerId).ShouldBe((Issuers.PlatformPortal, (CustomerId?)customer, null));
            claims.Roles.ShouldBe([Role.Operator]);
        }

        read.Query.ShouldBe("?limit=5&batch_id=b%26x");
        System.Text.Json.JsonDocument.Parse(write.Body).RootElement.EnumerateObject().Select(member => member.Name).ShouldBe(["nickname", "n"]);
        own.Claims.ActFor.ShouldBeNull();
    }

    [Fact]
    public async Task Two_different_customers_in_one_request_are_refused()
    {
        await using var rig = await PortalRig.StartAsync();
        var (browser, _) = await rig.OperatorAsync(Role.Operator);
        var (one, other) = (CustomerId.New(rig.Clock), CustomerId.New(rig.Clock));

        (await browser.SendAsync("PUT", $"/api/v1/hired-agents/draft?customer_id={one}", $$"""{"customer_id":"{{other}}"}""")).Status.ShouldBe(422);
        (await browser.SendAsync("GET", $"/api/v1/deliverables?customer_id={one}&customer_id={other}")).Status.ShouldBe(422);
        (await browser.SendAsync("GET", "/api/v1/deliverables?customer_id=me")).Status.ShouldBe(422);
        (await browser.SendAsync("PUT", "/api/v1/hired-agents/draft", $$"""{"customer_id":"{{one}}","customer_id":"{{one}}"}""")).Status.ShouldBe(422);
        rig.Gateway.Arrivals.ShouldBeEmpty();

        (await browser.SendAsync("PUT", $"/api/v1/hired-agents/draft?customer_id={one}", $$"""{"customer_id":"{{one}}"}""")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_token_is_used_for_half_a_minute_and_for_one_customer()
    {
        await using var rig = await PortalRig.StartAsync();
        var (browser, _) = await rig.OperatorAsync(Role.Auditor);
        var customer = CustomerId.New(rig.Clock);

        await browser.SendAsync("GET", "/api/v1/deliverables");
        await browser.SendAsync("GET", "/api/v1/deliverables");
        await browser.SendAsync("GET", $"/api/v1/deliverables?customer_id={customer}");
        rig.Clock.Advance(TimeSpan.FromSeconds(31));
        await browser.SendAsync("GET", "/api/v1/deliverables");

        string[] tokens = [.. rig.Gateway.Arrivals.Select(arrival => arrival.Headers["Authorization"])];
        tokens[1].ShouldBe(tokens[0]);
        tokens[2].ShouldNotBe(tokens[0]);
        tokens[3].ShouldNotBe(tokens[0]);
    }

    [Theory]
    [InlineData("GET", "/api/v1/unheard-of")]
    [InlineData("GET", "/api/anything")]
    [InlineData("DELETE", "/api/v1/deliverables")]
    [InlineData("POST", "/api/v1/approvals")]
    [InlineData("POST", "/api/v1/customers")]
    [InlineData("GET", "/api/v1/customers")]
    [InlineData("GET", "/media/0000")]
    [InlineData("POST", "/internal/leases")]
    public async Task What_is_not_listed_for_customers_does_not_exist_at_their_portal(string method, string path)
    {
        await using var rig = await PortalRig.StartAsync();
        var (browser, _, _) = await rig.CustomerAsync();

        var answer = await browser.SendAsync(method, path, method == "POST" ? "{}" : null);

        (answer.Status, answer.Reason).ShouldBe((404, "not_found"));
        rig.Gateway.Arrivals.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_write_without_a_body_arrives_with_content()
    {
        await using var rig = await PortalRig.StartAsync();
        var (browser, _, _) = await rig.CustomerAsync();
        var id = ApprovalId.New(rig.Clock);

        await browser.SendAsync("POST", $"/api/v1/hired-agents/{id}/pause");
        await browser.SendAsync("DELETE", $"/api/v1/approvals/{id}");

        rig.Gateway.Arrivals.Count.ShouldBe(2);
        rig.Gateway.Arrivals.ShouldAllBe(arrival => arrival.Headers["Content-Length"] == "0");
    }

    [Fact]
    public async Task What_anyone_may_see_needs_no_session_and_carries_no_token()
    {
        await using var rig = await PortalRig.StartAsync();
        using var browser = new Browser(rig.CustomerAddress);

        (await browser.SendAsync("GET", "/api/v1/catalog/agents")).Status.ShouldBe(200);
        (await browser.SendAsync("GET", "/api/v1/deliverables")).Reason.ShouldBe("unauthenticated");

        rig.Gateway.Arrivals.ShouldHaveSingleItem().Headers.Keys.ShouldNotContain("Authorization");
    }

    [Fact]
    public async Task A_body_may_be_as_large_as_its_route_says_and_no_larger()
    {
        await using var rig = await PortalRig.StartAsync();
        var (browser, _, _) = await rig.CustomerAsync();
        var large = $$"""{"text":"{{new string('x', 1_200_000)}}"}""";

        (await browser.SendAsync("POST", "/api/v1/media", large)).Status.ShouldBe(200);
        (await browser.SendAsync("POST", "/api/v1/subscriptions", large)).Status.ShouldBe(413);

        rig.Gateway.Arrivals.ShouldContain(arrival => arrival.Body.Length == large.Length);
    }

    [Fact]
    public async Task A_gateway_that_does_not_answer_is_said_to_be_that()
    {
        await using var rig = await PortalRig.StartAsync();
        var (browser, _, _) = await rig.CustomerAsync();
        await rig.Gateway.DisposeAsync();

        var answer = await browser.SendAsync("GET", "/api/v1/deliverables");

        (answer.Status, answer.Reason).ShouldBe((503, "dependency_unavailable"));
    }

    [Fact]
    public async Task The_keys_that_evidence_is_checked_with_are_those_of_all_three_signers()
    {
        await using var rig = await PortalRig.StartAsync();
        foreach (var portal in (Uri[])[rig.CustomerAddress, rig.PlatformAddress])
        {
            using var browser = new Browser(portal);
            var answer = await browser.SendAsync("GET", "/.well-known/evidence-keys.json");

            var keys = answer.Read<Hosting.Tokens.SigningKeySet>().Keys;
            keys.Select(key => key.Iss).ShouldBe([Issuers.CustomerPortal, Issuers.PlatformPortal, Issuers.Plant]);
            keys.ShouldAllBe(key => key.D == null);
        }
    }
}
