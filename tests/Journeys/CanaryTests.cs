using System.Text;
using Waooaw.Contracts.Deliverables;
using Waooaw.Hosting.Database;
using Waooaw.Hosting.Surfaces;
using Waooaw.Rig;
using Waooaw.Visits;

namespace Waooaw.Journeys;

/// <summary>A secret goes into the vault, is used for everything it is good for, and is then looked for everywhere.</summary>
public sealed class CanaryTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Theory]
    [EachDatabase]
    public async Task A_secret_is_found_nowhere_after_it_was_used_and_refused_and_probed(DatabaseProvider database)
    {
        await using var collector = await Collector.StartAsync();
        await using var five = await FiveProcesses.StartAsync(
            database, ("Otel__Endpoint", collector.Address.ToString()), ("OTEL_METRIC_EXPORT_INTERVAL", "500"), ("OTEL_BSP_SCHEDULE_DELAY", "200"),
            ("Logging__LogLevel__Default", "Trace"));
        var (canary, heard) = await UseAsync(five);
        await collector.HeardFromAsync(Surface.All.Count, Patience);
        var hunt = new Hunt(canary);

        hunt.Through("answers", heard);
        hunt.Through("telemetry", collector.Heard);
        hunt.Through(five.Folder);
        foreach (var stored in five.Stores)
        {
            hunt.Through(stored);
        }

        hunt.Searched.ShouldBeGreaterThan(100_000, "There must be something to look through.");
        hunt.Found.ShouldBeEmpty();
    }

    [Fact]
    public void The_hunt_finds_a_secret_in_every_dress()
    {
        const string canary = "IGSBXcanary0123456789";
        foreach (var (dress, worn) in Hunt.Dresses(canary))
        {
            var hunt = new Hunt(canary);
            hunt.Through("somewhere", [.. "before"u8, .. worn, .. "after"u8]);
            hunt.Found.ShouldNotBeEmpty(dress);
        }

        foreach (var shift in (string[])["", "x", "xy"])
        {
            var hunt = new Hunt(canary);
            hunt.Through("inside another text", Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{shift}{canary} and more"))));
            hunt.Found.ShouldNotBeEmpty($"base64 after {shift.Length}");
        }
    }

    /// <summary>Connects, probes, publishes, fails to publish, and asks for everything that can be asked for.</summary>
    private static async Task<(string Canary, byte[] Heard)> UseAsync(FiveProcesses five)
    {
        var ct = CancellationToken.None;
        using var sandbox = new SandboxDesk(five.AddressOf(Surface.Sandbox));
        using var clinic = new Clinic(five.AddressOf(Surface.CustomerPortal), sandbox, "Care Clinic", "owner@care-clinic.example");
        await clinic.SignUpAsync("Asha Kulkarni", "a long enough password", ct);
        var agent = (await clinic.HireAsync("Clinic voice", "Pune", "plan_starter", ct)).HiredInstanceId;
        var account = await sandbox.IssueAccountAsync("instagram", "careclinic", ct);
        var secret = await clinic.KeepSecretAsync("instagram", account, ct);
        await clinic.ConnectAsync(agent, secret, ct);
        await clinic.FinalizeAsync(agent, ct);
        var picture = await clinic.UploadPictureAsync(ct);
        var wish = new CreateDraftBatch { HiredInstanceId = agent, Theme = "Free blood pressure check-up", Media = [picture.MediaHash] };
        var post = (await clinic.DraftAsync(wish, ct)).Posts[0];
        var id = post.DeliverableId!.Value;

        var answers = new List<Answered>
        {
            // Typed where a secret does not belong: refused, and not repeated in the refusal.
            await clinic.Portal.WriteAsync(HttpMethod.Post, "/api/v1/marketing/draft-batches", wish with { Theme = account.AccessToken }, ct),
            await clinic.Portal.WriteAsync(HttpMethod.Put, $"/api/v1/deliverables/{id}/content", new ChangeContent { Version = 1, Text = account.AccessToken }, ct),
            await clinic.Portal.WriteAsync(HttpMethod.Put, "/api/vault/secrets", new { provider = "none", label = "x", secret = new { access_token = account.AccessToken } }, ct),
            await clinic.Portal.WriteAsync(HttpMethod.Post, $"/api/vault/secrets/{secret.CredentialRef}/test", body: null, ct),
        };
        answers.Take(3).ShouldAllBe(answer => answer.Status == 422);

        await sandbox.PlanFaultAsync("instagram", "media", "auth_expired", subject: null, ct);
        await sandbox.PlanFaultAsync("instagram", "media_publish", "outage_after_commit", subject: null, ct);
        var approval = await clinic.ApproveAsync(post, ct);
        answers.Add(await clinic.PublishAsync(id, approval.ApprovalId, ct));
        await clinic.WaitAsync(id, ExecutionStatus.Posted, Patience, ct);

        foreach (var path in (string[])
        [
            $"/api/v1/deliverables/{id}", $"/api/v1/deliverables/{id}/versions", $"/api/v1/deliverables/{id}/evidence", "/api/v1/audit/entries",
            "/api/v1/audit/policy-denials", "/api/v1/audit/checkpoints", "/api/v1/usage-events", "/api/v1/approvals", "/api/vault/secrets",
            "/api/vault/leases", $"/api/v1/hired-agents/{agent}/connections", "/api/session",
        ])
        {
            answers.Add((await clinic.Portal.GetAsync(path, ct)).Must(200));
        }

        using var client = new HttpClient();
        var heard = answers.SelectMany(answer => answer.Bytes).ToList();
        foreach (var surface in Surface.All)
        {
            heard.AddRange(await client.GetByteArrayAsync(new Uri(five.AddressOf(surface), "/metrics"), ct));
        }

        foreach (var path in (string[])["/", "/_sandbox/effects", "/_sandbox/requests", "/_sandbox/mail", "/_sandbox/faults"])
        {
            heard.AddRange(await client.GetByteArrayAsync(new Uri(five.AddressOf(Surface.Sandbox), path), ct));
        }

        return (account.AccessToken, [.. heard]);
    }
}
