using Waooaw.Contracts.Audit;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Paging;
using Waooaw.Visits;

namespace Waooaw.Story;

/// <summary>One post from a wish to its proof, as an outside client of the Customer Portal lives it.</summary>
internal sealed class OnePost(Clinic clinic, SandboxDesk sandbox, Narrator tell, string outputFolder)
{
    private const string Theme = "Free blood pressure check-up on Saturday";

    private static readonly TimeSpan UntilPosted = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan UntilFound = TimeSpan.FromSeconds(120);

    public async Task TellAsync(CancellationToken ct)
    {
        await SignUpAsync(ct);
        var (agent, accounts) = await HireAndConnectAsync(ct);
        var posts = await DraftAsync(agent, ct);
        await BeRefusedAsync(posts[0], ct);
        var edited = await EditAsync(posts[0], ct);
        var posted = await PublishOnceAsync(edited, accounts, ct);
        var found = await LoseTheAnswerAsync(posts[1], accounts, ct);
        tell.Chapter("She takes the evidence home, and checks it without us");
        await new Proof(clinic, tell, outputFolder).CheckAsync([posted, found], ct);
    }

    private async Task SignUpAsync(CancellationToken ct)
    {
        tell.Chapter("Asha signs up for Care Clinic");
        var code = await clinic.SignUpAsync("Asha Kulkarni", $"story-{Guid.NewGuid():N}", ct);
        tell.Say($"The code {code} came by mail. She sends it back and is signed in: a cookie, and nothing else, in her browser.");
    }

    private async Task<(HiredInstanceId Agent, IssuedAccount[] Accounts)> HireAndConnectAsync(CancellationToken ct)
    {
        tell.Chapter("She hires a marketing agent and gives it two Instagram accounts");
        var agent = await clinic.HireAsync("Clinic voice", "Pune", "plan_starter", ct);
        tell.Say($"The agent is a draft. Missing: {string.Join(", ", agent.Missing)}.");
        var accounts = new[] { "careclinic.pune", "careclinic.kothrud" };
        var issued = new List<IssuedAccount>();
        foreach (var username in accounts)
        {
            var account = await sandbox.IssueAccountAsync("instagram", username, ct);
            var secret = await clinic.KeepSecretAsync("instagram", account, ct);
            await clinic.ConnectAsync(agent.HiredInstanceId, secret, ct);
            issued.Add(account);
            tell.Say($"@{username}: its token is encrypted in the portal's vault. From now on anyone sees only a reference, and that it ends in {secret.LastFour}.");
        }

        var active = await clinic.FinalizeAsync(agent.HiredInstanceId, ct);
        tell.Say($"Nothing is missing now. The agent is {active.Status.ToString().ToLowerInvariant()}, and her seven days of trial have begun.");
        return (agent.HiredInstanceId, [.. issued]);
    }

    private async Task<IReadOnlyList<DeliverableView>> DraftAsync(HiredInstanceId agent, CancellationToken ct)
    {
        tell.Chapter($"She asks for a post: “{Theme}”");
        var picture = await clinic.UploadPictureAsync(ct);
        var batch = await clinic.DraftAsync(
            new CreateDraftBatch
            {
                HiredInstanceId = agent,
                Theme = Theme,
                Audience = "families and people over 40",
                Tone = "caring, clear",
                KeyPoints = ["It takes five minutes and no appointment"],
                Media = [picture.MediaHash],
            },
            ct);
        tell.Say($"A post for each account, from the playbook {batch.PlaybookId} {batch.PlaybookVersion}. The one for Pune:");
        tell.Quote(batch.Posts[0].Content.Text);
        return batch.Posts;
    }

    private async Task BeRefusedAsync(DeliverableView post, CancellationToken ct)
    {
        tell.Chapter("She tries to publish it without approving it");
        var no = (await clinic.PublishAsync(post.DeliverableId!.Value, approval: null, ct)).Must(403).ReadProblem();
        tell.Say($"403 {no.Reason}: {no.Detail}");
        var denials = (await clinic.Portal.GetAsync("/api/v1/audit/policy-denials", ct)).Must(200).Read<Page<DenialView>>();
        var recorded = denials.Items.FirstOrDefault(denial => denial.CorrelationId == no.CorrelationId)
            ?? throw new VisitEndedException("The refusal is not on record.");
        tell.Say($"The refusal is on record since {recorded.At:HH:mm:ss} UTC, under the correlation id {no.CorrelationId}.");
    }

    private async Task<DeliverableView> EditAsync(DeliverableView post, CancellationToken ct)
    {
        tell.Chapter("She adds a line of her own");
        var edited = await clinic.EditAsync(post, $"{post.Content.Text}\n\nThe kettle is on.", ct);
        tell.Say($"Version {edited.Version}. Other words are another effect, and so another hash:");
        tell.Say($"{post.ContentHash}  version {post.Version}");
        tell.Say($"{edited.ContentHash}  version {edited.Version}");
        return edited;
    }

    private async Task<DeliverableView> PublishOnceAsync(DeliverableView post, IssuedAccount[] accounts, CancellationToken ct)
    {
        tell.Chapter("She approves exactly this, and schedules it two seconds ahead");
        var approval = await clinic.ApproveAsync(post, ct);
        tell.Say("Her side computed the hash from the effect it was shown: account, words, picture, window, all of it.");
        tell.Say($"She approved {approval.ContentHash}; the portal signed that statement.");
        var scheduled = await clinic.ScheduleAsync(post.DeliverableId!.Value, approval.ApprovalId, DateTimeOffset.UtcNow.AddSeconds(2), ct);
        tell.Say($"Due at {scheduled.LocalTime} {scheduled.Timezone} (time-zone data {scheduled.ZoneData}).");
        var posted = await clinic.WaitAsync(post.DeliverableId.Value, ExecutionStatus.Posted, UntilPosted, ct);
        tell.Say($"Posted: {posted.ProviderUrl}");
        await CountAsync(post, accounts, ct);
        return posted;
    }

    private async Task<DeliverableView> LoseTheAnswerAsync(DeliverableView post, IssuedAccount[] accounts, CancellationToken ct)
    {
        tell.Chapter("The second post goes out, and the answer is lost");
        var approval = await clinic.ApproveAsync(post, ct);
        await sandbox.PlanFaultAsync("instagram", "media_publish", "outage_after_commit", subject: null, ct);
        tell.Say("The Sandbox has a bad day: it will publish, answer 502, and not answer the question afterwards. Was it posted? Nobody here knows.");
        (await clinic.PublishAsync(post.DeliverableId!.Value, approval.ApprovalId, ct)).Must(202);
        var doubted = await clinic.WaitAsync(post.DeliverableId.Value, ExecutionStatus.OutcomeUnknown, UntilPosted, ct);
        tell.Say($"outcome_unknown: {doubted.StatusReason?.Detail}");
        tell.Say("Nothing is sent again. The reconciler waits until no permit could still be in use (35 s), then asks the provider …");
        var found = await clinic.WaitAsync(post.DeliverableId.Value, ExecutionStatus.Posted, UntilFound, ct);
        tell.Say($"Found: {found.ProviderUrl ?? found.ProviderRef}");
        await CountAsync(post, accounts, ct);
        return found;
    }

    private async Task CountAsync(DeliverableView post, IssuedAccount[] accounts, CancellationToken ct)
    {
        var account = accounts.Single(account => account.AccountId == post.Effect.GetProperty("account").GetString());
        var outThere = await sandbox.OutThereAsync(account.AccountId, ct);
        if (outThere is not { Effects: 1, Requests: 1 } || outThere.Captions[0] != post.Content.Text)
        {
            throw new VisitEndedException($"On @{account.Username} there are {outThere.Effects} posts after {outThere.Requests} requests, not one after one.");
        }

        tell.Say($"The Sandbox counts on @{account.Username}: 1 post, word for word as approved, and 1 request that could have published.");
    }
}
