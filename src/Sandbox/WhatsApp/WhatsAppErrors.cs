using Waooaw.Sandbox.Graph;

namespace Waooaw.Sandbox.WhatsApp;

/// <summary>Errors of the Cloud API, each with the status and the words of Meta's page.</summary>
/// <remarks>https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes</remarks>
internal static class WhatsAppErrors
{
    public const int Undeliverable = 131026;

    public static GraphError TooFast { get; } = Of(429, 130429, "Rate limit hit", "Cloud API message throughput has been reached.");

    public static GraphError PairTooFast { get; } = Of(
        429, 131056, "(Business Account, Consumer Account) pair rate limit hit", "Too many messages sent from the sender phone number to the same recipient in a short period.");

    public static GraphError OutsideWindow { get; } = Of(
        400, 131047, "Re-engagement message", "Message failed to send because more than 24 hours have passed since the customer last replied to this number.");

    public static GraphError NoTemplate(string name, string language) => Of(
        404, 132001, "Template name does not exist in the translation", $"template name ({name}) does not exist in {language}");

    public static GraphError WrongCount(int sent, int expected) => Of(
        400, 132000, "Number of parameters does not match the expected number of params", $"body: number of localizable_params ({sent}) does not match the expected number of params ({expected})");

    public static GraphError BadFormat(string details) => Of(400, 132012, "Parameter format does not match format in the created template", details);

    public static GraphError TooLong { get; } = Of(400, 132005, "Translated text too long", "body: the text is longer than 1024 characters once its parameters are in place");

    public static GraphError BadText { get; } = Of(
        400, 132018, "There’s an issue with the parameters in your template.", "Param text cannot have new-line/tab characters or more than 4 consecutive spaces");

    public static GraphError Missing(string what) => Of(400, 131008, "Required parameter is missing", what);

    public static GraphError Invalid(string details) => Of(400, 131009, "Parameter value is not valid", details);

    public static GraphError BadMedia(string details) => Of(400, 131053, "Media upload error", details);

    private static GraphError Of(int status, int code, string title, string details) =>
        new(status, code, $"(#{code}) {title}") { Product = "whatsapp", Details = details };
}
