using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Effects;
using Waooaw.Effects.Posts;
using Waooaw.Hooks;
using Waooaw.Plant.Agents.Configs;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Connections;
using Waooaw.Plant.Data;
using Waooaw.Plant.Hiring;
using Waooaw.Plant.Media;
using Waooaw.Plant.Secrecy;
using Waooaw.Plant.Skills.Channels;
using Waooaw.Plant.Skills.RulePacks;

namespace Waooaw.Plant.Deliverables;

/// <summary>Makes versions: states the effect completely, lets the rules of the channel look at it, and writes it down.</summary>
internal sealed class Versions(PlantDb db, Windows windows, RulePackShelf packs, Trail trail, TimeProvider clock)
{
    /// <summary>The pictures by their hashes, in the order asked for; a violation for each that is not this customer's.</summary>
    public async Task<ImmutableArray<PostMedia>> MediaAsync(
        CustomerId customer, IReadOnlyList<ContentHash> hashes, List<Violation> violations, CancellationToken ct)
    {
        var found = ImmutableArray.CreateBuilder<PostMedia>();
        for (var i = 0; i < hashes.Count; i++)
        {
            var hash = hashes[i];
            var media = await db.Set<MediaOwner>().AnyAsync(owner => owner.CustomerId == customer && owner.Sha256 == hash, ct)
                ? await db.Set<StoredMedia>().AsNoTracking()
                    .Where(stored => stored.Sha256 == hash)
                    .Select(stored => new { stored.ContentType, stored.Width, stored.Height, stored.Content.Length })
                    .SingleOrDefaultAsync(ct)
                : null;
            if (media is null)
            {
                violations.Add(new Violation($"media[{i}]", "No such picture of yours is known. Upload it first."));
            }
            else
            {
                found.Add(new PostMedia(hash, media.ContentType, media.Width, media.Height, media.Length));
            }
        }

        return found.ToImmutable();
    }

    /// <summary>States the effect that a version is, after the rules of its channel and of the customer's line of business have looked at it.</summary>
    /// <param name="waivers">Which rules a person took responsibility for, in these very words.</param>
    public async Task<(PublishPost Post, IReadOnlyList<Finding> Findings)> StateAsync(
        Deliverable deliverable,
        Connection connection,
        PostMatter matter,
        CancellationToken ct,
        IReadOnlyDictionary<string, FindingWaiver>? waivers = null)
    {
        var (chosen, media, recipients, window) = matter;
        var words = chosen with { Options = Providers.Find(deliverable.Channel)?.Form.Fill(chosen) ?? chosen.Options };
        var business = await db.Set<Customer>().AsNoTracking().SingleAsync(row => row.Id == deliverable.CustomerId, ct);
        var pack = packs.For(business.Industry);
        IReadOnlyList<Finding> findings =
        [
            .. ChannelRules.Check(deliverable.Channel, words, media),
            .. pack?.Check(PostText.Of(words.Title, words.Text, await NamesAsync(deliverable, business, ct)))
                .Select(finding => finding with { Waived = finding.Waivable ? waivers?.GetValueOrDefault(finding.RuleId) : null }) ?? [],
        ];
        return (new PublishPost
        {
            EffectId = EffectId.New(clock),
            CustomerId = deliverable.CustomerId,
            HiredInstanceId = deliverable.HiredInstanceId,
            DeliverableId = deliverable.Id,
            Version = deliverable.Version,
            Provider = connection.Provider,
            Channel = deliverable.Channel,
            Environment = connection.Environment,
            ConnectionId = connection.Id,
            CredentialRef = connection.CredentialRef,
            Account = connection.PostingIdentity,
            Title = words.Title,
            Text = words.Text,
            Media = media,
            Recipients = recipients,
            Options = words.Options,
            Window = window,
            LatenessSeconds = windows.LatenessSeconds,
            FindingsDigest = ContentHash.Of(findings),
            RulePackDigest = pack?.Digest,
        }, findings);
    }

    /// <summary>Writes a version down, with its effect in the record.</summary>
    public DeliverableVersion Keep(
        PublishPost post,
        IReadOnlyList<Finding> findings,
        AccountId author,
        IReadOnlyList<string> requests,
        string kind,
        params ReadOnlySpan<(string Name, string Value)> more)
    {
        var version = DeliverableVersion.Of(post, findings, author, requests, clock.GetUtcNow());
        db.Add(version);
        var facts = new Dictionary<string, string>
        {
            ["actor"] = author.ToString(),
            ["content_hash"] = version.ContentHash.Hex,
            ["effect_id"] = post.EffectId.ToString(),
            ["version"] = $"{post.Version}",
        };
        foreach (var (name, value) in more)
        {
            facts.Add(name, value);
        }

        trail.Add(new Note(post.CustomerId, kind, post.DeliverableId)
        {
            Facts = facts,
            Documents = [new NotedDocument("effect", version.Effect), new NotedDocument("findings", version.Findings)],
        });
        return version;
    }

    /// <summary>By which names the business speaks: its own, and the brand its agent was set up with.</summary>
    private async Task<IReadOnlyList<string>> NamesAsync(Deliverable deliverable, Customer business, CancellationToken ct)
    {
        var agent = await db.Set<HiredAgent>().AsNoTracking()
            .SingleAsync(row => row.CustomerId == deliverable.CustomerId && row.Id == deliverable.HiredInstanceId, ct);
        var brand = MarketingConfig.Read(System.Text.Json.JsonElement.Parse(agent.Config), agent.Nickname).Config.BrandName;
        return brand is { Length: > 0 } ? [business.BusinessName, brand] : [business.BusinessName];
    }

    /// <summary>What is wrong with words that a person wrote.</summary>
    public static void CheckWords(string? text, string path, List<Violation> violations)
    {
        if (text is null)
        {
            return;
        }

        if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\t')))
        {
            violations.Add(new Violation(path, "Only letters, signs, line breaks and tabs; no other control characters."));
        }

        if (RawSecrets.IsIn(text))
        {
            violations.Add(new Violation(path, "This looks like a secret. Secrets go into the portal's vault, never here."));
        }
    }
}

/// <summary>What a version is made of: its words and what was chosen about them, its pictures, whom it goes to, and when it may.</summary>
internal sealed record PostMatter(
    PostWords Words, ImmutableArray<PostMedia> Media, ImmutableArray<PostRecipient> Recipients, EffectWindow Window)
{
    public static PostMatter Of(PublishPost post, string language) =>
        new(new PostWords(post.Title, post.Text, post.Options, language), post.Media, post.Recipients, post.Window);
}
