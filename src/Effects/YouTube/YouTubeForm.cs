using System.Collections.Immutable;
using System.Text;
using Waooaw.Effects.Posts;

namespace Waooaw.Effects.YouTube;

/// <summary>What a film on YouTube looks like.</summary>
internal static class YouTubeForm
{
    public const string Privacy = "privacy";
    public const string MadeForKids = "made_for_kids";
    public const string Tags = "tags";
    public const string Category = "category";

    private const int MostTagCharacters = 500;
    private const string Source = "https://developers.google.com/youtube/v3/docs/videos";
    private const string Insert = "https://developers.google.com/youtube/v3/docs/videos/insert";

    /// <summary>
    /// Title: "maximum length of 100 characters and may contain all valid UTF-8 characters except &lt; and &gt;"; description: "maximum
    /// length of 5000 bytes" with the same exception; a file of at most 256 GB.
    /// </summary>
    public static ChannelForm Form { get; } = new()
    {
        Title = new TextLimit(100, text => text.EnumerateRunes().Count(), "characters", Source),
        Text = new TextLimit(5_000, Encoding.UTF8.GetByteCount, "bytes", Source),
        Media = new MediaForm(Least: 1, Most: 1, ["video/mp4", "video/quicktime"], MaxBytes: 256_000_000_000, Card: null, Insert),
        Options =
        [
            new PostOption(Privacy, "Who may see the film.", "public", ["public", "unlisted", "private"]),
            new PostOption(MadeForKids, "Whether the film is directed at children, as the law wants it declared.", "no", ["no", "yes"]),
            new PostOption(Tags, "Words people may find it by, with commas between them.", "", []),
            new PostOption(Category, "The number of YouTube's category, such as 22 for people and blogs or 27 for education.", "22", []),
        ],
        Objections = Objections,
        Fill = Fill,
    };

    public static ImmutableArray<string> TagsOf(ImmutableSortedDictionary<string, string> options) =>
        [.. options.GetValueOrDefault(Tags, "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static bool IsCategory(string? category) => category is { Length: > 0 and <= 3 } && category.All(char.IsAsciiDigit);

    /// <summary>Commas between tags count, and so do the quotation marks around a tag with a space: `Foo Baz` is nine.</summary>
    private static bool AreTooManyTags(ImmutableArray<string> tags) =>
        tags.Sum(tag => tag.Length + (tag.Contains(' ') ? 2 : 0)) + Math.Max(0, tags.Length - 1) > MostTagCharacters;

    private static bool HasAngleBracket(string? text) => text?.AsSpan().IndexOfAny('<', '>') >= 0;

    private static ImmutableSortedDictionary<string, string> Fill(PostWords words)
    {
        var stated = words.Options;
        foreach (var option in Form.Options.Where(option => option.Default.Length > 0 && !stated.ContainsKey(option.Name)))
        {
            stated = stated.Add(option.Name, option.Default);
        }

        var tags = TagsOf(stated);
        return tags.IsEmpty ? stated.Remove(Tags) : stated.SetItem(Tags, string.Join(", ", tags));
    }

    private static IEnumerable<FormObjection> Objections(PostWords words)
    {
        if (string.IsNullOrWhiteSpace(words.Title))
        {
            yield return new FormObjection("title_missing", "A film on YouTube needs a title. Write one.", Source);
        }

        if (HasAngleBracket(words.Title) || HasAngleBracket(words.Text))
        {
            yield return new FormObjection(
                "angle_brackets", "YouTube takes no < and no > in a title or description. Use other signs.", Source);
        }

        if (AreTooManyTags(TagsOf(words.Options)))
        {
            yield return new FormObjection(
                "tags_too_long", $"The tags have more than {MostTagCharacters} characters together. Remove some.", Source);
        }

        if (words.Options.GetValueOrDefault(Category) is { } category && !IsCategory(category))
        {
            yield return new FormObjection("category", "A category is a number, such as 22. Give one of YouTube's.", Source);
        }
    }
}
