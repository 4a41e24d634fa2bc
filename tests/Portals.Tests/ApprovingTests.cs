using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Waooaw.Contracts.Approvals;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Routes;
using Waooaw.Contracts.Tokens;
using Waooaw.Hosting.Database;
using Waooaw.Hosting.Tokens;
using Waooaw.Rig;

namespace Waooaw.Portals.Tests;

public sealed class ApprovingTests
{
    private const string Findings = """[{"rule_id":"superlative","severity":"warn","message":"\"best\"","source":null,"waivable":false,"new_member":1}]""";

    [Theory]
    [EachDatabase]
    public async Task A_decision_becomes_a_statement_on_exactly_what_was_shown(DatabaseProvider database)
    {
        await using var rig = await PortalRig.StartAsync(database);
        var (browser, customer, account) = await rig.CustomerAsync();
        var shown = Show(rig);

        var answer = await browser.SendAsync("POST", "/api/approvals", Decide(shown) with { Notes = "Fine" });

        (answer.Status, answer.Body).ShouldBe((201, """{"approval_id":"from Plant"}"""));
        var posted = rig.Gateway.Arrivals.Single(arrival => arrival.Method == "POST");
        (posted.Path, posted.Claims.Aud, posted.Claims.CustomerId).ShouldBe(("/api/v1/approvals", "gateway-portal", customer));
        var record = JsonSerializer.Deserialize<RecordApproval>(posted.Body, WireJson.Options)!;
        record.Notes.ShouldBe("Fine");
        var statement = (await rig.PlatformPortal.Services.GetRequiredService<TokenReader>()
            .ReadApprovalAsync(record.Statement, CancellationToken.None)).ShouldNotBeNull();
        (statement.Iss, statement.CustomerId, statement.Person, statement.OnBehalfOf).ShouldBe((Issuers.CustomerPortal, customer, account, null));
        (statement.DeliverableId, statement.Version, statement.ContentHash).ShouldBe((shown.Id, 3, shown.Hash));
        (statement.Decision, statement.Method).ShouldBe((ApprovalDecision.Approved, ApprovalMethod.Session));
        statement.FindingsDigest.ShouldBe(ContentHash.Of(JsonDocument.Parse(Findings).RootElement));
        statement.ExpiresAt.ShouldBe(shown.NotAfter);
        statement.Nonce.Length.ShouldBe(32);
        rig.Gateway.Arrivals[0].Claims.Aud.ShouldBe("gateway");
    }

    [Theory]
    [EachDatabase]
    public async Task The_same_decision_sent_again_is_the_same_statement_and_another_under_its_key_is_refused(DatabaseProvider database)
    {
        await using var rig = await PortalRig.StartAsync(database);
        var (browser, _, _) = await rig.CustomerAsync();
        var shown = Show(rig);
        void Key(HttpRequestMessage request) => request.Headers.Add("Idempotency-Key", "decision-1");
        rig.Gateway.Answer("POST", "/api/v1/approvals", 503, """{"reason":"dependency_unavailable"}""");
        (await browser.SendAsync("POST", "/api/approvals", Decide(shown), Key)).Status.ShouldBe(503);
        rig.Gateway.Answer("POST", "/api/v1/approvals", 201, "{}");

        (await browser.SendAsync("POST", "/api/approvals", Decide(shown), Key)).Status.ShouldBe(201);
        var other = await browser.SendAsync("POST", "/api/approvals", Decide(shown) with { Decision = ApprovalDecision.Rejected }, Key);

        (other.Status, other.Reason).ShouldBe((422, "idempotency_mismatch"));
        var posts = rig.Gateway.Arrivals.Where(arrival => arrival.Method == "POST").ToArray();
        posts.Length.ShouldBe(2);
        posts[1].Text.ShouldBe(posts[0].Text);
        posts[1].Headers["Idempotency-Key"].ShouldBe(posts[0].Headers["Idempotency-Key"]);
    }

    [Fact]
    public async Task Nothing_is_signed_that_is_not_what_the_person_saw()
    {
        await using var rig = await PortalRig.StartAsync();
        var (browser, _, _) = await rig.CustomerAsync();
        var shown = Show(rig);
        var otherHash = ContentHash.OfBytes("other"u8);

        (await browser.SendAsync("POST", "/api/approvals", Decide(shown) with { Version = 2 })).Reason.ShouldBe("content_changed");
        (await browser.SendAsync("POST", "/api/approvals", Decide(shown) with { ContentHash = otherHash })).Reason.ShouldBe("content_changed");
        var mislabelled = Show(rig, view => view["content_hash"] = otherHash.Hex);
        (await browser.SendAsync("POST", "/api/approvals", Decide(mislabelled) with { ContentHash = otherHash })).Reason.ShouldBe("content_changed");
        rig.Gateway.Arrivals.ShouldAllBe(arrival => arrival.Method == "GET");
        (await rig.SqlAsync("SELECT 1 FROM signed_decisions")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_decision_that_needs_a_passkey_or_comes_too_late_is_refused()
    {
        await using var rig = await PortalRig.StartAsync();
        var (browser, _, _) = await rig.CustomerAsync();
        var passkey = Show(rig, view => view["required_method"] = "passkey");
        (await browser.SendAsync("POST", "/api/approvals", Decide(passkey))).Reason.ShouldBe("approval_step_up_required");

        var shown = Show(rig);
        (await browser.SendAsync("POST", "/api/approvals", Decide(shown) with { ExpiresAt = rig.Clock.GetUtcNow() })).Reason.ShouldBe("validation");
        var over = Show(rig, view => view["window"]!["not_after"] = "2020-01-01T00:00:00Z");
        (await browser.SendAsync("POST", "/api/approvals", Decide(over))).Reason.ShouldBe("outside_window");

        rig.Gateway.Arrivals.ShouldAllBe(arrival => arrival.Method == "GET");
    }

    [Fact]
    public async Task A_yes_names_every_waived_finding_and_the_rules_that_looked()
    {
        await using var rig = await PortalRig.StartAsync();
        var (browser, _, account) = await rig.CustomerAsync();
        var rules = ContentHash.OfBytes("rules"u8);
        var shown = Show(rig, view => view["findings"] = JsonNode.Parse($$$"""
            [{"rule_id":"health.patient_story","severity":"block","message":"a patient","source":null,"waivable":true,
              "waived":{"reason":"consent 7","person":"{{{account}}}","at":"2026-11-24T10:00:00Z"}},
             {"rule_id":"health.clinic_named","severity":"info","message":"no name","source":null,"waivable":false,"waived":null}]
            """), rules);

        (await browser.SendAsync("POST", "/api/approvals", Decide(shown))).Reason.ShouldBe("content_changed");
        (await browser.SendAsync("POST", "/api/approvals", Decide(shown) with { Waivers = [new Waiver("health.patient_story", "consent 8")] }))
            .Reason.ShouldBe("content_changed");
        (await browser.SendAsync("POST", "/api/approvals", Decide(shown) with { Waivers = [new Waiver("health.patient_story", "consent 7")] }))
            .Status.ShouldBe(201);

        var posted = rig.Gateway.Arrivals.Single(arrival => arrival.Method == "POST");
        var record = JsonSerializer.Deserialize<RecordApproval>(posted.Body, WireJson.Options)!;
        var statement = (await rig.PlatformPortal.Services.GetRequiredService<TokenReader>()
            .ReadApprovalAsync(record.Statement, CancellationToken.None)).ShouldNotBeNull();
        statement.Waivers.ShouldBe([new Waiver("health.patient_story", "consent 7")]);
        statement.RulePackDigest.ShouldBe(rules);
    }

    [Fact]
    public async Task What_plant_refuses_is_refused_in_its_words()
    {
        await using var rig = await PortalRig.StartAsync();
        var (browser, _, _) = await rig.CustomerAsync();
        var shown = Show(rig);
        rig.Gateway.Answer("POST", "/api/v1/approvals", 409, """{"reason":"already_decided"}""");
        (await browser.SendAsync("POST", "/api/approvals", Decide(shown))).Body.ShouldBe("""{"reason":"already_decided"}""");

        rig.Gateway.Answer("GET", $"/api/v1/deliverables/{shown.Id}", 404, """{"reason":"not_found"}""");
        (await browser.SendAsync("POST", "/api/approvals", Decide(shown))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task An_operator_decides_on_behalf_of_a_customer_and_never_on_their_own_work()
    {
        await using var rig = await PortalRig.StartAsync();
        var (browser, account) = await rig.OperatorAsync(Role.Reviewer);
        var customer = CustomerId.New(rig.Clock);
        var shown = Show(rig);
        (await browser.SendAsync("POST", "/api/approvals", Decide(shown))).Status.ShouldBe(422);

        (await browser.SendAsync("POST", $"/api/approvals?customer_id={customer}", Decide(shown))).Status.ShouldBe(201);

        var posted = rig.Gateway.Arrivals.Single(arrival => arrival.Method == "POST");
        (posted.Claims.ActFor, posted.Claims.CustomerId).ShouldBe((customer, null));
        var record = JsonSerializer.Deserialize<RecordApproval>(posted.Body, WireJson.Options)!;
        var statement = (await rig.CustomerPortal.Services.GetRequiredService<TokenReader>()
            .ReadApprovalAsync(record.Statement, CancellationToken.None)).ShouldNotBeNull();
        (statement.CustomerId, statement.OnBehalfOf, statement.Person).ShouldBe((customer, customer, account));

        var own = Show(rig, view => view["author"] = account.ToString());
        (await browser.SendAsync("POST", $"/api/approvals?customer_id={customer}", Decide(own))).Reason.ShouldBe("approval_self");
    }

    [Fact]
    public async Task An_operator_without_the_role_decides_nothing()
    {
        await using var rig = await PortalRig.StartAsync();
        var (browser, _) = await rig.OperatorAsync(Role.Operator);

        var answer = await browser.SendAsync("POST", $"/api/approvals?customer_id={CustomerId.New(rig.Clock)}", Decide(Show(rig)));

        answer.Reason.ShouldBe("forbidden");
        rig.Gateway.Arrivals.ShouldBeEmpty();
    }

    private sealed record Shown(DeliverableId Id, ContentHash Hash, DateTimeOffset NotAfter);

    private static DecideDeliverable Decide(Shown shown) => new()
    {
        DeliverableId = shown.Id,
        Version = 3,
        ContentHash = shown.Hash,
        Decision = ApprovalDecision.Approved,
    };

    private static Shown Show(PortalRig rig, Action<JsonNode>? change = null, ContentHash? rules = null)
    {
        var (id, notAfter) = (DeliverableId.New(rig.Clock), new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var effect = new JsonObject { ["text"] = "नमस्ते", ["verb"] = "publish", ["rule_pack_digest"] = rules?.Hex };
        var hash = ContentHash.Of(JsonSerializer.SerializeToElement(effect));
        var view = new JsonObject
        {
            ["deliverable_id"] = id.ToString(),
            ["version"] = 3,
            ["effect"] = effect,
            ["content_hash"] = hash.Hex,
            ["findings"] = JsonNode.Parse(Findings),
            ["window"] = new JsonObject { ["not_before"] = "2026-01-01T00:00:00Z", ["not_after"] = "2099-01-01T00:00:00Z" },
            ["required_method"] = "session",
            ["author"] = AccountId.New(rig.Clock).ToString(),
            ["a_member_of_later"] = true,
        };
        change?.Invoke(view);
        rig.Gateway.Answer("GET", $"/api/v1/deliverables/{id}", 200, view.ToJsonString());
        rig.Gateway.Answer("POST", "/api/v1/approvals", 201, """{"approval_id":"from Plant"}""");
        return new Shown(id, hash, notAfter);
    }
}
