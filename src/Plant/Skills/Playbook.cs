using Waooaw.Contracts.Deliverables;
using Waooaw.Effects.Posts;
using Waooaw.Hosting.Refusals;
using Waooaw.Plant.Skills.Channels;
using Waooaw.Plant.Skills.Loading;
using Waooaw.Plant.Skills.Wording;

namespace Waooaw.Plant.Skills;

/// <summary>How a skill is done, word for word: the same inputs give the same bytes, on every machine and at any time.</summary>
internal sealed class Playbook
{
    private readonly IReadOnlyList<PlaybookEdition> _editions;

    // What is not a matter of words is the same in every language, so any edition may be asked for it.
    private readonly PlaybookWording _any;

    /// <param name="editions">One for each file; they agree in everything but their words.</param>
    internal Playbook(IReadOnlyList<PlaybookEdition> editions)
    {
        _editions = editions;
        _any = editions[0].Wording;
        About = editions[0].About with { Languages = [.. editions.SelectMany(edition => edition.About.Languages)] };
    }

    /// <summary>What it says of itself in its first language, with all languages it is written in.</summary>
    public FrontMatter About { get; }

    /// <summary>The channels it writes for.</summary>
    public IReadOnlyCollection<string> Channels => [.. _any.Channels.Keys];

    /// <summary>The ways in which it can say one theme, in the order in which several posts use them.</summary>
    public IReadOnlyList<string> Angles => [.. _any.Angles.Select(angle => angle.Name)];

    /// <summary>The words for a tone that it knows.</summary>
    public IReadOnlyList<string> ToneWords => [.. _any.Tones.Select(tone => tone.Word)];

    /// <summary>What it can do otherwise when it is asked for another version.</summary>
    public IReadOnlyCollection<string> Requests => [.. _any.Phrases.Requests.Keys];

    /// <summary>The post for one channel, within what the channel takes.</summary>
    /// <param name="variant">Which of <see cref="Angles"/>, counted from 0; refused when there are not as many.</param>
    public Result<ChannelDraft> Draft(DraftInputs inputs, string channel, int variant = 0)
    {
        if (Write(inputs, channel, variant).IsRefused(out var refusal, out var post))
        {
            return refusal;
        }

        return post.Words is { } words
            ? new ChannelDraft(
                words.Title,
                words.Text,
                words.Options,
                words.Language,
                MessageParts.ToMessage(post.Message),
                post.Channel.SuggestedLocalTime,
                _any.Angles[variant].DaysLater)
            : Refusal.Invalid("theme", $"Theme, offer and names alone are more than a post on {post.Channel.Provider.Title} may hold. Shorten them.");
    }

    /// <summary>The message before any channel gives it a form, as the first angle says it.</summary>
    public Result<CanonicalMessage> Canonical(DraftInputs inputs)
    {
        if (InputValues.Of(inputs, _editions, variant: 0).IsRefused(out var refusal, out var values))
        {
            return refusal;
        }

        return MessageParts.ToMessage(Message(values, values.Edition.Wording.Angles[0]));
    }

    /// <summary>The requests that a person's notes make, in any of its languages; refused when none of them is understood.</summary>
    public Result<string[]> Understand(string notes)
    {
        var heard = _editions.SelectMany(edition => edition.Wording.Phrases.Hear(notes)).ToHashSet();
        return heard.Count > 0
            ? Requests.Where(heard.Contains).ToArray()
            : Refusal.Invalid(
                "notes",
                "Nothing in the notes was understood. Say it with one of these, or edit the text yourself: "
                + $"{string.Join(", ", Requests.Select(request => string.Join(" / ", _editions.Select(edition => Phrase(edition, request)))))}.");
    }

    /// <summary>Those of the inputs' requests that change nothing about the post, as people say them.</summary>
    /// <param name="draft">The post as it is with all of them.</param>
    /// <param name="wanted">Those that were asked for now.</param>
    /// <param name="before">What was asked for before, and is done already.</param>
    public IReadOnlyList<string> Idle(
        DraftInputs inputs,
        string channel,
        int variant,
        ChannelDraft draft,
        IReadOnlyCollection<string> wanted,
        IReadOnlyCollection<string> before)
    {
        var edition = _editions.First(edition => edition.Speaks(draft.Language));
        return [.. wanted.Where(request => before.Contains(request) || IsIdle(request)).Select(request => edition.Wording.Phrases.Requests[request][0])];

        bool IsIdle(string request) =>
            !Draft(inputs with { Requests = [.. inputs.Requests.Where(other => other != request)] }, channel, variant)
                .IsRefused(out _, out var without)
            && (without.Title, without.Text) == (draft.Title, draft.Text);
    }

    /// <summary>What the post breaks of what this playbook promises of every post.</summary>
    internal IEnumerable<string> QualityBreaches(DraftInputs inputs, string channel, int variant) =>
        Write(inputs, channel, variant).IsRefused(out var refusal, out var post) ? [$"is refused: {refusal.Detail}"]
        : post.Words is not { } words ? ["does not fit the channel"]
        : QualityChecks.Breaches(
            About.QualityChecks, new QualityChecks.Post(words, post.Parts, post.Channel.Provider.Form, post.Edition.Wording.NeverSaid));

    private Result<WrittenPost> Write(DraftInputs inputs, string channel, int variant)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(variant);
        if (!_any.Channels.ContainsKey(channel))
        {
            return Refusal.Invalid("channels", $"There are no posts for {channel} yet; there are for: {string.Join(", ", Channels)}.");
        }

        if (variant >= Angles.Count)
        {
            return Refusal.Invalid(
                "posts_per_channel", $"One theme can be said in {Angles.Count} ways here. Ask for at most {Angles.Count} posts for each channel.");
        }

        if (InputValues.Of(inputs, _editions, variant).IsRefused(out var refusal, out var values))
        {
            return refusal;
        }

        var wording = values.Edition.Wording;
        var message = Message(values, wording.Angles[variant]);
        var parts = wording.Channels[channel].Render(values.WithMessage(message));
        var words = PostComposer.Compose(parts, wording.Channels[channel].Provider.Form, values.Language);
        return new WrittenPost(values.Edition, wording.Channels[channel], message, parts, words);
    }

    private static Dictionary<string, string> Message(InputValues values, Angle angle) =>
        angle.Message.ToDictionary(part => part.Key, part => part.Value.Render(values.Named));

    private static string Phrase(PlaybookEdition edition, string request) => $"“{edition.Wording.Phrases.Requests[request][0]}”";

    /// <param name="Message">The parts before the channel gave them its form.</param>
    /// <param name="Words">Null where the parts that must stay whole do not fit.</param>
    private sealed record WrittenPost(
        PlaybookEdition Edition,
        ChannelWording Channel,
        IReadOnlyDictionary<string, string> Message,
        IReadOnlyDictionary<string, string> Parts,
        PostWords? Words);
}
