using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Graph;
using Waooaw.Effects.Posts;
using Waooaw.Effects.Wire;
using Waooaw.Hooks;

namespace Waooaw.Effects.WhatsApp;

/// <summary>One message to one person of the list, made ready to be sent: the picture is there, and who it goes to is known.</summary>
/// <remarks>https://developers.facebook.com/docs/whatsapp/cloud-api/guides/send-message-templates and
/// https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media</remarks>
internal static class WhatsAppMessage
{
    public static async Task<Prepared> PrepareAsync(
        ProviderSession session, PublishPost post, PublishAttempt attempt, CancellationToken ct)
    {
        string? picture = null;
        if (!post.Media.IsEmpty)
        {
            (picture, var instead) = attempt.Handle is { } kept ? Keep(kept) : await UploadAsync(session, post, attempt, ct);
            if (picture is null)
            {
                return instead!;
            }
        }

        // Last of all: until now they may have said no, and a number is in our hands no longer than it must be.
        var person = post.Recipients[session.Part];
        return await attempt.RevealAsync(person, ct) switch
        {
            null => No(Reasons.PolicyDenied, "This person was erased, or takes no messages any more, since the list was approved. Nothing is sent to them."),
            var reached when reached.Seal() != person.Sealed =>
                No(Reasons.ContentChanged, "This person is reached under another number than the one that was approved. Approve the list anew."),
            var reached when !IsNumber(reached.Address) =>
                No(Reasons.Validation, "This person's number is none that WhatsApp knows: it begins with + and the country. Correct the contact."),
            var reached => new Prepared.Ready(picture) { Last = MessageTo(reached, session, post, picture) },
        };
    }

    public static bool IsId(string? id) => id is { Length: > 0 and <= 128 } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static async Task<(string? Picture, Prepared? Instead)> UploadAsync(
        ProviderSession session, PublishPost post, PublishAttempt attempt, CancellationToken ct)
    {
        var picture = post.Media[0];
        if (await attempt.ReadApprovedAsync(picture, ct) is not { } bytes)
        {
            return (null, Prepared.AnotherFile);
        }

        var fields = new Dictionary<string, string> { ["messaging_product"] = "whatsapp", ["type"] = picture.ContentType };
        var name = picture.ContentType == "image/png" ? "picture.png" : "picture.jpg";
        var upload = Writing.Multipart(
            "media_upload", session.Door.AtVersion($"{post.Account}/media"), fields, name, picture.ContentType, bytes);
        var answer = GraphAnswer.Of(await session.Writes.PrepareAsync(session.Door, upload, ct));
        if (answer is not GraphAnswer.Ok made || made.Body.Text("id") is not { } id || !IsId(id))
        {
            return (null, new Prepared.Not(answer is GraphAnswer.Error { Named: var error } && WhatsAppError.KnownNo(error) is { } no
                ? no
                : answer.ToRefusal(WhatsAppProvider.Title)));
        }

        FaultPoint.ContainerMade.Reach();
        if (!await attempt.KeepHandleAsync(id, ct))
        {
            return (null, Prepared.TakenOver);
        }

        FaultPoint.HandleKept.Reach();
        return (id, null);
    }

    private static (string? Picture, Prepared? Instead) Keep(string kept) => IsId(kept)
        ? (kept, null)
        : (null, new Prepared.Not(new Receipt.Refused(
            IsTransient: true,
            Reasons.DependencyUnavailable,
            "What an earlier attempt left behind is no picture of WhatsApp's. It is prepared anew by itself.",
            DropsHandle: true)));

    private static Writing MessageTo(RevealedRecipient person, ProviderSession session, PublishPost post, string? picture)
    {
        var body = new
        {
            type = "body",
            parameters = WhatsAppForm.VariablesOf(post).Select(variable => new { type = "text", text = variable }),
        };
        object[] components = picture is null
            ? [body]
            : [new { type = "header", parameters = new[] { new { type = "image", image = new { id = picture } } } }, body];
        return Writing.Json("publish", session.Door.AtVersion($"{post.Account}/messages"), new
        {
            messaging_product = "whatsapp",
            recipient_type = "individual",
            to = person.Address[1..],
            type = "template",
            template = new
            {
                name = WhatsAppForm.NameOf(post),
                language = new { code = post.Options[WhatsAppForm.TemplateLanguage] },
                components,
            },
            biz_opaque_callback_data = $"{post.EffectId}:{session.Part}", // comes back with every notice of what became of it
        });
    }

    /// <summary>E.164: a plus, then at most fifteen digits, the first of them no zero.</summary>
    private static bool IsNumber(string address) =>
        address.Length is >= 8 and <= 16 && address[0] == '+' && address[1] != '0' && address.Skip(1).All(char.IsAsciiDigit);

    private static Prepared.Not No(Reason reason, string why) => new(new Receipt.Refused(IsTransient: false, reason, why));
}
