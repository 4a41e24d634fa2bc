using Waooaw.Effects.Access;
using Waooaw.Effects.Posts;
using Waooaw.Effects.Wire;
using Waooaw.Hooks;

namespace Waooaw.Effects.LinkedIn;

/// <summary>LinkedIn, for organizations and members: an image that nobody sees, then one write that makes the post.</summary>
/// <remarks>https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api</remarks>
internal sealed class LinkedInProvider : PostProvider
{
    public const string Title = "LinkedIn";

    /// <summary>Reading a member's posts takes `r_member_social`, which LinkedIn gives to nobody new.</summary>
    public override Provider About { get; } = new("linkedin", Title, LinkedInForm.Form, CanBeAsked: LinkedInUrn.IsOrganization);

    public override ProviderHost Host { get; } =
        new(new Uri("https://api.linkedin.com"), "202605", ["api.linkedin.com", "www.linkedin.com"]);

    public override bool IsAccount(string account) => LinkedInUrn.IsOrganization(account) || LinkedInUrn.IsPerson(account);

    /// <summary>What every call of the versioned API carries: https://learn.microsoft.com/en-us/linkedin/marketing/versioning</summary>
    public static IReadOnlyDictionary<string, string> Versions(Door door) => new Dictionary<string, string>
    {
        ["Linkedin-Version"] = door.ApiVersion,
        ["X-Restli-Protocol-Version"] = "2.0.0",
    };

    public override IEnumerable<string> Unfit(PublishPost post) => FormFit.Unfit(About.Form, post);

    public override Task<Prepared> PrepareAsync(ProviderSession session, PublishPost post, PublishAttempt attempt, CancellationToken ct) =>
        post.Media.IsEmpty
            ? Task.FromResult<Prepared>(new Prepared.Ready(Handle: null))
            : LinkedInImage.PrepareAsync(session, post, attempt, ct);

    public override Task<Written> WriteAsync(ProviderSession session, PublishPost post, Prepared.Ready prepared, SendRight right)
    {
        var body = new Dictionary<string, object>
        {
            ["author"] = post.Account,
            ["commentary"] = LittleText.Write(post.Text),
            ["visibility"] = "PUBLIC",
            ["distribution"] = new
            {
                feedDistribution = "MAIN_FEED",
                targetEntities = Array.Empty<object>(),
                thirdPartyDistributionChannels = Array.Empty<object>(),
            },
            ["lifecycleState"] = "PUBLISHED",
            ["isReshareDisabledByAuthor"] = false,
        };
        if (prepared.Handle is { } image)
        {
            body["content"] = new { media = new { id = image } };
        }

        return session.Writes.SendAsync(
            session.Door,
            Writing.Json("publish", session.Door.At("rest/posts"), body) with { Headers = Versions(session.Door) },
            right);
    }

    public override Task<Receipt> JudgeAsync(
        ProviderSession session, PublishPost post, Prepared.Ready prepared, Written written, DateTimeOffset sentAt) =>
        Task.FromResult(LinkedInAftermath.Judge(written, post.Account));

    public override string? CannotBeAsked(PublishPost post, string? handle) => LinkedInUrn.IsOrganization(post.Account)
        ? null
        : "LinkedIn lets nobody ask about a member's posts. Look at the profile, and say what you see.";

    public override Task<PostAnswer> AskAsync(
        ProviderSession session, PublishPost post, string? handle, DateTimeOffset sentAfter, CancellationToken ct) =>
        LinkedInAftermath.AskAsync(session, post, sentAfter, ct);

    public override async Task<ProbeResult> ProbeAsync(ProviderSession session, string account, CancellationToken ct)
    {
        if (LinkedInUrn.IsOrganization(account))
        {
            // What opens its posts is what is asked for afterwards, too.
            var posts = await LinkedInReads.PostsAsync(session, account, most: 1, ct);
            return LinkedInReads.ListIn(posts, DateTimeOffset.MinValue) is not null
                ? new ProbeResult(IsHealthy: true, "LinkedIn accepts our access to this organization.", AccountName: null)
                : ProbeResult.Unhealthy(posts.ToRefusal().Why);
        }

        var member = await LinkedInReads.MemberAsync(session, ct);
        return (member.Body, member.Body?.Text("sub")) switch
        {
            (null, _) or (_, null) => ProbeResult.Unhealthy(member.ToRefusal().Why),
            ({ } body, { } sub) when sub == LinkedInUrn.IdOf(account) =>
                new ProbeResult(IsHealthy: true, "LinkedIn accepts our access to this member.", body.Text("name")),
            _ => ProbeResult.Unhealthy("The access opens another account than this one. Connect the account again."),
        };
    }
}
