using System.Collections.Immutable;
using Waooaw.Effects.Posts;
using Waooaw.Plant.Skills.Wording;

namespace Waooaw.Plant.Skills.Channels;

/// <summary>Puts the parts of a post together so that it fits its channel. Only the body, a title and the last of the keywords give
/// way; every other part stays whole.</summary>
internal static class PostComposer
{
    private const string Gap = "\n\n";
    private const string EntryGap = ", ";

    // Less than this of a body says nothing and looks broken.
    private const int ShortestBody = 20;

    /// <summary>The words of the post; null when the parts that must stay whole do not fit by themselves.</summary>
    /// <param name="parts">By their names: all of <see cref="MessageParts.Needed"/>, and any of <see cref="MessageParts.Offered"/>.</param>
    /// <param name="language">The BCP 47 tag the parts are in.</param>
    public static PostWords? Compose(IReadOnlyDictionary<string, string> parts, ChannelForm form, string language)
    {
        if (Text(parts, form) is not { } text)
        {
            return null;
        }

        var title = form.Title is { } limit ? GraphemeCut.Shorten(parts[MessageParts.Title], limit.Takes) : null;
        var words = new PostWords(title, text, ImmutableSortedDictionary<string, string>.Empty, language);
        return form.Options
            .Where(option => parts.ContainsKey(option.Name))
            .Aggregate(words, (soFar, option) => WithEntries(soFar, option.Name, parts[option.Name], form));
    }

    /// <summary>Whether the channel takes all of it.</summary>
    public static bool Fits(PostWords words, ChannelForm form) =>
        Fits(words.Text, form) && (words.Title is null || form.Title?.Takes(words.Title) is true) && !form.Objections(words).Any();

    private static string? Text(IReadOnlyDictionary<string, string> parts, ChannelForm form)
    {
        var body = Join(parts["point"], parts["reason"]);
        var hashtags = Hashtags(parts, body, form);
        string With(string shortened) => Join(parts["hook"], shortened, parts["cta"], parts["disclaimer"], hashtags);
        if (!Fits(With(""), form))
        {
            return null;
        }

        var fitting = GraphemeCut.Shorten(body, shortened => Fits(With(shortened), form));
        return With(fitting == body || fitting.Length >= ShortestBody ? fitting : "");
    }

    private static bool Fits(string text, ChannelForm form) =>
        form.Text.Takes(text)
        && !(Marks.Hashtags(text) > form.MaxHashtags)
        && !(Marks.Mentions(text) > form.MaxMentions);

    /// <summary>Each tag once, and no more than the channel takes beside those that people wrote into their own words.</summary>
    private static string Hashtags(IReadOnlyDictionary<string, string> parts, string body, ChannelForm form)
    {
        var tags = parts.GetValueOrDefault(MessageParts.Hashtags, "")
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Distinct(StringComparer.OrdinalIgnoreCase);
        var left = form.MaxHashtags - Marks.Hashtags(Join(parts["hook"], body, parts["cta"], parts["disclaimer"]));
        return string.Join(' ', left is { } some ? tags.Take(Math.Max(0, some)) : tags);
    }

    /// <summary>A list of entries, such as keywords; the last ones are dropped while the channel objects to the list.</summary>
    private static PostWords WithEntries(PostWords words, string option, string list, ChannelForm form)
    {
        var entries = list
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        var objectedAnyway = form.Objections(words).Count();
        for (; entries.Count > 0; entries.RemoveAt(entries.Count - 1))
        {
            var with = words with { Options = words.Options.SetItem(option, string.Join(EntryGap, entries)) };
            if (form.Objections(with).Count() <= objectedAnyway)
            {
                return with;
            }
        }

        return words;
    }

    private static string Join(params IEnumerable<string> parts) => string.Join(Gap, parts.Where(part => part.Length > 0));
}
