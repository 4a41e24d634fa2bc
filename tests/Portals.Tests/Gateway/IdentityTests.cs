using System.Net;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Tokens;

namespace Waooaw.Portals.Tests.Gateway;

public class IdentityTests
{
    private const string Mine = "/api/v1/hired-agents";

    [Fact]
    public async Task Plant_is_told_of_a_customer_by_the_Gateways_own_signature()
    {
        await using var stage = await GatewayStage.SetAsync();

        (await stage.SendAsync("GET", Mine, stage.CustomerClaims())).StatusCode.ShouldBe(HttpStatusCode.Created);

        var caller = stage.CallerAtPlant();
        (caller.Iss, caller.Aud, caller.Portal).ShouldBe(("gateway", "plant", "cp"));
        (caller.Sub, caller.CustomerId, caller.ActFor).ShouldBe((GatewayStage.Account, GatewayStage.Customer, null));
        caller.Amr.ShouldBe(["pwd"]);
        caller.Roles.ShouldBeNull();
        (caller.Exp - caller.Iat).ShouldBe(30);
    }

    [Fact]
    public async Task Plant_is_told_of_an_operator_with_roles_and_whom_they_act_for()
    {
        await using var stage = await GatewayStage.SetAsync();

        await stage.SendAsync("GET", Mine, stage.OperatorClaims("operator"));

        var caller = stage.CallerAtPlant();
        (caller.Portal, caller.CustomerId, caller.ActFor).ShouldBe(("pp", null, GatewayStage.Customer));
        caller.Roles.ShouldBe(["operator"]);
    }

    [Fact]
    public async Task Whatever_a_caller_says_of_itself_in_headers_stays_outside()
    {
        await using var stage = await GatewayStage.SetAsync();

        await stage.SendAsync(
            "GET", Mine, stage.CustomerClaims(), null,
            ("Cookie", "__Host-cp=stolen"), ("Forwarded", "for=10.0.0.1"), ("X-Forwarded-For", "10.0.0.1"), ("X-Forwarded-Host", "evil"),
            ("X-Forwarded-Anything", "x"), ("X-CSRF-Token", "token"), ("X-Kept", "kept"));

        var headers = stage.AtPlant.Single().Headers;
        headers.Keys.ShouldNotContain(name => name.StartsWith("X-Forwarded", StringComparison.OrdinalIgnoreCase));
        headers.Keys.ShouldNotContain("Cookie");
        headers.Keys.ShouldNotContain("Forwarded");
        headers.Keys.ShouldNotContain("X-CSRF-Token");
        headers["X-Kept"].ShouldBe("kept");
        stage.CallerAtPlant().CustomerId.ShouldBe(GatewayStage.Customer);
    }

    [Fact]
    public async Task Claims_that_an_issuer_may_not_make_open_nothing()
    {
        await using var stage = await GatewayStage.SetAsync();
        AccessClaims[] forbidden =
        [
            stage.CustomerClaims() with { Roles = ["admin"] },
            stage.CustomerClaims() with { Roles = [] },
            stage.CustomerClaims() with { ActFor = GatewayStage.Customer },
            stage.CustomerClaims() with { CustomerId = null },
            stage.OperatorClaims("admin") with { CustomerId = GatewayStage.Customer },
            stage.OperatorClaims("admin") with { Roles = null },
            stage.PortalClaims() with { Roles = ["admin"] },
        ];

        foreach (var claims in forbidden)
        {
            (await stage.SendAsync("GET", Mine, claims)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, claims.ToString());
        }

        stage.AtPlant.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_that_is_not_exactly_right_is_a_401()
    {
        await using var stage = await GatewayStage.SetAsync();
        var now = stage.Clock.GetUtcNow().ToUnixTimeSeconds();
        string[] wrong =
        [
            stage.Sign(stage.CustomerClaims(), type: TokenTypes.Caller),
            stage.Sign(stage.CustomerClaims() with { Aud = "plant" }),
            stage.Sign(stage.CustomerClaims() with { Iat = now - 120, Exp = now - 60 }),
            stage.Sign(stage.CustomerClaims() with { Iat = now + 60, Exp = now + 120 }),
            stage.Sign(stage.CustomerClaims(), by: Issuers.PlatformPortal),
            stage.Sign(stage.CustomerClaims(), by: Issuers.Gateway),
            stage.Sign(stage.CustomerClaims())[..^4] + "AAAA",
            "not.a.token",
            "",
        ];

        foreach (var token in wrong)
        {
            var response = await stage.SendAsync("GET", Mine, token);
            response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, token);
            (await GatewayStage.ProblemOf(response)).Reason.ShouldBe("unauthenticated");
        }

        stage.AtPlant.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_ends_when_it_says_although_it_was_believed_before()
    {
        await using var stage = await GatewayStage.SetAsync();
        var token = stage.Sign(stage.CustomerClaims() with { Exp = stage.Clock.GetUtcNow().AddSeconds(10).ToUnixTimeSeconds() });
        (await stage.SendAsync("GET", Mine, token)).StatusCode.ShouldBe(HttpStatusCode.Created);

        stage.Clock.Advance(TimeSpan.FromSeconds(17)); // past its end and past the clock skew that is granted

        (await stage.SendAsync("GET", Mine, token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_that_was_believed_does_not_vouch_for_a_forgery_of_it()
    {
        await using var stage = await GatewayStage.SetAsync();
        var token = stage.Sign(stage.CustomerClaims());
        await stage.SendAsync("GET", Mine, token);
        var other = stage.Sign(stage.CustomerClaims() with { CustomerId = CustomerId.New(stage.Clock) });
        var forged = string.Join('.', token.Split('.')[0], other.Split('.')[1], token.Split('.')[2]);

        (await stage.SendAsync("GET", Mine, forged)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
