using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Waooaw.Hosting.Database;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Control;
using Waooaw.Sandbox.Graph;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.WhatsApp;

/// <summary>The one visible write: a template message is accepted for one recipient; what became of it comes by webhook.</summary>
/// <remarks>https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/template-messages; the pair limit:
/// https://developers.facebook.com/documentation/business-messaging/whatsapp/throughput, "one message every 6 seconds … bursts of up to 45".
/// Meta tells of free text outside the 24 hours (131047) by webhook too; here it is refused at once.</remarks>
internal static class SendMessage
{
    private const int Burst = 45;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(6);

    public static async Task<IResult> RunAsync(ProviderCall call)
    {
        if (call.Route("id") != call.Account.Id)
        {
            return GraphError.Unknown("post", call.Route("id"));
        }

        var (request, problem) = MessageRequest.Read(call);
        if (request is null)
        {
            return problem!;
        }

        if (ApprovedTemplates.Find(request.Template, request.Language) is not { } template)
        {
            return WhatsAppErrors.NoTemplate(request.Template, request.Language);
        }

        if (template.Judge(request.Variables, hasPicture: request.Header is not null) is { } unfit)
        {
            return unfit;
        }

        await using var unit = await WriteUnit.BeginAsync(call.Db, CancellationToken.None);
        var header = request.Header is null
            ? null
            : await call.Db.Set<Media>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == request.Header && row.AccountId == call.Account.Id);
        if (request.Header is not null && header is null)
        {
            return WhatsAppErrors.BadMedia($"header: there is no media {request.Header}");
        }

        var (pair, since) = (Tokens.HashOf($"{call.Account.Id}:{request.Recipient}"), call.Now - Pause);
        if (await call.Db.Set<Message>().CountAsync(row => row.PairHash == pair && row.AcceptedAt > since) >= Burst)
        {
            return WhatsAppErrors.PairTooFast;
        }

        var fate = await Faults.TellAsync(call.Db, call.Provider, [call.Account.Id, request.Recipient]);
        var thing = ToThing(call, request, template, header);
        call.Db.Add(thing);
        call.Db.Add(new Message { Id = thing.Id, PairHash = pair, AcceptedAt = call.Now });
        call.Db.AddRange(StatusWebhooks.Of(call, thing, request, fate));
        await call.Db.SaveChangesAsync();
        await unit.CommitAsync(CancellationToken.None);
        return Wire.Json(new
        {
            messaging_product = "whatsapp",
            contacts = (object[])[new { input = request.Input, wa_id = request.Recipient }],
            messages = (object[])[new { id = thing.Id, message_status = thing.Status }],
        });
    }

    private static Thing ToThing(ProviderCall call, MessageRequest request, ApprovedTemplate template, Media? header) => new()
    {
        Id = "wamid.HBgL" + Convert.ToHexString(RandomNumberGenerator.GetBytes(18)),
        Provider = call.Provider.Name,
        AccountId = call.Account.Id,
        PreparedAs = header?.Id,
        WriteKey = call.Account.Id + call.BodyKey,
        Text = template.Render(request.Variables),
        Recipient = request.Recipient[^4..],
        MediaSha256 = header?.PictureSha256,
        PublishedAt = call.Now,
        Status = "accepted",
    };
}
