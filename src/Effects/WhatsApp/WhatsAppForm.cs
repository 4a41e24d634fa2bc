using System.Collections.Immutable;
using Waooaw.Effects.Posts;

namespace Waooaw.Effects.WhatsApp;

/// <summary>What a message on WhatsApp looks like: a template that WhatsApp has approved, filled with the paragraphs of the text.</summary>
/// <remarks>Our templates are `waooaw_post_1` to `waooaw_post_5`, and the same with `_image` for a picture above: one variable for each
/// paragraph between the template's own words.</remarks>
internal static class WhatsAppForm
{
    public const string Template = "template";
    public const string TemplateLanguage = "template_language";

    private const int MostParagraphs = 5;
    private const string Source = "https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/components";
    private const string MediaSource = "https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media";
    private const string ErrorSource = "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes";

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

    /// <summary>The name under which Meta has approved it: one with a picture above its words is another one.</summary>
    public static string NameOf(PublishPost post) => post.Media.IsEmpty ? post.Options[Template] : $"{post.Options[Template]}_image";

    /// <summary>What fills the variables of the template that the post names; it fits, because nothing else is ever sent.</summary>
    public static IReadOnlyList<string> VariablesOf(PublishPost post) =>
        WhatsAppTemplate.In(post.Options[TemplateLanguage])?.VariablesIn(post.Text)
        ?? throw new InvalidOperationException("The message is none that its template makes.");

    /// <summary>Whether a paragraph can be a variable as it is: "Param text cannot have new-line/tab characters or more than 4
    /// consecutive spaces".</summary>
    private static bool IsVariable(string paragraph) =>
        paragraph.Length > 0 && paragraph == paragraph.Trim()
        && paragraph.AsSpan().IndexOfAny('\n', '\r', '\t') < 0 && !paragraph.Contains("    ", StringComparison.Ordinal);

    // Nobody chooses these: they follow from the words.
    private static ImmutableSortedDictionary<string, string> Fill(PostWords words)
    {
        var template = WhatsAppTemplate.In(words.Language);
        return template?.VariablesIn(words.Text) is { } variables
            ? ImmutableSortedDictionary<string, string>.Empty
                .Add(Template, $"waooaw_post_{variables.Count}")
                .Add(TemplateLanguage, template.Language)
            : ImmutableSortedDictionary<string, string>.Empty;
    }

    private static IEnumerable<FormObjection> Objections(PostWords words)
    {
        if (WhatsAppTemplate.In(words.Language) is not { } template)
        {
            yield return new FormObjection(
                "language", $"There is no approved template in '{words.Language}'. Write the message in English or Hindi.", Source: null);
            yield break;
        }

        if (template.VariablesIn(words.Text) is not { } variables)
        {
            yield return new FormObjection(
                "template_words",
                $"A message on WhatsApp begins with “{template.Opening.TrimEnd()}”, and its last paragraph is “{template.Closing}” "
                + "WhatsApp has approved it so. Put these words back.",
                Source);
            yield break;
        }

        if (!variables.All(IsVariable))
        {
            yield return new FormObjection(
                "paragraphs",
                "A message on WhatsApp is paragraphs with one blank line between them and no line break, tab or gap inside. Write it so.",
                ErrorSource);
        }

        if (variables.Count > MostParagraphs)
        {
            yield return new FormObjection(
                "too_many_paragraphs", $"A message on WhatsApp has at most {MostParagraphs} paragraphs before its last one. Join some.", Source: null);
        }
    }
}
