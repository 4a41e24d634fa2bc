using Waooaw.Effects.Access;
using Waooaw.Effects.Graph;
using Waooaw.Effects.Posts;
using Waooaw.Effects.Wire;
using Waooaw.Hooks;

namespace Waooaw.Effects.WhatsApp;

/// <summary>WhatsApp: an approved template to people who asked for it, one write for each. What became of one is told by WhatsApp itself,
/// later and unasked; there is nothing to ask.</summary>
/// <remarks>https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages</remarks>
internal sealed class WhatsAppProvider : PostProvider
{
    public const string Name = "whatsapp";
    public const string Title = "WhatsApp";

    private const string NothingToAsk =
        "WhatsApp cannot be asked about a message. Its own notice of the message decides; without one, only the person it went to can say.";

    public override Provider About { get; } = new(Name, Title, WhatsAppForm.Form, CanBeAsked: _ => false);

    public override ProviderHost Host { get; } = new(new Uri("https://graph.facebook.com"), "v23.0", ["graph.facebook.com"]);

    public override bool IsAccount(string account) => IsDigits(account, longest: 32);

    public override IEnumerable<string> Unfit(PublishPost post)
    {
        if (post.Title is not null)
        {
            yield return "a message has no title";
        }

        if (post.Media.Length > 1 || post.Media.Any(media => !WhatsAppForm.Form.Media.ContentTypes.Contains(media.ContentType)))
        {
            yield return "a message has at most one picture, JPEG or PNG";
        }

        var language = post.Options.GetValueOrDefault(WhatsAppForm.TemplateLanguage, "");
        var (form, words) = (WhatsAppForm.Form, new PostWords(post.Title, post.Text, post.Options, language));
        if (!form.Text.Takes(post.Text) || form.Objections(words).Any() || !form.Fill(words).SequenceEqual(post.Options))
        {
            yield return "its text is not what a template holds, or its template is not the one for this text";
        }
    }

    public override Task<Prepared> PrepareAsync(ProviderSession session, PublishPost post, PublishAttempt attempt, CancellationToken ct) =>
        WhatsAppMessage.PrepareAsync(session, post, attempt, ct);

    public override Task<Written> WriteAsync(ProviderSession session, PublishPost post, Prepared.Ready prepared, SendRight right) =>
        session.Writes.SendAsync(session.Door, prepared.Last!, right);

    public override Task<Receipt> JudgeAsync(
        ProviderSession session, PublishPost post, Prepared.Ready prepared, Written written, DateTimeOffset sentAt) =>
        Task.FromResult(Judge(written));

    public override string? CannotBeAsked(PublishPost post, string? handle) => NothingToAsk;

    public override Task<PostAnswer> AskAsync(
        ProviderSession session, PublishPost post, string? handle, DateTimeOffset sentAfter, CancellationToken ct) =>
        Task.FromResult<PostAnswer>(new PostAnswer.CannotBeKnown(NothingToAsk));

    public override ToldByProvider? ReadWebhook(System.Text.Json.JsonElement body) => WhatsAppReports.Read(body);

    /// <summary>https://developers.facebook.com/docs/graph-api/reference/whats-app-business-account-to-number-current-status</summary>
    public override async Task<ProbeResult> ProbeAsync(ProviderSession session, string account, CancellationToken ct)
    {
        var question = session.Door.AtVersion($"{account}?fields=display_phone_number,verified_name,quality_rating");
        var answer = GraphAnswer.Of(await session.Reads.GetAsync(session.Door, "account", question, ct));
        return answer switch
        {
            GraphAnswer.Ok ok when ok.Body.Text("id") == account => new ProbeResult(
                IsHealthy: true, "WhatsApp accepts our access to this number.", ok.Body.Text("verified_name")),
            GraphAnswer.Ok => ProbeResult.Unhealthy("The access opens another number than this one. Connect the account again."),
            _ => ProbeResult.Unhealthy(answer.ToRefusal(Title).Why),
        };
    }

    /// <summary>WhatsApp's own name for the message is the only yes, and the errors that mean no message the only no.</summary>
    private static Receipt Judge(Written written)
    {
        if (written is Written.Answered { Reply: { IsSuccess: true, Json: { } body } }
            && body.List("messages").Select(message => message.Text("id")).FirstOrDefault(IsMessageId) is { } message)
        {
            return new Receipt.Done(WhatsAppReports.RefOf(message), ProviderUrl: null);
        }

        return written is Written.Answered answered && GraphError.In(answered.Reply) is { } error && WhatsAppError.KnownNo(error) is { } no
            ? no
            : new Receipt.Unknown(written is Written.Silent silent
                ? $"{silent.Why} {NothingToAsk}"
                : $"WhatsApp's answer does not say whether the message is on its way. {NothingToAsk}");
    }

    /// <summary>Such as `wamid.HBgLMTY1MDUwNzY1MjAVAgARGBI5QTNDQTVCM0Q0Q0Q2RTY3RTcA`.</summary>
    private static bool IsMessageId(string? id) =>
        id is { Length: > 6 and <= 512 } && id.StartsWith("wamid.", StringComparison.Ordinal)
        && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '+' or '/' or '=' or '-' or '_');
}
