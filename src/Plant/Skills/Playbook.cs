using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Refusals;
using Waooaw.Effects;
using Waooaw.Hosting.Refusals;
using Waooaw.Plant.Skills.Channels;
using Waooaw.Plant.Skills.Loading;
using Waooaw.Plant.Skills.Wording;

namespace Waooaw.Plant.Skills;

/// <summary>How a skill is done, word for word: the same inputs give the same bytes, on every machine and at any time.</summary>
internal sealed class Playbook
{
    private readonly PlaybookWording _wording;

    internal Playbook(FrontMatter about, PlaybookWording wording) => (About, _wording) = (about, wording);

    public FrontMatter About { get; }

    /// <summary>The channels it writes for.</summary>
    public IReadOnlyCollection<string> Channels => [.. _wording.Channels.Keys];

    /// <summary>The words for a tone that it knows.</summary>
    public IReadOnlyList<string> ToneWords => [.. _wording.Tones.Select(tone => tone.Word)];

    /// <summary>What it can do otherwise when it is asked for another version.</summary>
    public IReadOnlyCollection<string> Requests => [.. _wording.Phrases.Requests.Keys];

    /// <summary>The ways in which it can say one theme, each under its name.</summary>
    public IReadOnlyList<string> Angles { get; } = ["announcement"];

    /// <summary>The post for one channel, within what the channel takes.</summary>
    /// <param name="variant">Which of <see cref="Angles"/>, counted from 0; refused when there are not as many.</param>
    public Result<ChannelDraft> Draft(DraftInputs inputs, string channel, int variant = 0)
    {
        if (variant >= Angles.Count)
        {
            return Refusal.Invalid(
                "posts_per_channel", $"One theme can be said in {Angles.Count} ways here. Ask for at most {Angles.Count} posts for each channel.");
        }

        if (RenderParts(inputs, channel).IsRefused(out var refusal, out var post))
        {
            return refusal;
        }

        var provider = Providers.Find(channel)!;
        return PostComposer.Compose(post.Parts, provider.Form, inputs.Language) is { } words
            ? new ChannelDraft(
                words.Title, words.Text, words.Options, words.Language, MessageParts.ToMessage(post.Message), _wording.Channels[channel].SuggestedLocalTime, 0)
            : Refusal.Invalid("theme", $"Theme, offer and names alone are more than a post on {provider.Title} may hold. Shorten them.");
    }

    /// <summary>The message before any channel gives it a form.</summary>
    public Result<CanonicalMessage> Canonical(DraftInputs inputs) =>
        Prepare(inputs).IsRefused(out var refusal, out var values) ? refusal : MessageParts.ToMessage(Render(_wording.Message, values));

    /// <summary>The requests that a person's notes make; refused when none of them is understood.</summary>
    public Result<string[]> Understand(string notes)
    {
        if (_wording.Phrases.Hear(notes) is { Length: > 0 } heard)
        {
            return heard;
        }

        var known = _wording.Phrases.Requests.Values.Select(phrases => $"“{phrases[0]}”");
        return Refusal.Invalid(
            "notes", $"Nothing in the notes was understood. Say it with one of these, or edit the text yourself: {string.Join(", ", known)}.");
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
        IReadOnlyCollection<string> before) =>
    [
        .. wanted
            .Where(request => before.Contains(request)
                || (!Draft(inputs with { Requests = [.. inputs.Requests.Where(other => other != request)] }, channel, variant)
                    .IsRefused(out _, out var without) && without.Title == draft.Title && without.Text == draft.Text))
            .Select(request => _wording.Phrases.Requests[request][0]),
    ];

    /// <summary>The parts of a post before they are put together.</summary>
    internal Result<PostParts> RenderParts(DraftInputs inputs, string channel)
    {
        if (!_wording.Channels.TryGetValue(channel, out var templates))
        {
            return Refusal.Invalid("channels", $"There are no posts for {channel} yet; there are for: {string.Join(", ", Channels)}.");
        }

        if (Prepare(inputs).IsRefused(out var refusal, out var values))
        {
            return refusal;
        }

        var message = Render(_wording.Message, values);
        foreach (var (name, text) in message)
        {
            values[name] = text.Length > 0 ? text : null;
        }

        return new PostParts(message, Render(templates.Parts, values));
    }

    private static Dictionary<string, string> Render(
        IReadOnlyDictionary<string, LiquidTemplate> templates, IReadOnlyDictionary<string, object?> values) =>
        templates.ToDictionary(template => template.Key, template => template.Value.Render(values));

    /// <summary>The values for the templates; refused with everything that is wrong with the inputs.</summary>
    private Result<Dictionary<string, object?>> Prepare(DraftInputs inputs)
    {
        var (clean, found) = InputRules.Check(inputs);
        var violations = found.ToList();
        var tones = Tones(clean.Tone, violations);
        CheckLanguage(clean.Language, violations);
        violations.AddRange(
            from request in clean.Requests.Except(Requests)
            select new Violation("requests", $"There is no request `{request}`; there are: {string.Join(", ", Requests)}."));
        if (violations.Count > 0)
        {
            return Refusal.Invalid(violations);
        }

        var industry = _wording.IndustryOf(clean.Industry);
        return new Dictionary<string, object?>
        {
            ["theme"] = clean.Theme,
            ["brand_name"] = clean.BrandName,
            ["offer"] = clean.Offer?.TrimEnd('.'), // the template ends the sentence
            ["location"] = clean.Location,
            ["audience"] = clean.Audience,
            ["language"] = clean.Language,
            ["key_points"] = clean.KeyPoints,
            ["tone"] = Tone.Blend(tones),
            ["industry"] = industry.Values,
            ["wants"] = Requests.ToDictionary(request => request, clean.Requests.Contains),
        };
    }

    private List<Tone> Tones(string? words, List<Violation> violations)
    {
        var tones = new List<Tone>();
        foreach (var word in (words ?? "").ToLowerInvariant().Split([',', ';', '/', ' '], StringSplitOptions.RemoveEmptyEntries).Distinct())
        {
            if (_wording.Tones.FirstOrDefault(tone => tone.Word == word) is { } known)
            {
                tones.Add(known);
            }
            else if (word != "and")
            {
                violations.Add(new Violation("tone", $"The tone `{word}` is not known; these are: {string.Join(", ", ToneWords)}."));
            }
        }

        if (tones.Count > Tone.Slots.Count)
        {
            violations.Add(new Violation("tone", $"At most {Tone.Slots.Count} words can be heard in one post. Keep the most important."));
        }

        return tones.Count > 0 ? tones : [_wording.Tones[0]];
    }

    private void CheckLanguage(string tag, List<Violation> violations)
    {
        var language = tag.Split('-')[0].ToLowerInvariant();
        if (tag.Length > 0 && !About.Languages.Contains(language))
        {
            violations.Add(new Violation("language", $"The language `{tag}` is not offered; these are: {string.Join(", ", About.Languages)}."));
        }
    }
}

/// <summary>The parts of a message, and how a channel says them.</summary>
internal sealed record PostParts(IReadOnlyDictionary<string, string> Message, IReadOnlyDictionary<string, string> Parts);
