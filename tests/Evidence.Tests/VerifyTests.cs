using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Waooaw.Contracts.Approvals;
using Waooaw.Contracts.Refusals;
using Waooaw.Contracts.Tokens;
using Waooaw.Effects;
using Waooaw.Effects.Posts;
using Waooaw.Hosting.Database;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Data;
using Waooaw.Rig;

namespace Waooaw.Evidence.Tests;

public class VerifyTests
{
    [Theory]
    [EachDatabase]
    public async Task A_post_that_went_out_as_approved_is_proven(DatabaseProvider database)
    {
        await using var stage = await PlantStage.SetAsync(database);
        var deliverable = await stage.PostAsync();

        var report = stage.Verify(await stage.EvidenceAsync(deliverable));

        report.ShouldStartWith("PASS");
        report.ShouldContain($"by account {stage.Account} at 2026-12-01T04:00:00Z");
        report.ShouldContain(deliverable["content_hash"]!.GetValue<string>());
        report.ShouldContain("Sent       once, at 2026-12-01T04:00:02Z");
        report.ShouldContain("Outcome    out");
        report.ShouldContain("17999999999999999");
        report.ShouldContain("What is not proven");
    }

    [Fact]
    public async Task A_draft_that_nobody_decided_on_is_proven_to_have_gone_nowhere()
    {
        await using var stage = await PlantStage.SetAsync();

        var report = stage.Verify(await stage.EvidenceAsync(await stage.DraftAsync()));

        report.ShouldStartWith("PASS");
        report.ShouldContain("Decided    nothing");
        report.ShouldContain("Sent       nothing");
    }

    [Fact]
    public async Task A_rejection_is_proven()
    {
        await using var stage = await PlantStage.SetAsync();
        var deliverable = await stage.DraftAsync();
        await stage.DecideAsync(stage.Statement(deliverable, ApprovalDecision.Rejected), notes: "Not our tone.");

        var report = stage.Verify(await stage.EvidenceAsync(deliverable));

        report.ShouldStartWith("PASS");
        report.ShouldContain($"'rejected' by account {stage.Account}");
        report.ShouldContain("sealed values shown: 1");
    }

    [Fact]
    public async Task A_doubt_that_the_provider_ends_is_one_sending()
    {
        await using var stage = await PlantStage.SetAsync();
        var deliverable = await stage.ArmAsync();
        await using var worker = new Worker(stage);
        await worker.ClaimAsync();
        await worker.PermitAsync();
        await worker.CrossAsync();
        await worker.SettleAsync(new Receipt.Unknown("The connection died."));
        stage.Verify(await stage.EvidenceAsync(deliverable)).ShouldContain("Outcome    not known when the record was signed");

        await worker.HearAsync(new PostAnswer.NoAnswer("Busy.", RetryAfter: null));
        await worker.HearAsync(new PostAnswer.Posted("17999999999999999", null, "It is published."));

        var report = stage.Verify(await stage.EvidenceAsync(deliverable));
        report.ShouldStartWith("PASS");
        report.ShouldContain("Sent       once");
        report.ShouldContain("It is published.");
    }

    [Fact]
    public async Task What_is_known_to_be_unsent_may_be_sent_again()
    {
        await using var stage = await PlantStage.SetAsync();
        var deliverable = await stage.ArmAsync();
        await using (var worker = new Worker(stage))
        {
            await worker.ClaimAsync();
            await worker.PermitAsync();
            await worker.CrossAsync();
            await worker.SettleAsync(new Receipt.Unknown("The connection died."));
            await worker.HearAsync(new PostAnswer.NotPosted("Finished, not published.", CanGoOn: true));
            await worker.HearAsync(new PostAnswer.NotPosted("Finished, not published.", CanGoOn: true));
        }

        await using (var worker = new Worker(stage))
        {
            await worker.PostAsync();
        }

        var report = stage.Verify(await stage.EvidenceAsync(deliverable));
        report.ShouldStartWith("PASS");
        report.ShouldContain("1 earlier sendings are known to have put nothing out");
    }

    [Fact]
    public async Task A_worker_that_was_thought_gone_is_still_believed()
    {
        await using var stage = await PlantStage.SetAsync();
        var deliverable = await stage.ArmAsync();
        await using var gone = new Worker(stage);
        await gone.ClaimAsync();
        await gone.PermitAsync();
        await gone.CrossAsync();
        stage.Clock.Advance(TimeSpan.FromSeconds(20));
        await using var other = new Worker(stage);
        await other.ClaimAsync();

        await gone.SettleAsync(new Receipt.Done("17999999999999999", null));

        var report = stage.Verify(await stage.EvidenceAsync(deliverable));
        report.ShouldStartWith("PASS");
        report.ShouldContain("Outcome    out");
    }

    [Fact]
    public async Task What_was_stopped_with_its_agent_says_so()
    {
        await using var stage = await PlantStage.SetAsync();
        var deliverable = await stage.ArmAsync();
        await using (var worker = new Worker(stage))
        {
            await worker.ClaimAsync();
            await worker.PermitAsync();
            await stage.AskAsync(HttpMethod.Post, $"/api/v1/hired-agents/{deliverable["hired_instance_id"]}/pause");
            (await worker.CrossAsync()).ShouldBeFalse();
            await worker.SettleAsync(new Receipt.Refused(IsTransient: true, Reasons.Conflict, "Taken over.", Counts: false));
        }

        stage.Verify(await stage.EvidenceAsync(deliverable)).ShouldContain("not under way (entry");

        await stage.AskAsync(HttpMethod.Post, $"/api/v1/hired-agents/{deliverable["hired_instance_id"]}/resume");
        await stage.ExecuteAsync(deliverable, (await stage.AskAsync(HttpMethod.Get, "/api/v1/approvals"))["items"]![0]!["approval_id"]!.GetValue<string>());
        await using (var worker = new Worker(stage))
        {
            await worker.PostAsync();
        }

        var report = stage.Verify(await stage.EvidenceAsync(deliverable));
        report.ShouldStartWith("PASS");
        report.ShouldContain("Sent       once");
    }

    [Theory]
    [EachDatabase]
    public async Task Nothing_goes_out_on_an_approval_that_expired_between_permit_and_send(DatabaseProvider database)
    {
        await using var stage = await PlantStage.SetAsync(database);
        var deliverable = await stage.DraftAsync();
        var statement = stage.Statement(deliverable) with { ExpiresAt = stage.Clock.GetUtcNow().AddSeconds(3) };
        await stage.ExecuteAsync(deliverable, await stage.DecideAsync(statement));
        await using var worker = new Worker(stage);
        await worker.ClaimAsync();
        (await worker.PermitAsync()).ShouldBeTrue();
        stage.Clock.Advance(TimeSpan.FromSeconds(3));

        (await worker.CrossAsync()).ShouldBeFalse();

        stage.Verify(await stage.EvidenceAsync(deliverable)).ShouldContain("Sent       nothing");
    }

    [Theory]
    [EachDatabase]
    public async Task What_was_approved_anew_after_its_approval_expired_goes_out(DatabaseProvider database)
    {
        await using var stage = await PlantStage.SetAsync(database);
        var deliverable = await stage.DraftAsync();
        var statement = stage.Statement(deliverable) with { ExpiresAt = stage.Clock.GetUtcNow().AddSeconds(30) };
        await stage.ExecuteAsync(deliverable, await stage.DecideAsync(statement));
        await using (var worker = new Worker(stage))
        {
            await worker.ClaimAsync();
            await worker.PermitAsync();
            await worker.SettleAsync(new Receipt.Refused(IsTransient: true, Reasons.DependencyUnavailable, "Down for a moment."));
            stage.Clock.Advance(TimeSpan.FromMinutes(1));
            (await worker.ClaimAsync()).ShouldBeTrue();
            (await worker.PermitAsync()).ShouldBeFalse();
        }

        await stage.ExecuteAsync(deliverable, await stage.DecideAsync(stage.Statement(deliverable)));
        await using (var worker = new Worker(stage))
        {
            await worker.PostAsync();
        }

        var report = stage.Verify(await stage.EvidenceAsync(deliverable));
        report.ShouldStartWith("PASS");
        report.ShouldContain("Sent       once");
    }

    [Theory]
    [EachDatabase]
    public async Task An_erased_value_leaves_a_chain_that_verifies_and_says_so(DatabaseProvider database)
    {
        await using var stage = await PlantStage.SetAsync(database);
        var deliverable = await stage.DraftAsync();
        await stage.DecideAsync(stage.Statement(deliverable, ApprovalDecision.ChangesRequested), notes: "Call Mrs Rao on 98220 00000.");
        stage.Verify(await stage.EvidenceAsync(deliverable)).ShouldContain("sealed values shown: 1, each of them what was sealed; erased: 0");

        await using (var scope = stage.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<PlantDb>();
            await db.Set<SealedValue>().Where(value => value.CustomerId == stage.Customer).ExecuteDeleteAsync();
        }

        var file = await stage.EvidenceAsync(deliverable);
        var report = stage.Verify(file);
        report.ShouldStartWith("PASS");
        report.ShouldContain("sealed values shown: 0, each of them what was sealed; erased: 1");
        System.Text.Encoding.UTF8.GetString(file).ShouldNotContain("98220");
    }

    [Fact]
    public async Task A_key_that_was_retired_later_is_still_believed_and_one_that_was_retired_before_is_not()
    {
        await using var stage = await PlantStage.SetAsync();
        var file = await stage.EvidenceAsync(await stage.PostAsync());

        foreach (var issuer in (string[])[Issuers.Plant, Issuers.CustomerPortal])
        {
            Course.Read(file, Retired(stage.Clock.GetUtcNow(), issuer)).ShouldStartWith("PASS");

            var report = Course.Read(file, Retired(stage.Clock.GetUtcNow().AddMinutes(-1), issuer));
            report.ShouldStartWith("FAIL");
            report.ShouldContain("was not good at 2026-12-01T04:00:0");
        }

        Hosting.Tokens.SigningKeySet Retired(DateTimeOffset at, string issuer) =>
            new([.. stage.Keys.Keys.Select(key => key.Iss == issuer ? key with { Exp = at.ToUnixTimeSeconds() } : key)]);
    }

    [Fact]
    public async Task A_post_that_is_out_although_no_sending_was_recorded_is_no_proof()
    {
        await using var stage = await PlantStage.SetAsync();
        var deliverable = await stage.ArmAsync();
        await using var worker = new Worker(stage);
        await worker.ClaimAsync();
        await worker.PermitAsync();
        await worker.SettleAsync(new Receipt.Unknown("The vault knows of an attempt that the record does not."));
        await worker.HearAsync(new PostAnswer.Posted("17999999999999999", null, "It is published."));

        var report = stage.Verify(await stage.EvidenceAsync(deliverable));
        report.ShouldStartWith("FAIL");
        report.ShouldContain("no sending of it is on record");
    }

    [Fact]
    public void Words_of_a_file_draw_nothing_on_a_terminal() =>
        Verifying.Plain.Text("a\u001b[2J\nb\\ \u202e नमस्ते 😀").ShouldBe("a\\u{1b}[2J\\nb\\\\ \\u{202e} नमस्ते 😀");
}
