using System.Net;
using Waooaw.Contracts.Hiring;
using Waooaw.Contracts.Paging;
using Waooaw.Hosting.Database;
using Waooaw.Rig;

namespace Waooaw.Portals.Tests.Connecting;

/// <summary>Every way of not connecting ends with its own reason, and with nothing kept.</summary>
public sealed class NotConnectedTests
{
    [Theory]
    [InlineData("youtube", "access_denied", "connect_cancelled")]
    [InlineData("linkedin", "user_cancelled_authorize", "connect_cancelled")]
    [InlineData("youtube", "server_error", "connect_refused")]
    public async Task Who_comes_back_without_a_yes_is_told_so(string provider, string error, string reason)
    {
        await using var bench = await ConnectBench.SetAsync();

        var back = await bench.ReturnAsync(await bench.LeaveAsync(provider), $"error={error}");

        ConnectBench.ReasonOf(back).ShouldBe(reason);
        await NothingIsKeptAsync(bench);
        bench.Provider.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_person_is_sent_to_a_page_that_says_why()
    {
        await using var bench = await ConnectBench.SetAsync();

        var back = await bench.ReturnAsync(await bench.LeaveAsync("youtube"), "error=access_denied", accept: "text/html");

        (back.Status, back.Next!.PathAndQuery).ShouldBe((HttpStatusCode.Found, "/connections?refused=connect_cancelled"));
    }

    [Theory]
    [EachDatabase]
    public async Task The_way_back_is_open_once(DatabaseProvider database)
    {
        await using var bench = await ConnectBench.SetAsync(database);
        var consent = await bench.LeaveAsync("youtube");
        var cookie = bench.Traveller.Cookies.Single(cookie => cookie.Name == "__Host-cp-connect").Value.Value;

        // The same browser, many times at once: each brings the cookie, as a double click does.
        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => bench.ReturnAsync(consent)));

        cookie.ShouldNotBeNullOrEmpty();
        all.Count(back => back.Status == HttpStatusCode.OK).ShouldBe(1);
        bench.Provider.To(Published.TokenOf("youtube")).Count().ShouldBe(1);
    }

    [Fact]
    public async Task The_way_back_closes_after_ten_minutes()
    {
        await using var bench = await ConnectBench.SetAsync();
        var consent = await bench.LeaveAsync("youtube");
        bench.Rig.Clock.Advance(TimeSpan.FromMinutes(10));

        ConnectBench.ReasonOf(await bench.ReturnAsync(consent)).ShouldBe("connect_expired");

        await NothingIsKeptAsync(bench);
    }

    [Fact]
    public async Task Another_state_opens_nothing()
    {
        await using var bench = await ConnectBench.SetAsync();
        var consent = await bench.LeaveAsync("youtube");
        var other = consent with { Next = new Uri(consent.Next!.ToString().Replace("&state=", "&state=x", StringComparison.Ordinal)) };

        ConnectBench.ReasonOf(await bench.ReturnAsync(other)).ShouldBe("connect_expired");

        await NothingIsKeptAsync(bench);
    }

    [Fact]
    public async Task Without_the_cookie_of_its_beginning_it_goes_no_further_and_the_real_one_still_can()
    {
        await using var bench = await ConnectBench.SetAsync();
        var consent = await bench.LeaveAsync("youtube");
        using var thief = new Traveller(bench.Rig.CustomerAddress, bench.Browser.Cookie!);

        var stolen = await thief.GoAsync(consent.Next!, BackOf(consent), "application/json");

        ConnectBench.ReasonOf(stolen).ShouldBe("cross_site");
        await NothingIsKeptAsync(bench);
        (await bench.ReturnAsync(consent)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_new_session_of_the_same_person_does_not_end_what_the_old_one_began()
    {
        await using var bench = await ConnectBench.SetAsync();
        var consent = await bench.LeaveAsync("youtube");
        using var elsewhere = new Browser(bench.Rig.CustomerAddress);
        await elsewhere.SignInAsync(PortalRig.Owner, PortalRig.Password);
        bench.Traveller.Forget("__Host-cp");
        bench.Traveller.Take(bench.Rig.CustomerAddress, elsewhere.Cookie!);

        ConnectBench.ReasonOf(await bench.ReturnAsync(consent)).ShouldBe("cross_site");
        bench.Traveller.Forget("__Host-cp");
        ConnectBench.ReasonOf(await bench.ReturnAsync(await Again(bench))).ShouldBe("unauthenticated");

        await NothingIsKeptAsync(bench);

        static Task<Stop> Again(ConnectBench bench)
        {
            bench.Traveller.Take(bench.Rig.CustomerAddress, bench.Browser.Cookie!);
            return LeaveAndForgetAsync(bench);
        }

        static async Task<Stop> LeaveAndForgetAsync(ConnectBench bench)
        {
            var consent = await bench.LeaveAsync("youtube");
            bench.Traveller.Forget("__Host-cp");
            return consent;
        }
    }

    [Theory]
    [InlineData("POST /youtube/token", 400, """{"error":"invalid_grant"}""", "connect_refused")]
    [InlineData("POST /youtube/token", 500, "{}", "dependency_unavailable")]
    [InlineData("POST /youtube/token", 200, "{}", "dependency_unavailable")]
    [InlineData("POST /youtube/token", 200, "not JSON", "dependency_unavailable")]
    [InlineData("POST /youtube/token", 200, """{"access_token":"1/fFAGRNJru1FTz70BzhT3Zg","scope":"https://www.googleapis.com/auth/youtube.readonly"}""", "connect_refused")]
    [InlineData("GET /youtube/youtube/v3/channels", 200, """{"items":[]}""", "connect_no_account")]
    [InlineData("GET /youtube/youtube/v3/channels", 200, """{"kind":"youtube#channelListResponse"}""", "connect_no_account")]
    [InlineData("GET /youtube/youtube/v3/channels", 200, """{"items":[{"etag":"x"}]}""", "dependency_unavailable")]
    [InlineData("GET /youtube/youtube/v3/channels", 403, "{}", "connect_refused")]
    [InlineData("GET /youtube/youtube/v3/channels", 503, "{}", "dependency_unavailable")]
    public async Task What_a_provider_does_not_give_is_not_made_up(string question, int status, string answer, string reason)
    {
        await using var bench = await ConnectBench.SetAsync();
        bench.Provider.Say(question, status, answer);

        ConnectBench.ReasonOf(await bench.ReturnAsync(await bench.LeaveAsync("youtube"))).ShouldBe(reason);

        await NothingIsKeptAsync(bench);
    }

    [Fact]
    public async Task An_app_without_the_permission_for_organisations_still_connects_the_person()
    {
        await using var bench = await ConnectBench.SetAsync();
        bench.Provider.Say("GET /linkedin/rest/organizationAcls", 403, """{"status":403,"code":"ACCESS_DENIED","message":"Not enough permissions"}""");

        (await bench.ConnectAsync("linkedin")).Accounts.ShouldHaveSingleItem().PostingIdentity.ShouldBe("urn:li:person:782bbtaQ");
    }

    [Fact]
    public async Task What_Plant_refuses_altogether_is_not_kept()
    {
        await using var bench = await ConnectBench.SetAsync();
        bench.Rig.Gateway.Answer("PUT", bench.Connections, 403, ConnectTests.Problem("plan_limit", "The plan includes 3 connected accounts."));

        ConnectBench.ReasonOf(await bench.ReturnAsync(await bench.LeaveAsync("facebook"))).ShouldBe("plan_limit");

        await NothingIsKeptAsync(bench);
    }

    [Fact]
    public async Task In_a_trial_nobody_is_sent_to_a_real_provider()
    {
        await using var bench = await ConnectBench.SetAsync(settings: await RealAppAsync());
        bench.Rig.Gateway.Answer("GET", "/api/v1/subscriptions", 200, Subscriptions(TrialStatus.Active));
        ConnectBench.ReasonOf(await bench.LeaveAsync("youtube", "production", "application/json")).ShouldBe("trial_production_write_blocked");

        bench.Rig.Gateway.Answer("GET", "/api/v1/subscriptions", 503, "{}");
        ConnectBench.ReasonOf(await bench.LeaveAsync("youtube", "production", "application/json")).ShouldBe("dependency_unavailable");

        bench.Rig.Gateway.Answer("GET", "/api/v1/subscriptions", 200, Subscriptions(TrialStatus.Converted));
        var consent = await bench.LeaveAsync("youtube", "production");
        consent.Next!.GetLeftPart(UriPartial.Path).ShouldBe("https://accounts.google.com/o/oauth2/v2/auth");
        consent.Next.Query.ShouldContain("client_id=our-app-at-google");
        ConnectBench.ReasonOf(await bench.LeaveAsync("linkedin", "production", "application/json")).ShouldBe("connect_not_offered");

        // And it may have changed while the person was away.
        bench.Rig.Gateway.Answer("GET", "/api/v1/subscriptions", 200, Subscriptions(TrialStatus.Ended));
        ConnectBench.ReasonOf(await bench.ReturnAsync(await LeaveWithAsync(bench))).ShouldBe("trial_production_write_blocked");
    }

    [Fact]
    public async Task Who_has_no_such_agent_does_not_leave()
    {
        await using var bench = await ConnectBench.SetAsync();
        bench.Rig.Gateway.Answer("GET", $"/api/v1/hired-agents/{bench.Hired}", 404, ConnectTests.Problem("not_found", "There is no such agent."));

        ConnectBench.ReasonOf(await bench.LeaveAsync("youtube", accept: "application/json")).ShouldBe("not_found");
        ConnectBench.ReasonOf(await bench.LeaveAsync("myspace", accept: "application/json")).ShouldBe("not_found");
        (await bench.LeaveAsync("youtube", "moon", "application/json")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await bench.Rig.SqlAsync("SELECT 1 FROM connect_attempts")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Operators_connect_nobodys_account()
    {
        await using var bench = await ConnectBench.SetAsync();
        var (browser, _) = await bench.Rig.OperatorAsync(Contracts.Routes.Role.Admin);

        (await browser.SendAsync("GET", $"/api/connect/youtube/start?hired_instance_id={bench.Hired}")).Status.ShouldBe(404);
        (await browser.SendAsync("GET", "/api/connect")).Status.ShouldBe(200);
    }

    private static async Task<Stop> LeaveWithAsync(ConnectBench bench)
    {
        bench.Rig.Gateway.Answer("GET", "/api/v1/subscriptions", 200, Subscriptions(TrialStatus.Converted));
        var consent = await bench.LeaveAsync("youtube", "production");
        bench.Rig.Gateway.Answer("GET", "/api/v1/subscriptions", 200, Subscriptions(TrialStatus.Ended));
        return consent;
    }

    private static async Task<string[]> RealAppAsync()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("waooaw-app-").FullName, "google.secret");
        await File.WriteAllTextAsync(file, "the-secret-of-our-app\n");
        return ["--Connect:YouTube:ClientId=our-app-at-google", $"--Connect:YouTube:ClientSecretFile={file}"];
    }

    private static Uri BackOf(Stop consent)
    {
        var asked = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(consent.Next!.Query);
        return new Uri($"{asked["redirect_uri"]}?code={Uri.EscapeDataString(ConnectBench.Code)}&state={asked["state"]}");
    }

    private static async Task NothingIsKeptAsync(ConnectBench bench)
    {
        (await bench.Rig.SqlAsync("SELECT 1 FROM vault_secrets")).ShouldBeEmpty();
        bench.Rig.Gateway.Arrivals.Count(arrival => arrival.Method == "POST").ShouldBe(0);
    }

    private static Page<SubscriptionView> Subscriptions(TrialStatus trial) => new(
        [new SubscriptionView
        {
            SubscriptionId = new Contracts.Ids.SubscriptionId(Guid.CreateVersion7()),
            AgentTypeId = "marketing.digital_marketing.v1",
            PlanId = "plan_starter",
            Status = SubscriptionStatus.Active,
            Trial = new TrialView(trial, null, null, 10),
            CreatedAt = DateTimeOffset.UnixEpoch,
        }], null);
}
