using System.Collections.Immutable;
using Waooaw.Effects.Posts;

namespace Waooaw.Effects.WhatsApp;

/// <summary>What a message on WhatsApp looks like: a template that WhatsApp has approved, filled with the paragraphs of the text.</summary>
/// <remarks>Our templates are `waooaw_post_1` to `waooaw_post_5`, one variable for each paragraph and nothing else in the body.</remarks>
internal static class WhatsAppForm
{
    public const string Template = "template";
    public const string TemplateLanguage = "template_language";

    private const int MostParagraphs = 5;
    private const string BetweenParagraphs = "\n\n";
    private const string Source = "https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/components";
    private const string MediaSource = "https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media";
    private const string ErrorSource = "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes";

    /// <summary>The languages our templates are written in.</summary>
    private static readonly ImmutableArray<string> Languages = ["en", "hi"];

    /// <summary>
    /// A body has 1,024 characters, variables filled in. The page says "characters" and not which: no other count is ever larger than
    /// UTF-16 units. A picture in the header is JPEG or PNG of at most 5 MB, and is shown 1.91:1.
    /// </summary>
    public static ChannelForm Form { get; } = new()
    {
        Text = new TextLimit(1_024, text => text.Length, "characters", Source),
        Media = new MediaForm(
            Least: 0, Most: 1, ["image/jpeg", "image/png"], MaxBytes: 5_000_000, new CardSize(1200, 628), MediaSource),
        GoesToPeople = true,
        Objections = Objections,
        Fill = Fill,
    };

    public static IReadOnlyList<string> ParagraphsOf(string text) => text.Split(BetweenParagraphs);

    /// <summary>Whether every paragraph can be a variable as it is: "Param text cannot have new-line/tab characters or more than 4
    /// consecutive spaces".</summary>
    private static bool AreParagraphs(string text) => ParagraphsOf(text).All(paragraph =>
        paragraph.Length > 0 && paragraph == paragraph.Trim()
        && paragraph.AsSpan().IndexOfAny('\n', '\r', '\t') < 0 && !paragraph.Contains("    ", StringComparison.Ordinal));

    private static bool AreTooMany(string text) => ParagraphsOf(text).Count > MostParagraphs;

    private static bool IsLanguage(string language) => Languages.Contains(language);

    // Nobody chooses these: they follow from the words.
    private static ImmutableSortedDictionary<string, string> Fill(PostWords words) => ImmutableSortedDictionary<string, string>.Empty
        .Add(Template, $"waooaw_post_{ParagraphsOf(words.Text).Count}")
        .Add(TemplateLanguage, LanguageOf(words.Language));

    private static string LanguageOf(string tag) => tag.Split('-', 2)[0].ToLowerInvariant();

    private static IEnumerable<FormObjection> Objections(PostWords words)
    {
        if (!AreParagraphs(words.Text))
        {
            yield return new FormObjection(
                "paragraphs",
                "A message on WhatsApp is paragraphs with one blank line between them and no line break, tab or gap inside. Write it so.",
                ErrorSource);
        }

        if (AreTooMany(words.Text))
        {
            yield return new FormObjection(
                "too_many_paragraphs", $"A message on WhatsApp has at most {MostParagraphs} paragraphs here. Join some.", Source: null);
        }

        if (!IsLanguage(LanguageOf(words.Language)))
        {
            yield return new FormObjection(
                "language", $"There is no approved template in '{words.Language}'. Write the message in English or Hindi.", Source: null);
        }
    }
}
