using Waooaw.Effects.Access;
using Waooaw.Effects.Wire;
using Waooaw.Hooks;

namespace Waooaw.Effects.Posts;

/// <summary>How one provider is acted at and asked. A folder of this project holds one class of this kind; being there is being
/// registered. It keeps nothing: whatever it needs comes with each call.</summary>
internal abstract class PostProvider
{
    /// <summary>Every provider that has a folder, by name.</summary>
    public static IReadOnlyList<PostProvider> All { get; } =
    [
        .. typeof(PostProvider).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(PostProvider)) && !type.IsAbstract)
            .Select(type => (PostProvider)Activator.CreateInstance(type)!)
            .OrderBy(provider => provider.About.Name, StringComparer.Ordinal),
    ];

    public abstract Provider About { get; }

    public abstract ProviderHost Host { get; }

    /// <summary>What about the post this client could not send exactly as approved, each as a phrase such as `a post has no title`.</summary>
    public abstract IEnumerable<string> Unfit(PublishPost post);

    /// <summary>Why the account may not post right now, as the provider itself says; null where it may, or where nothing can be asked.</summary>
    public virtual Task<Receipt.Refused?> CheckQuotaAsync(ProviderSession session, PublishPost post, CancellationToken ct) =>
        Task.FromResult<Receipt.Refused?>(null);

    /// <summary>All that nobody can see. What an earlier attempt prepared is gone on with.</summary>
    public abstract Task<Prepared> PrepareAsync(ProviderSession session, PublishPost post, PublishAttempt attempt, CancellationToken ct);

    /// <summary>The one visible write. Nobody's token ends it.</summary>
    public abstract Task<Written> WriteAsync(ProviderSession session, PublishPost post, Prepared.Ready prepared, SendRight right);

    /// <summary>What is known after the write. Only what the provider itself says counts; the rest is a doubt, and stays one.</summary>
    public abstract Task<Receipt> JudgeAsync(
        ProviderSession session, PublishPost post, Prepared.Ready prepared, Written written, DateTimeOffset sentAt);

    /// <summary>Why there is nothing that could be asked about this post, before any access is borrowed; null where there is.</summary>
    public virtual string? CannotBeAsked(PublishPost post, string? handle) => null;

    /// <summary>What became of a post that may be out. It reads and does nothing else.</summary>
    /// <param name="handle">What was prepared for it, as it was kept.</param>
    /// <param name="sentAfter">When the point of no return was passed.</param>
    public abstract Task<PostAnswer> AskAsync(
        ProviderSession session, PublishPost post, string? handle, DateTimeOffset sentAfter, CancellationToken ct);

    /// <summary>What the provider tells by itself; null for what it does not send.</summary>
    public virtual ToldByProvider? ReadWebhook(System.Text.Json.JsonElement body) => null;

    /// <summary>Whether the access works and opens this account, by the cheapest read there is.</summary>
    public abstract Task<ProbeResult> ProbeAsync(ProviderSession session, string account, CancellationToken ct);

    /// <summary>Whether this can be the name of an account here.</summary>
    public abstract bool IsAccount(string account);

    protected static bool IsDigits(string? id, int longest) => id is { Length: > 0 } && id.Length <= longest && id.All(char.IsAsciiDigit);
}

/// <summary>Where a provider is.</summary>
/// <param name="Production">The root of its API.</param>
/// <param name="ApiVersion">The version this client was written for; empty where its addresses carry none.</param>
/// <param name="Hosts">The only hosts of its own: in production nothing is sent anywhere else.</param>
internal sealed record ProviderHost(Uri Production, string ApiVersion, IReadOnlyList<string> Hosts);

/// <summary>What a call at a provider has to work with: the door that was opened, and how to read and write behind it.</summary>
/// <param name="Part">Which person of the list it is for, counted from 0; 0 for what goes to the public.</param>
internal sealed record ProviderSession(
    Door Door, ReadClient Reads, WriteClient Writes, LimitOptions Limits, TimeProvider Clock, int Part = 0);

/// <summary>What came of preparing.</summary>
internal abstract record Prepared
{
    /// <summary>One write is left, and it is the visible one.</summary>
    /// <param name="Handle">What the question afterwards needs; written down with `sending`, where people may read it.</param>
    public sealed record Ready(string? Handle) : Prepared
    {
        /// <summary>The write that is left, where making it took what only preparing has: the film, or whom it goes to.</summary>
        public Writing? Last { get; init; }
    }

    /// <summary>Nothing is out, and this is why.</summary>
    public sealed record Not(Receipt Instead) : Prepared;

    /// <summary>What is kept is not what was approved.</summary>
    public static Not AnotherFile { get; } = new(new Receipt.Refused(
        IsTransient: false,
        Contracts.Refusals.Reasons.ContentChanged,
        "The picture or film that is kept is not the one that was approved. Upload it again and approve the new version."));

    /// <summary>Another worker has the act; this one stops where it is.</summary>
    public static Not TakenOver { get; } = new(new Receipt.Refused(
        IsTransient: true, Contracts.Refusals.Reasons.Conflict, "Another worker has taken over. Nothing was sent here.", Counts: false));
}
