using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Graph;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.WhatsApp;

/// <summary>WhatsApp's Cloud API on its real wire: template messages to one recipient each, and webhooks that tell what became of them.</summary>
/// <remarks>https://developers.facebook.com/documentation/business-messaging/whatsapp/reference/whatsapp-business-phone-number/message-api</remarks>
internal sealed class WhatsAppProvider : GraphProvider
{
    private const string PhoneNumber = "phone_number";

    public override string Name => "whatsapp";

    public override string Title => "WhatsApp";

    public override string Said => "Sent";

    public override IReadOnlyList<string> Operations => ["media", VisibleWrite, "identity"];

    public override string VisibleWrite => "messages";

    public override IReadOnlyList<string> Kinds => [PhoneNumber];

    public override string TokenPrefix => "WASBX";

    public override bool SendsWebhooks => true;

    public override IResult TooFast => WhatsAppErrors.TooFast;

    public override Account NewAccount(string username, string kind) =>
        new() { Id = Tokens.Digits("1", 14), Provider = Name, Kind = kind, Username = username };

    public override async Task ForgetAsync(SandboxDb db, CancellationToken ct)
    {
        await db.Set<Media>().ExecuteDeleteAsync(ct);
        await db.Set<Message>().ExecuteDeleteAsync(ct);
    }

    /// <remarks>https://developers.facebook.com/docs/graph-api/webhooks/getting-started, "Validating payloads"</remarks>
    public override IEnumerable<(string Name, string Value)> Sign(byte[] webhook, AppSecret secret) =>
        [("X-Hub-Signature-256", $"sha256={secret.HmacOf(webhook)}")];

    public override void MapRoutes(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(GraphQuery.Version);
        api.MapAsk(this, "POST", "/{id}/media", new Ask("media", UploadMedia.RunAsync))
            .WithMetadata(new RequestSizeLimitAttribute(UploadMedia.MaxBytes + 65_536));
        api.MapAsk(this, "POST", "/{id}/messages", new Ask(VisibleWrite, SendMessage.RunAsync)
        {
            WriteKey = call => call.Route("id") + call.BodyKey,
            Subjects = call => MessageRequest.RecipientOf(call) is { } recipient ? [recipient] : [],
        });
        api.MapAsk(this, "GET", "/{id}", new Ask("identity", ReadNumberAsync));
        routes.MapUnknown();
    }

    private static Task<IResult> ReadNumberAsync(ProviderCall call)
    {
        if (call.Route("id") != call.Account.Id)
        {
            return Task.FromResult<IResult>(GraphError.Unknown("get", call.Route("id")));
        }

        string[] fields = ["id", "display_phone_number", "verified_name", "quality_rating"];
        if (call.Fields(fields, "verified_name,display_phone_number,quality_rating,id", out var refused) is not { } wanted)
        {
            return Task.FromResult<IResult>(refused);
        }

        return Task.FromResult(Wire.Json(GraphQuery.Pick(wanted, new Dictionary<string, string>
        {
            ["id"] = call.Account.Id,
            ["display_phone_number"] = NumberOf(call.Account),
            ["verified_name"] = call.Account.Username,
            ["quality_rating"] = "GREEN",
        })));
    }

    /// <summary>The number that people see; made of the id, so that nobody has to keep it.</summary>
    public static string NumberOf(Account account) => $"+91 {account.Id[^10..^5]} {account.Id[^5..]}";
}
