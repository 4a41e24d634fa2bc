using System.Text;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Contracts.Tokens;
using Waooaw.Effects.Tests.Compliance;
using Waooaw.Effects.Tests.Instagram;

namespace Waooaw.Effects.Tests.Access;

public class BorrowTests
{
    private const string Leases = "/internal/leases";

    [Fact]
    public async Task Access_to_act_is_asked_for_with_the_effect_its_approval_and_what_came_before()
    {
        await using var stage = await InstagramStage.SetAsync();
        var post = InstagramStage.Post();
        var permit = await stage.Permits.ForAsync(post);
        var earlier = LeaseId.New(TimeProvider.System);

        await stage.PublishAsync(permit, closed: [earlier]);

        var arrived = stage.Vault.Requests.Single();
        arrived.Headers["X-Correlation-ID"].ShouldBe("corr-1");
        var lease = ScriptedVault.Read(arrived);
        (lease.Iss, lease.Aud, lease.Kind, lease.Jti.Value).ShouldBe(("plant", "cp", LeaseKind.Act, permit.Id.Value));
        (lease.Exp - lease.Iat).ShouldBe(30);
        (lease.CredentialRef, lease.CustomerId, lease.ConnectionId, lease.Environment)
            .ShouldBe((post.CredentialRef, post.CustomerId, post.ConnectionId, post.Environment));
        var act = lease.Act.ShouldNotBeNull();
        ContentHash.OfBytes(Encoding.UTF8.GetBytes(act.Effect)).ShouldBe(post.Hash());
        (act.EffectId, act.Attempt, act.Approval).ShouldBe((post.EffectId, 2, "the.signed.yes"));
        act.Closed.ShouldBe([earlier]);
    }

    [Fact]
    public async Task Every_request_names_a_key_of_its_own()
    {
        await using var stage = await InstagramStage.SetAsync();

        await stage.AskAsync();
        await stage.AskAsync();

        stage.Vault.Requests.Select(request => ScriptedVault.Read(request).ReplyKey.X).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task An_earlier_loan_that_is_not_accounted_for_stops_everything()
    {
        await using var stage = await InstagramStage.SetAsync();
        stage.Vault.On(Leases, Problem(409, "lease_open"));

        (await stage.PublishAsync()).ShouldBeOfType<Receipt.Unknown>();

        stage.Provider.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(403, "approval_mismatch", "secret_unresolvable")]
    [InlineData(404, "not_found", "secret_unresolvable")]
    [InlineData(429, "rate_limited", "rate_limited")]
    [InlineData(500, "unexpected", "dependency_unavailable")]
    public async Task A_vault_that_lends_nothing_leaves_nothing_sent(int status, string said, string reason)
    {
        await using var stage = await InstagramStage.SetAsync();
        stage.Vault.On(Leases, Problem(status, said));

        var no = (await stage.PublishAsync()).ShouldBeOfType<Receipt.Refused>();

        (no.IsTransient, no.Reason.Code).ShouldBe((true, reason));
        stage.Provider.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_vault_that_cannot_be_reached_leaves_nothing_sent()
    {
        await using var stage = await InstagramStage.SetAsync();

        var no = (await stage.PublishAsync(InstagramStage.Post() with { CredentialRef = "pp:0190" })).ShouldBeOfType<Receipt.Refused>();

        (no.IsTransient, no.Reason).ShouldBe((true, Reasons.DependencyUnavailable));
    }

    [Fact]
    public async Task A_vault_that_hangs_is_given_up()
    {
        await using var stage = await InstagramStage.SetAsync(("Effects:Limits:BorrowTimeout", "00:00:00.200"));
        stage.Vault.On(Leases, Faults.Silence);

        (await stage.PublishAsync()).ShouldBeOfType<Receipt.Refused>().Reason.ShouldBe(Reasons.DependencyUnavailable);
    }

    [Fact]
    public async Task A_reference_of_no_vault_leads_nowhere()
    {
        await using var stage = await InstagramStage.SetAsync();

        var no = (await stage.PublishAsync(InstagramStage.Post() with { CredentialRef = "xx:0190" })).ShouldBeOfType<Receipt.Refused>();

        no.Reason.ShouldBe(Reasons.SecretUnresolvable);
        stage.Vault.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"lease_id":"01900000-0000-7000-8000-000000000000","expires_at":"2026-12-01T00:00:00Z","sealed":"a.b.c.d.e"}""")]
    [InlineData("{}")]
    [InlineData("<html>")]
    public async Task An_answer_that_is_not_sealed_to_the_request_opens_nothing(string answer)
    {
        await using var stage = await InstagramStage.SetAsync();
        stage.Vault.On(Leases, ScriptedServer.Json(200, answer));

        (await stage.PublishAsync()).ShouldBeOfType<Receipt.Refused>().Reason.ShouldBe(Reasons.DependencyUnavailable);
        stage.Provider.Requests.ShouldBeEmpty();
    }

    private static Microsoft.AspNetCore.Http.RequestDelegate Problem(int status, string reason) =>
        ScriptedServer.Json(status, $$"""{"reason":"{{reason}}","detail":"Said by the vault."}""");
}
