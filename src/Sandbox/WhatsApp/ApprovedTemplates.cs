using System.Globalization;
using System.Text.RegularExpressions;
using Waooaw.Sandbox.Graph;

namespace Waooaw.Sandbox.WhatsApp;

/// <summary>A template as Meta keeps it: how many variables, whether a picture stands above, and its own words round the variables.</summary>
internal sealed record ApprovedTemplate(int Variables, bool HasPicture, string Opening, string Closing)
{
    private const int MaxCharacters = 1024;

    /// <summary>What its recipient reads.</summary>
    public string Render(IReadOnlyList<string> variables) => $"{Opening}{string.Join("\n\n", variables)}\n\n{Closing}";

    /// <summary>Why this cannot be filled in; null when it can.</summary>
    public GraphError? Judge(IReadOnlyList<string> variables, bool hasPicture) => true switch
    {
        _ when variables.Count != Variables => WhatsAppErrors.WrongCount(variables.Count, Variables),
        _ when hasPicture != HasPicture => WhatsAppErrors.BadFormat(
            HasPicture ? "header: Format mismatch, expected IMAGE, received UNKNOWN" : "header: Format mismatch, expected none, received IMAGE"),
        _ when variables.Any(text => text.Length == 0) => WhatsAppErrors.Missing("Parameter of type text is missing text value"),
        _ when variables.Any(ApprovedTemplates.Unfit().IsMatch) => WhatsAppErrors.BadText,
        _ when Render(variables).Length > MaxCharacters => WhatsAppErrors.TooLong,
        _ => null,
    };
}

/// <summary>The templates that every number here has: `waooaw_post_1` to `waooaw_post_5`, one paragraph to a variable, and each with `_image` for a picture above.</summary>
/// <remarks>https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/components: a body has at most 1,024 characters, and a
/// header that is a picture is sent with every message of its template, and with no other.</remarks>
internal static partial class ApprovedTemplates
{
    public static ApprovedTemplate? Find(string name, string language) =>
        WordsIn(language) is var (opening, closing) && Name().Match(name) is { Success: true } match
            ? new ApprovedTemplate(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), match.Groups[2].Success, opening, closing)
            : null;

    private static (string Opening, string Closing)? WordsIn(string language) => language switch
    {
        "en" => ("Namaste. ", "You receive this because you asked for our messages. Reply STOP to hear no more from us."),
        "hi" => ("नमस्ते। ", "आपको यह इसलिए मिलता है कि आपने हमारे संदेश चाहे थे। आगे न चाहें, तो उत्तर में STOP भेजें।"),
        _ => null,
    };

    [GeneratedRegex("^waooaw_post_([1-5])(_image)?$")]
    private static partial Regex Name();

    [GeneratedRegex("[\n\r\t]| {5,}")]
    internal static partial Regex Unfit();
}
