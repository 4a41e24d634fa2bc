using System.Text.Json;
using SkiaSharp;
using Waooaw.Contracts.Approvals;
using Waooaw.Contracts.Audit;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Contacts;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Hiring;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Media;
using Waooaw.Contracts.Paging;
using Waooaw.Contracts.Tokens;

namespace Waooaw.Plant.Tests.PlantRig;

/// <summary>A customer with an agent at work, and what such a customer does.</summary>
internal sealed class Clinic
{
    private Clinic(Actor owner, SubscriptionView subscription, HiredAgentView agent, ContentHash picture) =>
        (Owner, Subscription, Agent, Picture) = (owner, subscription, agent, picture);

    private int _wishes;

    public Actor Owner { get; }

    public SubscriptionView Subscription { get; }

    public HiredAgentView Agent { get; private set; }

    public ContentHash Picture { get; }

    public List<ConnectionView> Connections { get; } = [];

    public CustomerId Customer => Owner.Customer!.Value;

    public string Account => Connections[0].PostingIdentity;

    private PlantStage Stage => Owner.Stage;

    public static async Task<Clinic> HireAsync(PlantStage stage, int accounts = 1)
    {
        var clinic = await SetUpAsync(stage);
        for (var i = 0; i < accounts; i++)
        {
            await clinic.ConnectAsync();
        }

        await clinic.FinalizeAsync();
        return clinic;
    }

    public async Task FinalizeAsync() =>
        Agent = (await Owner.PostAsync($"/api/v1/hired-agents/{Agent.HiredInstanceId}/finalize")).Value<HiredAgentView>();

    /// <summary>An agent that is set up and not connected yet.</summary>
    public static async Task<Clinic> SetUpAsync(PlantStage stage)
    {
        var owner = await stage.SignUpAsync();
        var subscription = (await owner.PostAsync("/api/v1/subscriptions", new CreateSubscription
        {
            AgentTypeId = "marketing.digital_marketing.v1",
            PlanId = "plan_pro",
        })).Value<SubscriptionView>(201);
        var agent = (await owner.PutAsync("/api/v1/hired-agents/draft", Draft(subscription))).Value<HiredAgentView>();
        var ownPicture = Jpeg(stripes: owner.Customer!.Value.Value.ToByteArray()); // like nobody else's
        var media = (await owner.PostAsync("/api/v1/media", ownPicture)).Value<MediaView>(201);
        return new Clinic(owner, subscription, agent, media.MediaHash);
    }

    public static PutHiredAgentDraft Draft(SubscriptionView subscription, string? config = null) => new()
    {
        SubscriptionId = subscription.SubscriptionId,
        AgentTypeId = subscription.AgentTypeId,
        Nickname = "Maya",
        Config = JsonElement.Parse(config ?? """
            {
              "theme": "default", "primary_language": "en", "timezone": "Asia/Kolkata", "brand_name": "Care Clinic",
              "offerings_services": ["check-ups"], "location": "Pune", "platforms": [{"platform": "instagram"}]
            }
            """),
    };

    public static byte[] Jpeg(int width = 400, int height = 400, byte[]? stripes = null)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.SeaGreen);
        for (var i = 0; i < stripes?.Length; i++)
        {
            bitmap.Erase(new SKColor(stripes[i], stripes[i], stripes[i]), SKRectI.Create(i * 16, 0, 16, 16));
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 60);
        return data.ToArray();
    }

    public async Task<ConnectionView> ConnectAsync(string provider = "instagram")
    {
        var (account, token) = await Stage.Instagram.OpenAccountAsync(provider);
        var connection = (await Owner.PutAsync($"/api/v1/hired-agents/{Agent.HiredInstanceId}/connections", new PutConnection
        {
            Provider = provider,
            Environment = ProviderEnvironment.Sandbox,
            CredentialRef = Stage.Vault.Keep(token),
            PostingIdentity = account,
        })).Value<ConnectionView>();
        Connections.Add(connection);
        return connection;
    }

    /// <summary>Someone agreed to be written to.</summary>
    public async Task<ContactView> AgreeAsync(string number, string name = "Meera") => (await Owner.PostAsync("/api/v1/contacts", new AddContact
    {
        Number = number,
        Name = name,
        Consent = new ContactConsent(Stage.Clock.GetUtcNow().AddDays(-1), "ticked the box on the form", "form 17"),
    })).Value<ContactView>(201);

    public CreateDraftBatch Wish(string theme = "Blood pressure check-up camp") => new()
    {
        HiredInstanceId = Agent.HiredInstanceId,
        Theme = theme,
        Offer = "A check and a talk about the result",
        Media = [Picture],
    };

    /// <summary>Another theme each time: the same words do not go out twice on an account.</summary>
    public CreateDraftBatch AnotherWish() => _wishes++ == 0 ? Wish() : Wish($"Blood pressure check-up camp {_wishes}");

    public async Task<IReadOnlyList<DeliverableView>> DraftAllAsync(CreateDraftBatch? wish = null) =>
        (await Owner.PostAsync("/api/v1/marketing/draft-batches", wish ?? AnotherWish())).Value<DraftBatchView>(201).Posts;

    public async Task<DeliverableView> DraftAsync(CreateDraftBatch? wish = null) => (await DraftAllAsync(wish)).Single();

    /// <summary>A draft that its owner has approved.</summary>
    public async Task<(DeliverableView Post, ApprovalView Approval)> ApprovedAsync(CreateDraftBatch? wish = null)
    {
        var post = await DraftAsync(wish);
        return (post, await ApproveAsync(post));
    }

    public async Task<ApprovalView> ApproveAsync(DeliverableView post, DateTimeOffset? expiresAt = null) =>
        (await DecideAsync(Statement(post) with { ExpiresAt = expiresAt ?? post.Window.NotAfter })).Value<ApprovalView>(201);

    /// <summary>What the portal signs when the owner says yes to a version.</summary>
    public ApprovalStatement Statement(DeliverableView post) => new()
    {
        Iss = Issuers.CustomerPortal,
        CustomerId = Customer,
        DeliverableId = post.DeliverableId!.Value,
        Version = post.Version,
        ContentHash = post.ContentHash,
        FindingsDigest = ContentHash.Of(post.Findings),
        RulePackDigest = post.Effect.GetProperty("rule_pack_digest").Deserialize<ContentHash?>(WireJson.Options),
        Waivers =
        [
            .. post.Findings.Where(finding => finding.Waived is not null).Select(finding => new Waiver(finding.RuleId, finding.Waived!.Reason)).Distinct(),
        ],
        Decision = ApprovalDecision.Approved,
        Person = Owner.Account!.Value,
        Method = ApprovalMethod.Session,
        DecidedAt = Stage.Clock.GetUtcNow(),
        ExpiresAt = post.Window.NotAfter,
        Nonce = Guid.NewGuid().ToString("N"),
    };

    public Task<Reply> DecideAsync(ApprovalStatement statement, string type = TokenTypes.Approval) =>
        TellAsync(Stage.Signers.Sign(statement.Iss, type, statement));

    /// <summary>The portal hands a signed statement on.</summary>
    public Task<Reply> TellAsync(string statement, Actor? portal = null) =>
        (portal ?? Stage.Portal(Owner.Account!.Value)).PostAsync("/api/v1/approvals", new RecordApproval { Statement = statement });

    public Task<Reply> ExecuteAsync(DeliverableView post, ApprovalId? approval, string? key = null, Actor? who = null, string intent = "publish") =>
        (who ?? Owner).PostAsync(
            $"/api/v1/deliverables/{post.DeliverableId}/execute", new ExecuteDeliverable { IntentAction = intent, ApprovalId = approval }, key);

    public Task<Reply> ScheduleAsync(
        DeliverableView post, ApprovalId approval, DateTimeOffset due, string timezone = "Etc/UTC") =>
        ScheduleAsync(post, approval, due.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", null), timezone);

    public Task<Reply> ScheduleAsync(
        DeliverableView post, ApprovalId approval, string localTime, string timezone = "Etc/UTC", Overlap? overlap = null) =>
        Owner.PostAsync($"/api/v1/deliverables/{post.DeliverableId}/schedule", new ScheduleDeliverable
        {
            LocalTime = localTime,
            Timezone = timezone,
            Overlap = overlap,
            ApprovalId = approval,
        });

    public Task<Reply> EditAsync(DeliverableView post, string text) => Owner.PutAsync(
        $"/api/v1/deliverables/{post.DeliverableId}/content", new ChangeContent { Version = post.Version, Text = text });

    public Task<Reply> CancelAsync(DeliverableView post) => Owner.PostAsync($"/api/v1/deliverables/{post.DeliverableId}/cancel");

    public Task<Reply> ResolveAsync(DeliverableView post, ResolvedOutcome outcome) => Owner.PostAsync(
        $"/api/v1/deliverables/{post.DeliverableId}/resolve", new ResolveDeliverable { Outcome = outcome, Note = "I looked at the account." });

    public Task<Reply> PauseAsync() => Owner.PostAsync($"/api/v1/hired-agents/{Agent.HiredInstanceId}/pause");

    public Task<Reply> ResumeAsync() => Owner.PostAsync($"/api/v1/hired-agents/{Agent.HiredInstanceId}/resume");

    public async Task<DeliverableView> SeeAsync(DeliverableView post) =>
        (await Owner.GetAsync($"/api/v1/deliverables/{post.DeliverableId}")).Value<DeliverableView>();

    public Task<DeliverableView> UntilAsync(DeliverableView post, ExecutionStatus status) =>
        Eventually.SeeAsync(() => SeeAsync(post), seen => seen.ExecutionStatus == status);

    public async Task<IReadOnlyList<ApprovalView>> ApprovalsAsync() =>
        (await Owner.GetAsync("/api/v1/approvals")).Value<Page<ApprovalView>>().Items;

    public async Task<IReadOnlyList<DenialView>> DenialsAsync() =>
        (await Owner.GetAsync("/api/v1/audit/policy-denials")).Value<Page<DenialView>>().Items;

    /// <summary>What the record says happened, in order.</summary>
    public async Task<IReadOnlyList<AuditEntryView>> RecordAsync() =>
        (await Owner.GetAsync("/api/v1/audit/entries?limit=200")).Value<Page<AuditEntryView>>().Items;

    public Task<IReadOnlyList<Seen>> PostsAsync() => Stage.Instagram.PostsAsync(Account);
}
