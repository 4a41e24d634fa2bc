using System.Collections.Immutable;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;
using Waooaw.Effects.Access;
using Waooaw.Hooks;

namespace Waooaw.Effects.Posts;

/// <summary>One post on one account: every word and every picture that the public will see.</summary>
public sealed record PublishPost : GatedEffect
{
    public override Verb Verb => Verb.Publish;

    public required HiredInstanceId HiredInstanceId { get; init; }

    public required DeliverableId DeliverableId { get; init; }

    /// <summary>Which version of the deliverable; another version is another effect.</summary>
    public required int Version { get; init; }

    public required string Provider { get; init; }

    public required string Channel { get; init; }

    public required ConnectionId ConnectionId { get; init; }

    /// <summary>What the vault calls the secret that opens the account.</summary>
    public required string CredentialRef { get; init; }

    /// <summary>The account as the provider knows it.</summary>
    public required string Account { get; init; }

    public required string? Title { get; init; }

    public required string Text { get; init; }

    public required ImmutableArray<PostMedia> Media { get; init; }

    /// <summary>What a channel asks for beside words and pictures, such as a privacy setting.</summary>
    public required ImmutableSortedDictionary<string, string> Options { get; init; }

    /// <summary>The hash of the findings that stood beside it.</summary>
    public required ContentHash FindingsDigest { get; init; }

    /// <summary>The account it goes to, as access to it is borrowed. Not public, and so no member of its own in what is hashed.</summary>
    internal ConnectionRef Connection => new(CustomerId, ConnectionId, Provider, Environment, CredentialRef, Account);
}

/// <summary>A picture of a post, known by its bytes.</summary>
public sealed record PostMedia(ContentHash Sha256, string ContentType, int Width, int Height, long Bytes);
