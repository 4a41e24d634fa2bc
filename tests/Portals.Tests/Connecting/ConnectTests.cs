using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Waooaw.Connect.Manifests;
using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Vault;
using Waooaw.Hosting.Database;
using Waooaw.Rig;

namespace Waooaw.Portals.Tests.Connecting;

/// <summary>Out to a provider on another site, a yes there, and back.</summary>
public sealed class ConnectTests
{
    public static TheoryData<string> Providers => [.. Published.Providers];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Each_providers_published_answers_become_secrets_and_connections(string provider)
    {
        await using var bench = await ConnectBench.SetAsync();

        var view = await bench.ConnectAsync(provider);

        view.Accounts.Select(account => account.PostingIdentity).ShouldBe(Published.AccountsOf(provider));
        view.Accounts.ShouldAllBe(account => account.Health == ConnectionHealth.Healthy && account.ConnectionId == bench.Connection);
        bench.Told().Select(told => (told.Provider, told.Environment, told.PostingIdentity))
            .ShouldBe(Published.AccountsOf(provider).Select(account => (provider, ProviderEnvironment.Sandbox, account)));
        bench.Told().Select(told => told.CredentialRef).ShouldBe(view.Accounts.Select(account => account.CredentialRef!));
        var secret = (await bench.SecretsAsync()).Single(secret => secret.PostingIdentity == Published.AccountsOf(provider)[0]);
        using var lease = LeaseBench.For(bench.Rig, bench.Browser, bench.Customer, secret);
        lease.Open((await lease.SendAsync(lease.Ask())).Read<Contracts.Tokens.LeaseReply>()).AccessToken.ShouldBe(Published.AccessOf(provider));
        (await bench.Browser.SendAsync("POST", $"/api/vault/secrets/{secret.CredentialRef}/test")).Status.ShouldBe(200);
    }

    [Theory]
    [EachDatabase]
    public async Task The_way_out_and_back_holds_what_it_must_and_no_more(DatabaseProvider database)
    {
        await using var bench = await ConnectBench.SetAsync(database);

        var consent = await bench.LeaveAsync("youtube");

        consent.Status.ShouldBe(HttpStatusCode.Found);
        consent.Next!.GetLeftPart(UriPartial.Path).ShouldBe(new Uri(bench.Provider.Address, Published.ConsentOf("youtube")).ToString());
        var asked = QueryHelpers.ParseQuery(consent.Next.Query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        asked.Keys.ShouldBe(
            ["response_type", "client_id", "redirect_uri", "scope", "state", "code_challenge", "code_challenge_method", "access_type", "prompt"], ignoreOrder: true);
        (asked["response_type"], asked["client_id"], asked["scope"], asked["code_challenge_method"], asked["access_type"])
            .ShouldBe(("code", "waooaw-sandbox", Published.GoogleScopes, "S256", "offline"));
        asked["redirect_uri"].ShouldBe($"{bench.Rig.CustomerAddress}api/connect/youtube/callback");
        var cookie = bench.Traveller.Cookies.Single(cookie => cookie.Name == "__Host-cp-connect");
        (cookie.Secure, cookie.HttpOnly, cookie.SameSite, cookie.Path.Value, cookie.MaxAge).ShouldBe((true, true, SameSiteMode.Lax, "/", TimeSpan.FromMinutes(10)));

        var back = await bench.ReturnAsync(consent, accept: "text/html");

        back.Status.ShouldBe(HttpStatusCode.Found);
        back.Next!.PathAndQuery.ShouldBe($"/connections?connected=youtube&hired_instance_id={bench.Hired}&connection_id={bench.Connection}");
        var exchange = bench.Provider.To(Published.TokenOf("youtube")).ShouldHaveSingleItem().Values;
        exchange["code"].ShouldBe(ConnectBench.Code);
        exchange["redirect_uri"].ShouldBe(asked["redirect_uri"]);
        exchange["client_secret"].ShouldBe(await AppSecretAsync(bench));
        var challenge = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(exchange["code_verifier"]));
        asked["code_challenge"].ShouldBe(System.Buffers.Text.Base64Url.EncodeToString(challenge));
        (await bench.Rig.SqlAsync("SELECT 1 FROM connect_attempts")).ShouldBeEmpty();
        bench.Traveller.Cookies.Single(left => left.Name == "__Host-cp-connect").Value.Value.ShouldBeNullOrEmpty();
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Nothing_secret_is_in_any_log_trace_answer_or_address(string provider)
    {
        using var traces = new TraceBook();
        await using var bench = await ConnectBench.SetAsync();
        var consent = await bench.LeaveAsync(provider);
        var back = await bench.ReturnAsync(consent);
        var secrets = await bench.Browser.SendAsync("GET", "/api/vault/secrets");

        var told = bench.Provider.All.SelectMany(asked => asked.Values).Where(pair => pair.Key is "client_secret" or "code" or "code_verifier"
            or "access_token" or "fb_exchange_token" or "refresh_token").Select(pair => pair.Value)
            .Concat(bench.Provider.All.Select(asked => asked.Headers.GetValueOrDefault("Authorization")?["Bearer ".Length..]).OfType<string>()).Distinct().ToArray();

        told.Length.ShouldBeGreaterThanOrEqualTo(3); // else what follows would prove nothing
        traces.Tags.ShouldContain(tag => tag.Contains(Published.TokenOf(provider).Split(' ')[1], StringComparison.Ordinal));
        foreach (var secret in told)
        {
            foreach (var form in (string[])[secret, Uri.EscapeDataString(secret)])
            {
                bench.Rig.Logs.Lines.ShouldNotContain(line => line.Contains(form, StringComparison.Ordinal));
                traces.Tags.ShouldNotContain(tag => tag.Contains(form, StringComparison.Ordinal));
                (back.Body + secrets.Body + consent.Next).ShouldNotContain(form, Case.Sensitive);
                bench.Rig.Gateway.Arrivals.ShouldNotContain(arrival => (arrival.Text + arrival.Query).Contains(form, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task When_access_ends_is_told_as_far_as_it_is_known()
    {
        await using var bench = await ConnectBench.SetAsync();
        var now = bench.Rig.Clock.GetUtcNow();
        foreach (var provider in Published.Providers)
        {
            await bench.ConnectAsync(provider);
        }

        // Instagram's renews itself, a page's never ends, Google's refresh token has no end; LinkedIn's does.
        var ends = bench.Told().Select(told => (told.Provider, told.ExpiresAt)).Distinct().ToArray();
        ends.ShouldBe([("instagram", null), ("facebook", null), ("linkedin", ends[2].ExpiresAt), ("youtube", null)]);
        ends[2].ExpiresAt!.Value.ShouldBe(now.AddSeconds(439200), TimeSpan.FromSeconds(1));
        var linkedIn = (await bench.SecretsAsync()).Single(secret => secret.PostingIdentity == "urn:li:person:782bbtaQ");
        linkedIn.AccessExpiresAt!.Value.ShouldBe(now.AddSeconds(86400), TimeSpan.FromSeconds(1));
        (linkedIn.RefreshExpiresAt, linkedIn.AccountName, linkedIn.DisconnectedReason).ShouldBe((ends[2].ExpiresAt, "John Doe", null));
    }

    [Theory]
    [EachDatabase]
    public async Task Connecting_the_same_account_again_is_the_same_reference_and_loses_no_refresh_token(DatabaseProvider database)
    {
        await using var bench = await ConnectBench.SetAsync(database);
        var first = (await bench.ConnectAsync("youtube")).Accounts.Single();

        // Google gives a refresh token with the first yes only: https://developers.google.com/identity/protocols/oauth2/web-server#offline
        bench.Provider.Say("POST /youtube/token", asked => (200, $$"""
            {"access_token":"1/{{asked.Values["grant_type"]}}-again","expires_in":3920,"token_type":"Bearer","scope":"{{Published.GoogleScopes}}"}
            """));
        var second = (await bench.ConnectAsync("youtube")).Accounts.Single();

        second.CredentialRef.ShouldBe(first.CredentialRef);
        var secret = (await bench.SecretsAsync()).ShouldHaveSingleItem();
        secret.Version.ShouldBe(2);
        bench.Rig.Clock.Advance(TimeSpan.FromSeconds(3900));
        using var lease = LeaseBench.For(bench.Rig, bench.Browser, bench.Customer, secret);
        lease.Open((await lease.SendAsync(lease.Ask())).Read<Contracts.Tokens.LeaseReply>()).AccessToken.ShouldBe("1/refresh_token-again");
        bench.Provider.To("POST /youtube/token").Last().Values["refresh_token"].ShouldBe("1//xEoDL4iW3cxlI7yDbSRFYNG01kVKM2C-259HOF2aQbI");
    }

    [Fact]
    public async Task An_account_that_the_agent_may_not_have_is_not_kept_and_the_others_are()
    {
        await using var bench = await ConnectBench.SetAsync();
        var put = 0;
        bench.Rig.Gateway.Answer("PUT", bench.Connections, arrival => ++put == 1
            ? (200, new ConnectionView
            {
                ConnectionId = bench.Connection, HiredInstanceId = bench.Hired, Provider = "facebook", Environment = ProviderEnvironment.Sandbox,
                CredentialRef = "cp:1", PostingIdentity = "1", Health = ConnectionHealth.Unknown, CanBeAskedAfterSending = true, DueAfterExpiry = 0,
            })
            : (403, Problem("plan_limit", "The plan includes 1 connected accounts. Change the plan to connect more.")));

        var view = await bench.ConnectAsync("facebook");

        view.Accounts.Select(account => account.Refused).ShouldBe([null, "plan_limit"]);
        view.Accounts[1].CredentialRef.ShouldBeNull();
        (await bench.SecretsAsync()).ShouldHaveSingleItem().PostingIdentity.ShouldBe("134895793791914");
    }

    [Fact]
    public async Task Pages_need_no_list_of_providers_of_their_own()
    {
        await using var bench = await ConnectBench.SetAsync();

        var list = (await bench.Browser.SendAsync("GET", "/api/connect")).Read<IReadOnlyList<ConnectableProvider>>();

        list.Select(provider => provider.Provider).ShouldBe(ConnectProviders.BuiltIn().All.Select(provider => provider.Name));
        var (consented, keyed) = (list.Single(provider => provider.Provider == "facebook"), list.Single(provider => provider.Provider == "whatsapp"));
        (consented.Kind, keyed.Kind).ShouldBe((ConnectingKind.Oauth, ConnectingKind.Key));
        keyed.Fields.Select(field => (field.Name, field.Secret)).ShouldBe([("posting_identity", false), ("access_token", true)]);
        keyed.Environments.ShouldContain(ProviderEnvironment.Production);
        consented.Environments.ShouldBe([ProviderEnvironment.Sandbox]); // no app of ours is configured there
        using var stranger = new Browser(bench.Rig.CustomerAddress);
        (await stranger.SendAsync("GET", "/api/connect")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task A_key_is_typed_in_as_the_providers_form_says_and_tried_by_its_identity()
    {
        await using var bench = await ConnectBench.SetAsync();
        var put = LeaseBench.Put("EAAJB-system-user-token", "WhatsApp") with { Provider = "whatsapp", PostingIdentity = "1906385232743451" };

        (await bench.Browser.SendAsync("PUT", "/api/vault/secrets", put with { PostingIdentity = "+1 631-555-5555" })).Status.ShouldBe(422);
        (await bench.Browser.SendAsync("PUT", "/api/vault/secrets", put with { PostingIdentity = null })).Status.ShouldBe(422);
        var stored = (await bench.Browser.SendAsync("PUT", "/api/vault/secrets", put)).Read<SecretView>();
        var tested = (await bench.Browser.SendAsync("POST", $"/api/vault/secrets/{stored.CredentialRef}/test")).Read<SecretTestView>();

        (tested.Works, tested.AccountName).ShouldBe((true, "Jasper's Market"));
        bench.Provider.To("GET /whatsapp/v23.0/1906385232743451").Single().Headers["Authorization"].ShouldBe("Bearer EAAJB-system-user-token");
        ConnectBench.ReasonOf(await bench.LeaveAsync("whatsapp", accept: "application/json")).ShouldBe("connect_not_offered");
    }

    internal static string Problem(string reason, string detail) => $$"""
        {"type":"urn:waooaw:problem:{{reason}}","title":"No.","status":403,"detail":"{{detail}}","instance":"/","reason":"{{reason}}","correlation_id":"c"}
        """;

    private static async Task<string> AppSecretAsync(ConnectBench bench) =>
        (await File.ReadAllTextAsync(Path.Combine(bench.Rig.Folder, "keys", "sandbox-app.secret"))).Trim();
}
