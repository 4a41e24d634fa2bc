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

    /// <summary>Whom it is sent to, one by one; empty for what goes to the public. The yes to this effect is the yes to this list.</summary>
    public required ImmutableArray<PostRecipient> Recipients { get; init; }

    /// <summary>What a channel asks for beside words and pictures, such as a privacy setting.</summary>
    public required ImmutableSortedDictionary<string, string> Options { get; init; }

    /// <summary>The hash of the findings that stood beside it.</summary>
    public required ContentHash FindingsDigest { get; init; }

    /// <summary>The hash of the rule pack that made them; null where none applies.</summary>
    public required ContentHash? RulePackDigest { get; init; }

    /// <summary>A message to people is one write for each of them.</summary>
    public override int CountParts() => Math.Max(1, Recipients.Length);

    /// <summary>The account it goes to, as access to it is borrowed. Not public, and so no member of its own in what is hashed.</summary>
    internal ConnectionRef Connection => new(CustomerId, ConnectionId, Provider, Environment, CredentialRef, Account);
}

/// <summary>A picture or film of a post, known by its bytes.</summary>
/// <param name="Width">In pixels, as it is shown.</param>
public sealed record PostMedia(ContentHash Sha256, string ContentType, int Width, int Height, long Bytes);

/// <summary>A person of a list, by reference: who it is stands elsewhere, encrypted, and can be erased there.</summary>
/// <param name="Sealed">The hash of the address with a salt of its own: a changed address is another effect, and nobody reads it from here.</param>
public sealed record PostRecipient(ContactId ContactId, ContentHash Sealed);

/// <summary>Where a person is reached, for the moment of sending.</summary>
/// <param name="Address">Such as a phone number with its country, `+919812345678`.</param>
public sealed record RevealedRecipient(string Address, string Salt)
{
    /// <summary>What stands for this person in an effect.</summary>
    public ContentHash Seal() => ContentHash.OfBytes(System.Text.Encoding.UTF8.GetBytes($"{Salt}\n{Address}"));

    // A record prints its members, and these must never be printed.
    public override string ToString() => nameof(RevealedRecipient);
}
