using System.Text.Json;
using System.Text.RegularExpressions;
using Waooaw.Sandbox.Graph;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.WhatsApp;

/// <summary>A template message as it was asked for, whole and well formed.</summary>
/// <param name="Recipient">Digits only.</param>
/// <param name="Header">The picture above the text.</param>
internal sealed partial record MessageRequest(
    string Input, string Recipient, string Template, string Language, IReadOnlyList<string> Variables, string? Header, string? CallbackData)
{
    private const int MaxCallbackData = 512;

    private static readonly string[] Known = ["messaging_product", "recipient_type", "to", "type", "template", "biz_opaque_callback_data"];

    public static string? RecipientOf(ProviderCall call) => call.Json() is { } body && Text(body, "to") is { } to ? to.TrimStart('+') : null;

    public static (MessageRequest? Request, GraphError? Problem) Read(ProviderCall call)
    {
        if (call.Json() is not { } body)
        {
            return (null, GraphError.Parameter("The body is no JSON object."));
        }

        if (Text(body, "messaging_product") != "whatsapp")
        {
            return (null, GraphError.Parameter("The parameter messaging_product is required."));
        }

        if (Text(body, "type") == "text")
        {
            return (null, WhatsAppErrors.OutsideWindow); // nobody ever writes first here
        }

        var (to, data, template) = (Text(body, "to"), Text(body, "biz_opaque_callback_data"), Member(body, "template"));
        var (name, language) = (Text(template, "name"), Text(Member(template, "language"), "code"));
        var problem = true switch
        {
            _ when body.EnumerateObject().Select(member => member.Name).FirstOrDefault(member => !Known.Contains(member)) is { } odd =>
                GraphError.Parameter($"Unexpected key \"{odd}\" on param."),
            _ when to is null => GraphError.Parameter("The parameter to is required."),
            _ when !Number().IsMatch(to) => WhatsAppErrors.Invalid("to: the recipient's phone number is not valid"),
            _ when body.TryGetProperty("recipient_type", out _) && Text(body, "recipient_type") != "individual" =>
                GraphError.Parameter("Param recipient_type must be individual."),
            _ when Text(body, "type") != "template" => GraphError.Parameter("Param type must be template."),
            _ when data is { Length: > MaxCallbackData } || (data is null && body.TryGetProperty("biz_opaque_callback_data", out _)) =>
                GraphError.Parameter($"Param biz_opaque_callback_data must be a string of at most {MaxCallbackData} characters."),
            _ when name is null || language is null => WhatsAppErrors.Missing("template: name and language.code are required"),
            _ => null,
        };
        if (problem is not null)
        {
            return (null, problem);
        }

        return Components(template!.Value) is var (variables, header, unfit) && unfit is not null
            ? (null, unfit)
            : (new MessageRequest(to!, to!.TrimStart('+'), name!, language!, variables, header, data), null);
    }

    private static (IReadOnlyList<string> Variables, string? Header, GraphError? Problem) Components(JsonElement template)
    {
        var (variables, header) = (new List<string>(), (string?)null);
        var components = Member(template, "components") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().ToArray() : [];
        foreach (var component in components)
        {
            var parameters = Member(component, "parameters") is { ValueKind: JsonValueKind.Array } given ? given.EnumerateArray().ToArray() : [];
            switch (Text(component, "type"))
            {
                case "body":
                    variables.AddRange(parameters.Where(parameter => Text(parameter, "type") == "text").Select(parameter => Text(parameter, "text") ?? ""));
                    break;
                case "header" when parameters.Length == 1 && Text(parameters[0], "type") == "image" && Text(Member(parameters[0], "image"), "id") is { } id:
                    header = id;
                    break;
                case "header":
                    return ([], null, WhatsAppErrors.BadFormat("header: one image that was uploaded is expected"));
                default:
                    return ([], null, WhatsAppErrors.BadFormat("components: these templates have a header and a body"));
            }
        }

        return (variables, header, null);
    }

    private static JsonElement? Member(JsonElement? holder, string name) =>
        holder is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement? holder, string name)
    {
        try
        {
            return Member(holder, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
        }
        catch (InvalidOperationException) // half a character
        {
            return null;
        }
    }

    // E.164: at most 15 digits, none of them a leading zero.
    [GeneratedRegex(@"^\+?[1-9]\d{6,14}$")]
    private static partial Regex Number();
}
