using System.Globalization;
using System.Text.Json;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;
using Waooaw.Effects.Posts;
using Waooaw.Effects.Wire;

namespace Waooaw.Effects.WhatsApp;

/// <summary>What WhatsApp tells by itself: how messages fare, and that someone wants no more of them.</summary>
/// <remarks>https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/payload-examples and
/// https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components</remarks>
internal static class WhatsAppReports
{
    private static readonly string[] Known = ["sent", "delivered", "read", "failed"];

    /// <summary>How people say that they want no more, in the languages we write.</summary>
    private static readonly string[] Stops = ["stop", "stop all", "unsubscribe", "रोकें", "बंद", "बंद करें", "स्टॉप"];

    /// <summary>A message by a name that says nothing of the person: WhatsApp's own id of it holds their number.</summary>
    public static string RefOf(string messageId) => $"wamid-{ContentHash.OfBytes(System.Text.Encoding.UTF8.GetBytes(messageId)).Hex[..32]}";

    public static ToldByProvider? Read(JsonElement body)
    {
        if (body.Text("object") != "whatsapp_business_account")
        {
            return null;
        }

        var (reports, optOuts) = (new List<PostReport>(), new List<OptOutReport>());
        foreach (var value in body.List("entry").SelectMany(entry => entry.List("changes")).Select(change => change.Member("value")).OfType<JsonElement>())
        {
            if (value.Member("metadata")?.Text("phone_number_id") is { } account)
            {
                reports.AddRange(value.List("statuses").Select(status => ReportOf(status, account)).OfType<PostReport>());
                optOuts.AddRange(value.List("messages").Where(IsStop).Select(message => message.Text("from")).OfType<string>()
                    .Select(from => new OptOutReport(account, $"+{from}")));
            }
        }

        return new ToldByProvider(reports, optOuts);
    }

    /// <summary>Null for a message that is not ours, or a status we do not know: it says nothing about what we sent.</summary>
    private static PostReport? ReportOf(JsonElement status, string account) =>
        status.Text("id") is { } message && status.Text("status") is { } word && Known.Contains(word)
        && status.Text("biz_opaque_callback_data")?.Split(':') is [var effect, var part]
        && EffectId.TryParse(effect, out var effectId)
        && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && long.TryParse(status.Text("timestamp"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? new PostReport(account, effectId, number, word, RefOf(message), DateTimeOffset.FromUnixTimeSeconds(seconds), WhyOf(status))
            : null;

    private static string? WhyOf(JsonElement status) => status.List("errors")
        .Select(error => error.Text("title") is { Length: <= 120 } title ? $"{title} (code {error.Number("code")})" : $"code {error.Number("code")}")
        .FirstOrDefault();

    private static bool IsStop(JsonElement message) =>
        message.Text("type") == "text" && message.Member("text")?.Text("body") is { } said
        && Stops.Contains(said.Trim().TrimEnd('.', '!', '।').ToLowerInvariant());
}
