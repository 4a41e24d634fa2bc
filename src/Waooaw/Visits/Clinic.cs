using System.Globalization;
using System.Text.Json;
using Waooaw.Contracts.Accounts;
using Waooaw.Contracts.Approvals;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Contacts;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Hiring;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Media;
using Waooaw.Contracts.Vault;

namespace Waooaw.Visits;

/// <summary>A clinic at the Customer Portal: everything its owner does there, through the same HTTP API as the owner's browser.</summary>
internal sealed class Clinic(Uri portal, SandboxDesk sandbox, string business, string email) : IDisposable
{
    public const string Timezone = "Asia/Kolkata";

    private static readonly string[] Offerings = ["Blood pressure check-up", "General consultation"];

    private const string AgentType = "marketing.digital_marketing.v1";

    public PortalVisitor Portal { get; } = new(portal);

    /// <summary>Signs up, reads the code from the mail, and is signed in. Answers the code.</summary>
    public async Task<string> SignUpAsync(string owner, string password, CancellationToken ct)
    {
        var account = new CreateAccount
        {
            Email = email,
            FullName = owner,
            BusinessName = business,
            Industry = "healthcare",
            Timezone = Timezone,
            Language = "en",
            Password = password,
            Consent = true,
        };
        (await PostAsync("/api/accounts", account, ct)).Must(202);
        var code = await sandbox.MailedCodeAsync(email, ct);
        Portal.Enter((await PostAsync("/api/accounts/verify", new VerifyAccount(email, code), ct)).Must(200));
        return code;
    }

    public async Task<HiredAgentView> HireAsync(
        string nickname, string location, string plan, CancellationToken ct, params IEnumerable<string> platforms)
    {
        var wish = new CreateSubscription { AgentTypeId = AgentType, PlanId = plan };
        var subscription = (await PostAsync("/api/v1/subscriptions", wish, ct)).Must(201).Read<SubscriptionView>();
        var draft = new PutHiredAgentDraft
        {
            SubscriptionId = subscription.SubscriptionId,
            AgentTypeId = AgentType,
            Nickname = nickname,
            Config = JsonSerializer.SerializeToElement(
                new
                {
                    nickname,
                    theme = "default",
                    primary_language = "en",
                    timezone = Timezone,
                    brand_name = business,
                    offerings_services = Offerings,
                    location,
                    platforms = platforms.DefaultIfEmpty("instagram").Select(platform => new { platform }).ToArray(),
                },
                WireJson.Options),
        };
        return (await Portal.WriteAsync(HttpMethod.Put, "/api/v1/hired-agents/draft", draft, ct)).Must(200).Read<HiredAgentView>();
    }

    /// <summary>Puts an account's token into the vault.</summary>
    public async Task<SecretView> KeepSecretAsync(string provider, IssuedAccount account, CancellationToken ct)
    {
        var secret = new PutSecret
        {
            Provider = provider,
            Label = $"@{account.Username}",
            PostingIdentity = account.AccountId,
            Secret = new Dictionary<string, string> { ["access_token"] = account.AccessToken },
        };
        return (await Portal.WriteAsync(HttpMethod.Put, "/api/vault/secrets", secret, ct)).Must(201).Read<SecretView>();
    }

    /// <summary>Gives the agent an account by reference to its secret, and has it looked at.</summary>
    public async Task<ConnectionView> ConnectAsync(HiredInstanceId agent, SecretView secret, CancellationToken ct)
    {
        var wish = new PutConnection
        {
            Provider = secret.Provider,
            Environment = secret.Environment,
            CredentialRef = secret.CredentialRef,
            PostingIdentity = secret.PostingIdentity!,
        };
        var connection = (await Portal.WriteAsync(HttpMethod.Put, $"/api/v1/hired-agents/{agent}/connections", wish, ct))
            .Must(200).Read<ConnectionView>();
        var probed = (await PostAsync($"/api/v1/hired-agents/{agent}/connections/{connection.ConnectionId}/probe", null, ct))
            .Must(200).Read<ConnectionView>();
        return probed.Health == ConnectionHealth.Healthy
            ? probed
            : throw new VisitEndedException($"The account {secret.Label} cannot be used: {probed.HealthDetail}");
    }

    public async Task<HiredAgentView> FinalizeAsync(HiredInstanceId agent, CancellationToken ct) =>
        (await PostAsync($"/api/v1/hired-agents/{agent}/finalize", null, ct)).Must(200).Read<HiredAgentView>();

    public Task<MediaView> UploadPictureAsync(CancellationToken ct) => UploadAsync("picture.jpg", "image/jpeg", ct);

    public Task<MediaView> UploadFilmAsync(CancellationToken ct) => UploadAsync("film.mp4", "video/mp4", ct);

    /// <summary>Takes someone onto the list of those who agreed to be written to.</summary>
    public async Task<ContactView> AddContactAsync(string number, string name, string proof, CancellationToken ct) =>
        (await PostAsync(
            "/api/v1/contacts",
            new AddContact
            {
                Number = number,
                Name = name,
                Consent = new ContactConsent(DateTimeOffset.UtcNow.AddDays(-1), "ticked the box on the registration form", proof),
            },
            ct)).Must(201).Read<ContactView>();

    public async Task<DraftBatchView> DraftAsync(CreateDraftBatch wish, CancellationToken ct) =>
        (await PostAsync("/api/v1/marketing/draft-batches", wish, ct)).Must(201).Read<DraftBatchView>();

    public async Task<DeliverableView> EditAsync(DeliverableView read, string text, CancellationToken ct) =>
        (await Portal.WriteAsync(
            HttpMethod.Put,
            $"/api/v1/deliverables/{read.DeliverableId}/content",
            new ChangeContent { Version = read.Version, Text = text },
            ct)).Must(200).Read<DeliverableView>();

    /// <summary>Approves what was read: the hash is computed here, from the effect that was shown, and is the only thing that is sent.</summary>
    public async Task<ApprovalView> ApproveAsync(DeliverableView read, CancellationToken ct)
    {
        var decision = new DecideDeliverable
        {
            DeliverableId = read.DeliverableId!.Value,
            Version = read.Version,
            ContentHash = ContentHash.Of(read.Effect),
            Decision = ApprovalDecision.Approved,
        };
        return (await PostAsync("/api/approvals", decision, ct)).Must(201).Read<ApprovalView>();
    }

    /// <summary>Tries to publish now; the answer may be a no.</summary>
    public Task<Answered> PublishAsync(DeliverableId deliverable, ApprovalId? approval, CancellationToken ct) =>
        PostAsync($"/api/v1/deliverables/{deliverable}/execute", new ExecuteDeliverable { IntentAction = "publish", ApprovalId = approval }, ct);

    public async Task<ScheduledView> ScheduleAsync(DeliverableId deliverable, ApprovalId approval, DateTimeOffset due, CancellationToken ct)
    {
        var local = TimeZoneInfo.ConvertTime(due, TimeZoneInfo.FindSystemTimeZoneById(Timezone));
        var wish = new ScheduleDeliverable
        {
            LocalTime = local.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
            Timezone = Timezone,
            ApprovalId = approval,
        };
        return (await PostAsync($"/api/v1/deliverables/{deliverable}/schedule", wish, ct)).Must(200).Read<ScheduledView>();
    }

    public async Task<DeliverableView> ReadAsync(DeliverableId deliverable, CancellationToken ct) =>
        (await Portal.GetAsync($"/api/v1/deliverables/{deliverable}", ct)).Must(200).Read<DeliverableView>();

    /// <summary>Looks again and again until the deliverable stands where it is expected, or for as long as the patience lasts.</summary>
    public Task<DeliverableView> WaitAsync(DeliverableId deliverable, ExecutionStatus expected, TimeSpan patience, CancellationToken ct) =>
        WaitAsync(deliverable, seen => seen.ExecutionStatus == expected, patience, ct);

    public async Task<DeliverableView> WaitAsync(
        DeliverableId deliverable, Func<DeliverableView, bool> isExpected, TimeSpan patience, CancellationToken ct)
    {
        using var impatient = CancellationTokenSource.CreateLinkedTokenSource(ct);
        impatient.CancelAfter(patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        var seen = await ReadAsync(deliverable, ct);
        try
        {
            while (!isExpected(seen))
            {
                await timer.WaitForNextTickAsync(impatient.Token);
                seen = await ReadAsync(deliverable, ct);
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new VisitEndedException(
                $"After {patience.TotalSeconds:0} s the post on {seen.Channel} is still {seen.ExecutionStatus}, {seen.Outcome ?? "no outcome"}: "
                + $"{seen.StatusReason?.Detail ?? "no reason is given"}");
        }

        return seen;
    }

    public async Task<byte[]> EvidenceAsync(DeliverableId deliverable, CancellationToken ct) =>
        (await Portal.GetAsync($"/api/v1/deliverables/{deliverable}/evidence", ct)).Must(200).Bytes;

    /// <summary>The public keys with which evidence is checked.</summary>
    public async Task<byte[]> EvidenceKeysAsync(CancellationToken ct) =>
        (await Portal.GetAsync("/.well-known/evidence-keys.json", ct)).Must(200).Bytes;

    public void Dispose() => Portal.Dispose();

    private async Task<MediaView> UploadAsync(string name, string type, CancellationToken ct)
    {
        await using var stream = typeof(Clinic).Assembly.GetManifestResourceStream($"Waooaw.Visits.{name}")!;
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, ct);
        return (await Portal.WriteAsync(HttpMethod.Post, "/api/v1/media", bytes.ToArray(), type, ct)).Must(201).Read<MediaView>();
    }

    private Task<Answered> PostAsync(string path, object? body, CancellationToken ct) =>
        Portal.WriteAsync(HttpMethod.Post, path, body, ct);
}
