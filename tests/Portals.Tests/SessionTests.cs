using Waooaw.Contracts.Accounts;
using Waooaw.Contracts.Routes;
using Waooaw.Hosting.Database;
using Waooaw.Rig;

namespace Waooaw.Portals.Tests;

public sealed class SessionTests
{
    [Theory]
    [EachDatabase]
    public async Task Signing_in_gives_a_cookie_that_no_script_and_no_other_site_can_use(DatabaseProvider database)
    {
        await using var rig = await PortalRig.StartAsync(database);
        await rig.CustomerAsync();
        using var browser = new Browser(rig.CustomerAddress);

        var answer = await browser.SignInAsync(PortalRig.Owner, PortalRig.Password);

        var cookie = answer.Header("Set-Cookie")!.Split("; ");
        cookie[0].ShouldStartWith("__Host-cp=");
        cookie[1..].Select(flag => flag.ToLowerInvariant()).ShouldBe(["path=/", "secure", "samesite=lax", "httponly"], ignoreOrder: true);
        var user = answer.Read<SessionView>().User;
        user.Email.ShouldBe(PortalRig.Owner);
        user.CustomerId.ShouldNotBeNull();
        user.Roles.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_has_a_copy_of_the_database_finds_no_key_to_make_cookies_with()
    {
        await using var rig = await PortalRig.StartAsync();
        await rig.CustomerAsync();

        var keys = (await rig.SqlAsync("SELECT \"Xml\" FROM data_protection_keys")).Select(row => (string)row[0]!).ToArray();

        keys.ShouldHaveSingleItem().ShouldContain("<sealed version=\"1\"");
        keys[0].ShouldNotContain("masterKey");
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer()
    {
        await using var rig = await PortalRig.StartAsync();
        await rig.CustomerAsync();
        using var browser = new Browser(rig.CustomerAddress);

        var wrong = await browser.SignInAsync(PortalRig.Owner, "not the password");
        var unknown = await browser.SignInAsync("nobody@clinic.example", PortalRig.Password);

        (wrong.Status, wrong.Reason).ShouldBe((401, "invalid_credentials"));
        WithoutId(unknown).ShouldBe(WithoutId(wrong));
        browser.Cookie.ShouldBeNull();
    }

    [Theory]
    [EachDatabase]
    public async Task A_session_that_was_signed_out_is_over_on_the_server(DatabaseProvider database)
    {
        await using var rig = await PortalRig.StartAsync(database);
        var (browser, _, _) = await rig.CustomerAsync();
        var stolen = browser.Cookie;
        (await browser.SendAsync("GET", "/api/session")).Status.ShouldBe(200);

        (await browser.SendAsync("DELETE", "/api/session")).Status.ShouldBe(204);

        browser.Cookie = stolen;
        (await browser.SendAsync("GET", "/api/session")).Reason.ShouldBe("unauthenticated");
    }

    [Fact]
    public async Task A_session_ends_when_it_is_not_used_and_lives_on_while_it_is()
    {
        await using var rig = await PortalRig.StartAsync();
        var (browser, _, _) = await rig.CustomerAsync();
        for (var i = 0; i < 3; i++)
        {
            rig.Clock.Advance(TimeSpan.FromMinutes(25));
            (await browser.SendAsync("GET", "/api/session")).Status.ShouldBe(200);
        }

        rig.Clock.Advance(TimeSpan.FromMinutes(31));

        (await browser.SendAsync("GET", "/api/session")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task No_session_outlives_half_a_day_however_much_it_is_used()
    {
        await using var rig = await PortalRig.StartAsync();
        var (browser, _, _) = await rig.CustomerAsync();
        for (var i = 0; i < 28; i++)
        {
            rig.Clock.Advance(TimeSpan.FromMinutes(25));
            (await browser.SendAsync("GET", "/api/session")).Status.ShouldBe(200);
        }

        rig.Clock.Advance(TimeSpan.FromMinutes(25));

        (await browser.SendAsync("GET", "/api/session")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Signing_in_again_ends_the_session_before_and_never_reuses_its_key()
    {
        await using var rig = await PortalRig.StartAsync();
        var (browser, _, _) = await rig.CustomerAsync();
        var before = browser.Cookie;

        (await browser.SignInAsync(PortalRig.Owner, PortalRig.Password)).Status.ShouldBe(200);

        browser.Cookie.ShouldNotBe(before);
        (await browser.SendAsync("GET", "/api/session")).Status.ShouldBe(200);
        browser.Cookie = before;
        (await browser.SendAsync("GET", "/api/session")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task One_portals_cookie_does_not_open_the_other()
    {
        await using var rig = await PortalRig.StartAsync();
        var (customer, _, _) = await rig.CustomerAsync();
        using var other = new Browser(rig.PlatformAddress);

        other.Cookie = customer.Cookie;
        (await other.SendAsync("GET", "/api/session")).Status.ShouldBe(401);

        other.Cookie = customer.Cookie!.Replace("__Host-cp", "__Host-pp", StringComparison.Ordinal);
        (await other.SendAsync("GET", "/api/session")).Status.ShouldBe(401);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("null")]
    [InlineData("https://elsewhere.example")]
    [InlineData("http://localhost:5100")]
    public async Task A_write_from_another_site_is_refused_even_with_the_cookie_and_the_token(string? origin)
    {
        await using var rig = await PortalRig.StartAsync();
        var (browser, _, _) = await rig.CustomerAsync();
        browser.Origin = origin;

        (await browser.SendAsync("POST", "/api/v1/subscriptions", new { })).Reason.ShouldBe("cross_site");
        (await browser.SignInAsync(PortalRig.Owner, PortalRig.Password)).Reason.ShouldBe("cross_site");
        (await browser.SendAsync("POST", "/api/accounts", new { })).Reason.ShouldBe("cross_site");
        rig.Gateway.Arrivals.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("someone-elses")]
    public async Task A_write_without_the_sessions_token_is_refused(string? token)
    {
        await using var rig = await PortalRig.StartAsync();
        var (browser, _, _) = await rig.CustomerAsync();
        browser.Csrf = token;

        (await browser.SendAsync("POST", "/api/v1/subscriptions", new { })).Reason.ShouldBe("cross_site");
        (await browser.SendAsync("DELETE", "/api/session")).Reason.ShouldBe("cross_site");
        rig.Gateway.Arrivals.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_tries_passwords_is_slowed_down_whether_the_account_exists_or_not()
    {
        await using var rig = await PortalRig.StartAsync(settings: "--Portal:Limits:SignInsPerMinute=2");
        using var browser = new Browser(rig.CustomerAddress);
        foreach (var status in (int[])[401, 401, 429])
        {
            var answer = await browser.SignInAsync("nobody@clinic.example", "a guess");
            answer.Status.ShouldBe(status);
            (answer.Header("Retry-After") is not null).ShouldBe(status == 429);
        }

        (await browser.SignInAsync("another@clinic.example", "a guess")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task Strangers_may_write_only_so_often()
    {
        await using var rig = await PortalRig.StartAsync(settings: "--Portal:Limits:AnonymousWritesPerMinute=1");
        using var browser = new Browser(rig.CustomerAddress);

        (await browser.SendAsync("POST", "/api/accounts", new { })).Status.ShouldBe(422);
        (await browser.SendAsync("POST", "/api/accounts", new { })).Reason.ShouldBe("rate_limited");
        (await browser.SendAsync("GET", "/api/v1/agent-types")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task An_operator_has_the_roles_they_were_given()
    {
        await using var rig = await PortalRig.StartAsync();
        var (browser, _) = await rig.OperatorAsync(Role.Reviewer, Role.Auditor);

        var answer = await browser.SendAsync("GET", "/api/session");

        browser.Cookie.ShouldNotBeNull().ShouldStartWith("__Host-pp=");
        answer.Read<SessionView>().User.Roles.ShouldBe([Role.Reviewer, Role.Auditor]);
    }

    private static string WithoutId(Answer answer) =>
        answer.Body.Replace(answer.Header("X-Correlation-ID")!, "", StringComparison.Ordinal);
}
