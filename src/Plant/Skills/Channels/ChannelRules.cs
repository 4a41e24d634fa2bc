using System.Collections.Immutable;
using Waooaw.Contracts.Deliverables;
using Waooaw.Effects;
using Waooaw.Effects.Posts;
using Waooaw.Plant.Skills.Wording;

namespace Waooaw.Plant.Skills.Channels;

/// <summary>What a channel would refuse, found before anybody approves it. It reads the channel's form and knows no channel by name.</summary>
internal static class ChannelRules
{
    public static IReadOnlyList<Finding> Check(string channel, PostWords words, IReadOnlyList<PostMedia> media) =>
        Providers.Find(channel) is { } provider
            ? Check(provider, words, media)
            : [Block("channel.not_offered", $"Posts for {channel} are not offered in this version.", null)];

    /// <summary>Each rule stands under the name of its channel, such as `instagram.text_too_long`.</summary>
    public static IReadOnlyList<Finding> Check(Provider provider, PostWords words, IReadOnlyList<PostMedia> media)
    {
        Finding[] ours =
        [
            .. HiddenCharacters(words),
            .. TitleFindings(provider, words.Title),
            .. TextFindings(provider, words),
            .. OptionFindings(provider, words),
            .. MediaRules.Check(provider, media),
        ];
        var objections = provider.Form.Objections(words)
            .Select(objection => Block($"{provider.Name}.{objection.Rule}", objection.Message, objection.Source))
            .Where(objection => ours.All(finding => finding.RuleId != objection.RuleId)); // said once is enough
        return [.. ours, .. objections];
    }

    public static Finding Block(string rule, string message, string? source) =>
        new(rule, FindingSeverity.Block, message, source, Waivable: false);

    private static IEnumerable<Finding> HiddenCharacters(PostWords words) => new[] { words.Title, words.Text }
        .OfType<string>()
        .Select(CleanText.Objection)
        .OfType<string>()
        .Distinct()
        .Select(objection => Block("text.control_characters", objection, null));

    private static IEnumerable<Finding> TitleFindings(Provider provider, string? title)
    {
        var isBlank = string.IsNullOrWhiteSpace(title);
        switch (provider.Form.Title)
        {
            case null when !isBlank:
                yield return Block(
                    $"{provider.Name}.title_unused", $"{provider.Title} shows no title. Move these words into the text.", provider.Form.Text.Source);
                break;
            case { } limit when isBlank:
                yield return Block($"{provider.Name}.title_missing", $"{provider.Title} takes no post without a title. Write one.", limit.Source);
                break;
            case { } limit when TooLong(provider, "title", title!, limit) is { } finding:
                yield return finding;
                break;
            default:
                break; // there is none where none is shown, or it fits
        }
    }

    private static IEnumerable<Finding> TextFindings(Provider provider, PostWords words)
    {
        var (form, text) = (provider.Form, words.Text);
        if (TooLong(provider, "text", text, form.Text) is { } finding)
        {
            yield return finding;
        }

        if (Marks.Hashtags(text) is var hashtags && hashtags > form.MaxHashtags)
        {
            yield return Block(
                $"{provider.Name}.too_many_hashtags",
                $"The text has {hashtags} hashtags; {provider.Title} takes {form.MaxHashtags}. Remove {hashtags - form.MaxHashtags}.",
                form.Text.Source);
        }

        if (Marks.Mentions(text) is var mentions && mentions > form.MaxMentions)
        {
            yield return Block(
                $"{provider.Name}.too_many_mentions",
                $"The text mentions {mentions} accounts; {provider.Title} takes {form.MaxMentions}. Remove {mentions - form.MaxMentions}.",
                form.Text.Source);
        }
    }

    private static Finding? TooLong(Provider provider, string member, string text, TextLimit limit)
    {
        var length = limit.Count(text);
        return length <= limit.Max
            ? null
            : Block(
                $"{provider.Name}.{member}_too_long",
                $"The {member} has {length} {limit.Unit}; {provider.Title} takes {limit.Max}. Shorten it by {length - limit.Max}.",
                limit.Source);
    }

    /// <summary>An option is one that the form offers, or one that follows from the words; that one has the value that follows.</summary>
    private static IEnumerable<Finding> OptionFindings(Provider provider, PostWords words)
    {
        var following = provider.Form.Fill(words with { Options = ImmutableSortedDictionary<string, string>.Empty });
        foreach (var (name, value) in words.Options.Where(option => following.GetValueOrDefault(option.Key) != option.Value))
        {
            var option = provider.Form.Options.FirstOrDefault(option => option.Name == name);
            if (option is null)
            {
                var known = provider.Form.Options.Select(option => option.Name).DefaultIfEmpty("none");
                yield return Block(
                    $"{provider.Name}.option_unknown",
                    $"Nobody can choose `{name}` on {provider.Title}; there are: {string.Join(", ", known)}. Leave it out.",
                    null);
            }
            else if (!option.Choices.IsEmpty && !option.Choices.Contains(value))
            {
                yield return Block(
                    $"{provider.Name}.option_choice",
                    $"The option `{name}` may be {string.Join(" or ", option.Choices)}, not `{value}`. Choose one of them.",
                    null);
            }
        }
    }
}
