using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using static Waooaw.Sandbox.Tests.SandboxRig;

namespace Waooaw.Sandbox.Tests.Consent;

/// <summary>https://www.rfc-editor.org/rfc/rfc6749 and https://www.rfc-editor.org/rfc/rfc7636, on each provider's own addresses.</summary>
public class ConsentTests
{
    private const string Back = "http://localhost:5100/api/connect/x/callback";
    private const string YouTube = "/youtube/o/oauth2/v2/auth";
    private const string LinkedIn = "/linkedin/oauth/v2/authorization";

    private static readonly string Verifier = new('v', 64);
    private static readonly string Challenge = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    // https://developers.google.com/identity/protocols/oauth2/web-server: a refresh's answer has no refresh_token
    [Fact]
    public async Task A_code_becomes_tokens_and_a_refresh_gives_no_other_refresh_token()
    {
        await using var sandbox = await StartAsync();
        var code = await AllowAsync(sandbox, YouTube, Pkce);

        var made = (await TokenAsync(sandbox, "/youtube/token", code, ("code_verifier", Verifier))).Must(200);
        var renewed = (await RefreshAsync(sandbox, made)).Must(200);

        made.Text("access_token")!.ShouldStartWith("YTSBX");
        made.Text("refresh_token")!.ShouldStartWith("YTRSBX");
        renewed.Json.TryGetProperty("refresh_token", out _).ShouldBeFalse();
        (await sandbox.SendAsync("GET", "/youtube/youtube/v3/channels?part=snippet&mine=true", renewed.Text("access_token")))
            .Must(200).Text("items", "0", "snippet", "title").ShouldBe("My new one");
    }

    [Fact]
    public async Task A_grant_that_was_taken_back_refreshes_no_more_and_its_tokens_are_void()
    {
        await using var sandbox = await StartAsync();
        var made = await TokenAsync(sandbox, "/youtube/token", await AllowAsync(sandbox, YouTube, Pkce), ("code_verifier", Verifier));
        var channel = (await ChannelAsync(sandbox, made)).Must(200).Text("items", "0", "id");

        (await sandbox.SendAsync("POST", $"/_sandbox/accounts/{channel}/revoke", null, new ByteArrayContent([]))).Must(204);

        (await RefreshAsync(sandbox, made)).Must(400).Text("error").ShouldBe("invalid_grant");
        (await ChannelAsync(sandbox, made)).Must(401);
    }

    [Fact]
    public async Task A_wrong_verifier_another_address_and_another_secret_are_refused_and_the_code_stays_good()
    {
        await using var sandbox = await StartAsync();
        var code = await AllowAsync(sandbox, YouTube, Pkce);

        (await TokenAsync(sandbox, "/youtube/token", code, ("code_verifier", new string('w', 64)))).Must(400).Text("error").ShouldBe("invalid_grant");
        (await TokenAsync(sandbox, "/youtube/token", code)).Must(400);
        (await TokenAsync(sandbox, "/youtube/token", code, ("code_verifier", Verifier), ("redirect_uri", Back + "/"))).Must(400);
        (await TokenAsync(sandbox, "/youtube/token", code, ("code_verifier", Verifier), ("client_secret", new string('0', 64)))).Must(401);
        (await TokenAsync(sandbox, "/youtube/token", code, ("code_verifier", Verifier))).Must(200);
    }

    [Fact]
    public async Task A_code_that_is_used_twice_is_refused_and_what_it_gave_is_taken_back()
    {
        await using var sandbox = await StartAsync();
        var code = await AllowAsync(sandbox, YouTube, Pkce);
        var made = (await TokenAsync(sandbox, "/youtube/token", code, ("code_verifier", Verifier))).Must(200);

        (await TokenAsync(sandbox, "/youtube/token", code, ("code_verifier", Verifier))).Must(400).Text("error").ShouldBe("invalid_grant");

        (await ChannelAsync(sandbox, made)).Must(401);
    }

    [Fact]
    public async Task A_code_is_good_for_ten_minutes()
    {
        await using var sandbox = await StartAsync();
        var code = await AllowAsync(sandbox, YouTube, Pkce);
        sandbox.Clock.AdjustTime(sandbox.Clock.GetUtcNow().AddMinutes(11));

        (await TokenAsync(sandbox, "/youtube/token", code, ("code_verifier", Verifier))).Must(400);
    }

    // https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/business-login, steps 1 to 4
    [Fact]
    public async Task Instagram_gives_an_hour_then_sixty_days_then_sixty_more_after_a_day()
    {
        await using var sandbox = await StartAsync();
        var brief = (await TokenAsync(sandbox, "/instagram/oauth/access_token", await AllowAsync(sandbox, "/instagram/oauth/authorize"))).Must(200);
        var lasting = (await sandbox.SendAsync(
            "GET", $"/instagram/access_token?grant_type=ig_exchange_token&client_secret={sandbox.AppSecret}&access_token={brief.Text("access_token")}")).Must(200);
        string Refresh(WireAnswer token) => $"/instagram/refresh_access_token?grant_type=ig_refresh_token&access_token={token.Text("access_token")}";

        lasting.At("expires_in").GetInt32().ShouldBe(5_184_000);
        (await sandbox.SendAsync("GET", Refresh(lasting))).Must(400);
        sandbox.Clock.AdjustTime(sandbox.Clock.GetUtcNow().AddHours(25));
        (await sandbox.SendAsync("GET", Refresh(lasting))).Must(200);
        (await sandbox.SendAsync("GET", "/instagram/v23.0/me", brief.Text("access_token"))).Must(401);
        (await sandbox.SendAsync("GET", "/instagram/v23.0/me", lasting.Text("access_token"))).Must(200);
    }

    // https://developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived: page tokens of a long-lived token do not end
    [Fact]
    public async Task Facebook_gives_tokens_of_the_pages_that_were_ticked_and_they_do_not_end()
    {
        await using var sandbox = await StartAsync();
        var (ticked, other) = (await sandbox.IssueAsync("facebook"), await sandbox.IssueAsync("facebook"));
        var code = await AllowAsync(sandbox, "/facebook/v23.0/dialog/oauth", [("also", ticked.Id), ("also_name", "Another page")]);
        var brief = (await TokenAsync(sandbox, "/facebook/v23.0/oauth/access_token", code)).Must(200);
        var lasting = (await sandbox.SendAsync(
            "GET",
            $"/facebook/v23.0/oauth/access_token?grant_type=fb_exchange_token&client_id=waooaw-sandbox&client_secret={sandbox.AppSecret}"
            + $"&fb_exchange_token={brief.Text("access_token")}")).Must(200);

        var pages = (await sandbox.SendAsync("GET", "/facebook/v23.0/me/accounts", lasting.Text("access_token"))).Must(200).At("data").EnumerateArray().ToArray();

        pages.Length.ShouldBe(2);
        pages.ShouldNotContain(page => page.GetProperty("id").GetString() == other.Id);
        var token = pages.Single(page => page.GetProperty("id").GetString() == ticked.Id).GetProperty("access_token").GetString();
        sandbox.Clock.AdjustTime(sandbox.Clock.GetUtcNow().AddDays(100));
        (await sandbox.SendAsync("GET", "/facebook/v23.0/me?fields=id", token)).Must(200).Text("id").ShouldBe(ticked.Id);
        (await sandbox.SendAsync("GET", "/facebook/v23.0/me", lasting.Text("access_token"))).Must(401);
    }

    // https://learn.microsoft.com/en-us/linkedin/shared/authentication/programmatic-refresh-tokens: the refresh token's life is not extended
    [Fact]
    public async Task LinkedIn_s_refresh_token_ends_after_a_year_however_often_it_is_used()
    {
        await using var sandbox = await StartAsync();
        var made = (await TokenAsync(sandbox, "/linkedin/oauth/v2/accessToken", await AllowAsync(sandbox, LinkedIn))).Must(200);
        Task<WireAnswer> AgainAsync() => sandbox.SendAsync("POST", "/linkedin/oauth/v2/accessToken", null, Form(
            ("grant_type", "refresh_token"), ("refresh_token", made.Text("refresh_token")!), ("client_id", "waooaw-sandbox"), ("client_secret", sandbox.AppSecret)));

        made.At("expires_in").GetInt32().ShouldBe(5_184_000);
        sandbox.Clock.AdjustTime(sandbox.Clock.GetUtcNow().AddDays(364));
        var late = (await AgainAsync()).Must(200);
        late.At("refresh_token_expires_in").GetInt32().ShouldBeInRange(86_000, 86_400);
        sandbox.Clock.AdjustTime(sandbox.Clock.GetUtcNow().AddDays(2));
        (await AgainAsync()).Must(400).Text("error").ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task Cancel_says_so_to_the_app_and_gives_nothing()
    {
        await using var sandbox = await StartAsync();

        var decided = await sandbox.SendAsync("POST", LinkedIn, null, Form([.. Request(), ("decision", "cancel")]));

        QueryHelpers.ParseQuery(new Uri(decided.Must(302).Headers["Location"]).Query)["error"].ToString().ShouldBe("access_denied");
        decided.Headers["Location"].ShouldContain("state=a%20state");
    }

    [Theory]
    [InlineData("client_id", "somebody", 400)]
    [InlineData("redirect_uri", "/callback", 400)]
    [InlineData("redirect_uri", "javascript:alert(1)", 400)]
    [InlineData("response_type", "token", 302)]
    [InlineData("scope", " ", 302)]
    [InlineData("code_challenge", "short", 302)]
    public async Task A_request_that_is_wrong_shows_no_form(string name, string value, int status)
    {
        await using var sandbox = await StartAsync();
        var wrong = Request().Where(pair => pair.Item1 != name).Append((name, value)).ToDictionary(pair => pair.Item1, pair => (string?)pair.Item2);

        var answer = (await sandbox.SendAsync("GET", QueryHelpers.AddQueryString(LinkedIn, wrong))).Must(status);

        answer.Body.ShouldNotContain("<form");
        answer.Headers.ContainsKey("Location").ShouldBe(status == 302);
    }

    [Fact]
    public async Task The_page_names_the_permissions_and_lets_the_browser_go_back_to_the_app_only()
    {
        await using var sandbox = await StartAsync();
        var member = await sandbox.IssueAsync("linkedin");

        var page = (await sandbox.SendAsync("GET", QueryHelpers.AddQueryString(LinkedIn, Request().ToDictionary(pair => pair.Item1, pair => (string?)pair.Item2)))).Must(200);

        page.Body.ShouldContain("<code>w_member_social</code>");
        page.Body.ShouldContain($"value=\"{member.Id}\"");
        page.Body.ShouldContain("name=\"viewport\"");
        page.Body.ShouldNotContain("<script");
        page.Headers["Content-Security-Policy"].ShouldContain("form-action 'self' http://localhost:5100;");
    }

    [Fact]
    public async Task Outside_Development_nobody_is_shown_whose_accounts_there_are_and_none_can_be_taken()
    {
        await using var sandbox = await StartAsync("--environment=Production", "--Sandbox:ControlKey=8f1c2b7d9e3a4c5b6d7e8f9a0b1c2d3e");
        var made = (await TokenAsync(sandbox, "/linkedin/oauth/v2/accessToken", await AllowAsync(sandbox, LinkedIn))).Must(200);
        var sub = (await sandbox.SendAsync("GET", "/linkedin/v2/userinfo", made.Text("access_token"))).Must(200).Text("sub");

        var page = await sandbox.SendAsync("GET", QueryHelpers.AddQueryString(LinkedIn, Request().ToDictionary(pair => pair.Item1, pair => (string?)pair.Item2)));
        var taken = await sandbox.SendAsync("POST", LinkedIn, null, Form([.. Request(), ("decision", "allow"), ("account", $"urn:li:person:{sub}")]));

        page.Must(200).Body.ShouldNotContain(sub!);
        taken.Must(422);
    }

    private static (string, string)[] Pkce => [("code_challenge", Challenge), ("code_challenge_method", "S256"), ("access_type", "offline"), ("prompt", "consent")];

    private static (string, string)[] Request() =>
        [("client_id", "waooaw-sandbox"), ("redirect_uri", Back), ("response_type", "code"), ("scope", "openid w_member_social"), ("state", "a state")];

    private static async Task<string> AllowAsync(SandboxRig sandbox, string path, params (string, string)[] more)
    {
        var decided = await sandbox.SendAsync(
            "POST", path, null, Form([.. Request(), .. more, ("decision", "allow"), ("account", "new"), ("name", "My new one")]));
        decided.Must(302).Headers["Location"].ShouldStartWith(Back);
        var answer = QueryHelpers.ParseQuery(new Uri(decided.Headers["Location"]).Query);
        answer["state"].ToString().ShouldBe("a state");
        return answer["code"].ToString();
    }

    private static Task<WireAnswer> TokenAsync(SandboxRig sandbox, string path, string code, params (string Name, string Value)[] more)
    {
        (string Name, string Value)[] usual =
        [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", Back), ("client_id", "waooaw-sandbox"), ("client_secret", sandbox.AppSecret),
        ];
        return sandbox.SendAsync("POST", path, null, Form([.. more, .. usual.ExceptBy(more.Select(pair => pair.Name), pair => pair.Name)]));
    }

    private static Task<WireAnswer> RefreshAsync(SandboxRig sandbox, WireAnswer made) => sandbox.SendAsync("POST", "/youtube/token", null, Form(
        ("grant_type", "refresh_token"), ("refresh_token", made.Text("refresh_token")!), ("client_id", "waooaw-sandbox"), ("client_secret", sandbox.AppSecret)));

    private static Task<WireAnswer> ChannelAsync(SandboxRig sandbox, WireAnswer made) =>
        sandbox.SendAsync("GET", "/youtube/youtube/v3/channels?part=snippet&mine=true", made.Text("access_token"));
}
