using System.Collections.Immutable;

namespace Waooaw.Effects.WhatsApp;

/// <summary>The words of a template that Meta has approved once, in one language: they stand round the paragraphs of every message.</summary>
/// <remarks>A template neither begins nor ends with a variable, and has words enough of its own beside its variables:
/// https://developers.facebook.com/docs/whatsapp/message-templates/guidelines, "Common rejection reasons".</remarks>
/// <param name="Opening">Stands before the first paragraph, on its line.</param>
/// <param name="Closing">Is the last paragraph.</param>
internal sealed record WhatsAppTemplate(string Language, string Opening, string Closing)
{
    private const string BetweenParagraphs = "\n\n";

    public static ImmutableArray<WhatsAppTemplate> All { get; } =
    [
        new("en", "Namaste. ", "You receive this because you asked for our messages. Reply STOP to hear no more from us."),
        new("hi", "नमस्ते। ", "आपको यह इसलिए मिलता है कि आपने हमारे संदेश चाहे थे। आगे न चाहें, तो उत्तर में STOP भेजें।"),
    ];

    /// <param name="language">A BCP 47 tag; its first part decides.</param>
    public static WhatsAppTemplate? In(string language) => All.FirstOrDefault(template =>
        string.Equals(template.Language, language.Split('-', 2)[0], StringComparison.OrdinalIgnoreCase));

    /// <summary>The paragraphs that fill the variables; null when the template's own words do not stand round them.</summary>
    public IReadOnlyList<string>? VariablesIn(string text)
    {
        var end = BetweenParagraphs + Closing;
        return text.Length > Opening.Length + end.Length && text.StartsWith(Opening, StringComparison.Ordinal) && text.EndsWith(end, StringComparison.Ordinal)
            ? text[Opening.Length..^end.Length].Split(BetweenParagraphs)
            : null;
    }
}
