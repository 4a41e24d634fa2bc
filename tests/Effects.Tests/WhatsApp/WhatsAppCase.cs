using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Http;
using Waooaw.Contracts.Canonical;
using Waooaw.Effects.Posts;
using Waooaw.Effects.Tests.Compliance;

namespace Waooaw.Effects.Tests.WhatsApp;

/// <summary>WhatsApp, as https://developers.facebook.com/docs/whatsapp/cloud-api/guides/send-message-templates shows it.</summary>
internal sealed class WhatsAppCase : ProviderCase
{
    public const string Phone = "106540352242922";
    public const string Picture = "4490709327384033";
    public const string Message = "wamid.HBgLMTY1MDUwNzY1MjAVAgARGBI5QTNDQTVCM0Q0Q0Q2RTY3RTcA";
    public const string Number = "+919812345678";
    public const string Closing = "You receive this because you asked for our messages. Reply STOP to hear no more from us.";
    public const string Text = $"Namaste. BP check camp 😀 on 1 December, नमस्ते.\n\nBring your reports along.\n\n{Closing}";

    public override string Name => "whatsapp";

    public override string Account => Phone;

    public override IReadOnlyList<string> Steps => ["media", "message"];

    public override Receipt.Done Done => new($"wamid-{ContentHash.OfBytes(Encoding.UTF8.GetBytes(Message)).Hex[..32]}", ProviderUrl: null);

    public override RevealedRecipient Recipient { get; } = new(Number, "a salt of its own");

    public override RequestDelegate Refusal => Error(403, 131005);

    public override RequestDelegate Expired => Error(401, 190);

    public override RequestDelegate RateLimited => Error(400, 130429);

    public override PublishPost Fill(PublishPost blank) => blank with
    {
        Text = Text,
        Media = [new PostMedia(ContentHash.OfBytes(Bytes), "image/jpeg", 1200, 628, Bytes.Length)],
        Options = ImmutableSortedDictionary<string, string>.Empty.Add("template", "waooaw_post_2").Add("template_language", "en"),
    };

    public override string OperationOf(HttpRequest request) => (request.Method, request.Path.Value) switch
    {
        ("POST", $"/v23.0/{Phone}/media") => "media",
        ("POST", $"/v23.0/{Phone}/messages") => "message",
        ("GET", $"/v23.0/{Phone}") => "account",
        _ => "unknown",
    };

    public override void Play(ScriptedServer provider)
    {
        provider.On("media", ScriptedServer.Json(200, $$"""{"id":"{{Picture}}"}"""));
        provider.On("message", Accepted("accepted"));
        provider.On("account", ScriptedServer.Json(
            200, $$"""{"display_phone_number":"+91 98123 45678","verified_name":"Care Clinic","quality_rating":"GREEN","id":"{{Phone}}"}"""));
    }

    /// <summary>https://developers.facebook.com/docs/whatsapp/cloud-api/guides/send-message-templates</summary>
    public static RequestDelegate Accepted(string status) => ScriptedServer.Json(
        200,
        $$$"""
        {"messaging_product":"whatsapp","contacts":[{"input":"919812345678","wa_id":"919812345678"}],
        "messages":[{"id":"{{{Message}}}","message_status":"{{{status}}}"}]}
        """);

    /// <summary>The sample of https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes.</summary>
    public static RequestDelegate Error(int status, int code) => ScriptedServer.Json(
        status,
        $$$"""
        {"error":{"message":"(#{{{code}}}) Message about 919812345678","type":"OAuthException","code":{{{code}}},
        "error_data":{"messaging_product":"whatsapp","details":"Details about 919812345678"},"fbtrace_id":"Az8or2yhqkZfEZ-_4Qn_Bam"}}
        """);
}
