using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Control;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.WhatsApp;

/// <summary>What WhatsApp tells of an accepted message: sent and then delivered, or failed.</summary>
/// <remarks>https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages/status</remarks>
internal static class StatusWebhooks
{
    private static readonly TimeSpan UntilSent = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan UntilDelivered = TimeSpan.FromMilliseconds(600);

    public static IEnumerable<PlannedWebhook> Of(ProviderCall call, Thing thing, MessageRequest request, WebhookFate fate) =>
        from step in fate.IsUndeliverable ? (IEnumerable<(string Status, TimeSpan After)>)[("failed", UntilSent)] : [("sent", UntilSent), ("delivered", UntilDelivered)]
        select new PlannedWebhook
        {
            Provider = call.Provider.Name,
            ThingId = thing.Id,
            Status = step.Status,
            Body = Payload(call.Account, thing.Id, request, step.Status, call.Now + step.After),
            DueAt = call.Now + step.After,
            Copies = fate.Copies,
        };

    private static byte[] Payload(Account account, string message, MessageRequest request, string status, DateTimeOffset at)
    {
        var told = new JsonObject
        {
            ["id"] = message,
            ["status"] = status,
            ["timestamp"] = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["recipient_id"] = request.Recipient,
        };
        if (request.CallbackData is { } data)
        {
            told["biz_opaque_callback_data"] = data;
        }

        if (status == "failed")
        {
            told["errors"] = new JsonArray(new JsonObject
            {
                ["code"] = WhatsAppErrors.Undeliverable,
                ["title"] = "Message undeliverable",
                ["message"] = "Message undeliverable",
                ["error_data"] = new JsonObject { ["details"] = "Message Undeliverable." },
                ["href"] = "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/",
            });
        }
        else
        {
            told["pricing"] = new JsonObject { ["billable"] = true, ["pricing_model"] = "PMP", ["category"] = "marketing" };
        }

        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            ["object"] = "whatsapp_business_account",
            ["entry"] = new JsonArray(new JsonObject
            {
                ["id"] = $"9{account.Id[1..]}", // the business account that owns the number
                ["changes"] = new JsonArray(new JsonObject
                {
                    ["value"] = new JsonObject
                    {
                        ["messaging_product"] = "whatsapp",
                        ["metadata"] = new JsonObject
                        {
                            ["display_phone_number"] = string.Concat(WhatsAppProvider.NumberOf(account).Where(char.IsAsciiDigit)),
                            ["phone_number_id"] = account.Id,
                        },
                        ["statuses"] = new JsonArray(told),
                    },
                    ["field"] = "messages",
                }),
            }),
        });
    }
}
