using System.Globalization;
using System.Text.RegularExpressions;
using Waooaw.Sandbox.Graph;

namespace Waooaw.Sandbox.WhatsApp;

/// <summary>The templates that every number here has: `waooaw_post_1` to `waooaw_post_5`, one paragraph to a variable, with or without a picture above.</summary>
/// <remarks>https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/components: a body has at most 1,024 characters</remarks>
internal static partial class ApprovedTemplates
{
    private const int MaxCharacters = 1024;

    private static readonly string[] Languages = ["en", "hi"];

    /// <summary>How many variables a template has; null when there is none of that name in that language.</summary>
    public static int? VariablesOf(string name, string language) =>
        Languages.Contains(language) && Name().Match(name) is { Success: true } match
            ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
            : null;

    /// <summary>What its recipient reads.</summary>
    public static string Render(IReadOnlyList<string> variables) => string.Join("\n\n", variables);

    /// <summary>Why these variables cannot be filled in; null when they can.</summary>
    public static GraphError? Judge(IReadOnlyList<string> variables) => true switch
    {
        _ when variables.Any(text => text.Length == 0) => WhatsAppErrors.Missing("Parameter of type text is missing text value"),
        _ when variables.Any(Unfit().IsMatch) => WhatsAppErrors.BadText,
        _ when Render(variables).Length > MaxCharacters => WhatsAppErrors.TooLong,
        _ => null,
    };

    [GeneratedRegex("^waooaw_post_([1-5])$")]
    private static partial Regex Name();

    [GeneratedRegex("[\n\r\t]| {5,}")]
    private static partial Regex Unfit();
}
