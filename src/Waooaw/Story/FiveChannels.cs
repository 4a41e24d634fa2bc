using Waooaw.Contracts.Approvals;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Ids;
using Waooaw.Visits;

namespace Waooaw.Story;

/// <summary>One theme on five channels, as an outside client of the Customer Portal lives it: five accounts, five yeses, and an account of
/// every post and every person.</summary>
internal sealed class FiveChannels(Clinic clinic, SandboxDesk sandbox, Narrator tell, string outputFolder)
{
    private const string Theme = "Blood pressure check-up on Saturday";
    private const string Messages = "whatsapp";

    private static readonly string[] ByConsent = ["facebook", "instagram", "linkedin", "youtube"];
    private static readonly (string Number, string Name)[] Patients =
        [("+919800000001", "Meera"), ("+919800000002", "Ravi"), ("+919800000003", "Fatima")];

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan UntilSettled = TimeSpan.FromSeconds(120);

    public async Task TellAsync(CancellationToken ct)
    {
        tell.Chapter("Asha signs up and hires a marketing agent");
        await clinic.SignUpAsync("Asha Kulkarni", $"story-{Guid.NewGuid():N}", ct);
        var agent = (await clinic.HireAsync("Clinic voice", "Pune", "plan_pro", ct, [.. ByConsent, Messages])).HiredInstanceId;
        tell.Say("A cookie is all her browser holds.");

        await ConnectAsync(agent, ct);
        await clinic.FinalizeAsync(agent, ct);
        await AddPeopleAsync(ct);
        var posts = await DraftAsync(agent, ct);
        var settled = await PublishAsync(posts, ct);
        await AccountAsync(settled, ct);
        tell.Chapter("She takes the evidence home, and checks it without us");
        await new Proof(clinic, tell, outputFolder).CheckAsync(settled, ct);
    }

    private async Task ConnectAsync(HiredInstanceId agent, CancellationToken ct)
    {
        tell.Chapter("She connects five accounts");
        foreach (var provider in ByConsent)
        {
            var connected = await Consent.GiveAsync(clinic.Portal, agent, provider, "Care Clinic Pune", ct);
            foreach (var account in connected.Accounts)
            {
                tell.Say($"{provider,-10} {account.Name} ({account.PostingIdentity}): she said yes on its page of consent; {account.Health?.ToString().ToLowerInvariant()}.");
            }
        }

        var number = await sandbox.IssueAccountAsync(Messages, "Care Clinic Pune", ct);
        var secret = await clinic.KeepSecretAsync(Messages, number, ct);
        await clinic.ConnectAsync(agent, secret, ct);
        tell.Say($"{Messages,-10} number {number.AccountId}: its key went through a form into the vault, and ends in {secret.LastFour}.");
    }

    private async Task AddPeopleAsync(CancellationToken ct)
    {
        tell.Chapter("Three patients agreed to be written to");
        foreach (var ((number, name), place) in Patients.Select((patient, place) => (patient, place + 1)))
        {
            var contact = await clinic.AddContactAsync(number, name, $"form 2026-{place:000}", ct);
            tell.Say($"{contact.Name}, {contact.Number}: sealed with a key of their own. Erased, nothing of them is left.");
        }
    }

    private async Task<IReadOnlyList<DeliverableView>> DraftAsync(HiredInstanceId agent, CancellationToken ct)
    {
        tell.Chapter($"She asks for posts about one theme: “{Theme}”");
        var (picture, film) = (await clinic.UploadPictureAsync(ct), await clinic.UploadFilmAsync(ct));
        var batch = await clinic.DraftAsync(
            new CreateDraftBatch
            {
                HiredInstanceId = agent,
                Theme = Theme,
                Audience = "families and people over 40",
                Tone = "caring, clear",
                KeyPoints = ["It takes five minutes", "No appointment is needed"],
                Media = [picture.MediaHash, film.MediaHash],
            },
            ct);
        foreach (var post in batch.Posts)
        {
            tell.Say($"{post.Channel}, suggested for {post.SuggestedLocalTime}:");
            tell.Quote(post.Content.Title is { } title ? $"{title}\n\n{post.Content.Text}" : post.Content.Text);
            foreach (var finding in post.Findings.Where(finding => finding.Severity != FindingSeverity.Info))
            {
                tell.Say($"  finding ({finding.Severity.ToString().ToLowerInvariant()}): {finding.Message}");
            }
        }

        return batch.Posts;
    }

    private async Task<IReadOnlyList<DeliverableView>> PublishAsync(IReadOnlyList<DeliverableView> posts, CancellationToken ct)
    {
        tell.Chapter("She approves each of them, and gives each a time of its own");
        await sandbox.PlanFaultAsync(Messages, "messages", "undeliverable", Digits(Patients[1].Number), ct);
        await sandbox.PlanFaultAsync(Messages, "messages", "reset_after_commit", Digits(Patients[2].Number), ct);
        await sandbox.PlanFaultAsync(Messages, "messages", "lost_webhook", Digits(Patients[2].Number), ct);
        tell.Say("The Sandbox will not be able to deliver to Ravi; and for Fatima the answer gets lost, and no report ever comes.");
        var approvals = new List<ApprovalView>();
        foreach (var post in posts)
        {
            approvals.Add(await clinic.ApproveAsync(post, ct));
        }

        var due = DateTimeOffset.UtcNow + Between;
        foreach (var (post, approval) in posts.Zip(approvals))
        {
            due += Between;
            var scheduled = await clinic.ScheduleAsync(post.DeliverableId!.Value, approval.ApprovalId, due, ct);
            tell.Say($"{post.Channel,-10} {approval.ContentHash.Hex[..12]}… due at {scheduled.LocalTime} {scheduled.Timezone}");
        }

        var settled = new List<DeliverableView>();
        foreach (var post in posts)
        {
            var expected = post.Channel == Messages ? ExecutionStatus.OutcomeUnknown : ExecutionStatus.Posted;
            settled.Add(await clinic.WaitAsync(
                post.DeliverableId!.Value,
                seen => seen.ExecutionStatus == expected && (seen.Channel != Messages || seen.Deliveries.Count(IsReported) == 2),
                UntilSettled,
                ct));
        }

        return settled;

        static bool IsReported(DeliveryView delivery) => delivery.Outcome is "delivered" or "failed";
    }

    private async Task AccountAsync(IReadOnlyList<DeliverableView> posts, CancellationToken ct)
    {
        tell.Chapter("What became of every one of them");
        foreach (var post in posts)
        {
            var account = post.Effect.GetProperty("account").GetString()!;
            var outThere = await sandbox.OutThereAsync(account, ct);
            var expected = Math.Max(1, post.Deliveries.Count);
            if (outThere.Effects != expected || outThere.Requests != expected || outThere.Captions.Any(caption => caption != post.Content.Text))
            {
                throw new VisitEndedException(
                    $"On {post.Channel} there are {outThere.Effects} things after {outThere.Requests} requests, not {expected} after {expected}.");
            }

            tell.Say(post.Deliveries.Count == 0
                ? $"{post.Channel,-10} posted: {post.ProviderUrl ?? post.ProviderRef}; out there 1, word for word, after 1 request."
                : $"{post.Channel,-10} {post.Outcome}; out there {outThere.Effects}, each after 1 request.");
            foreach (var (delivery, patient) in post.Deliveries.Zip(Patients))
            {
                tell.Say($"           {patient.Name,-7} {delivery.Recipient}: {Told(delivery)}");
            }
        }

        tell.Say("Fatima has it, and nobody here can know that: WhatsApp cannot be asked. Nothing is sent again; Asha asks her, and says what she heard.");
    }

    private static string Told(DeliveryView delivery) => delivery switch
    {
        { ExecutionStatus: ExecutionStatus.OutcomeUnknown } => $"not known. {delivery.StatusReason?.Detail}",
        { Outcome: { } outcome } => outcome,
        _ => delivery.ExecutionStatus.ToString().ToLowerInvariant(),
    };

    private static string Digits(string number) => number.TrimStart('+');
}
