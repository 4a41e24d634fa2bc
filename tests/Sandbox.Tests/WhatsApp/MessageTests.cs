using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using static Waooaw.Sandbox.Tests.SandboxRig;

namespace Waooaw.Sandbox.Tests.WhatsApp;

/// <summary>https://developers.facebook.com/documentation/business-messaging/whatsapp: messages, their errors, and the webhooks that follow.</summary>
public class MessageTests
{
    private const string Recipient = "919812345678";
    private const string Closing = "You receive this because you asked for our messages. Reply STOP to hear no more from us.";

    // …/messages/template-messages: {"messaging_product", "contacts": [{"input", "wa_id"}], "messages": [{"id": "wamid.…", "message_status": "accepted"}]}
    [Fact]
    public async Task A_template_message_is_accepted_and_its_recipient_reads_the_words()
    {
        await using var sandbox = await StartAsync();
        var number = await sandbox.IssueAsync("whatsapp");

        var sent = (await SendAsync(sandbox, number, "waooaw_post_2", "Free check-up", "Come on Sunday")).Must(200);

        sent.Text("contacts", "0", "wa_id").ShouldBe(Recipient);
        sent.Text("messages", "0", "id")!.ShouldStartWith("wamid.");
        var seen = (await sandbox.OutThereAsync("whatsapp")).ShouldHaveSingleItem();
        (seen.GetProperty("caption").GetString(), seen.GetProperty("recipient").GetString()).ShouldBe(($"Namaste. Free check-up\n\nCome on Sunday\n\n{Closing}", "5678"));
        seen.ToString().ShouldNotContain(Recipient);
    }

    // …/support/error-codes
    [Theory]
    [InlineData("waooaw_post_6", 404, 132001, "x")]
    [InlineData("waooaw_post_2", 400, 132000, "x")]
    [InlineData("waooaw_post_1_image", 400, 132012, "x")]
    [InlineData("waooaw_post_1", 400, 132018, "line\nbreak")]
    [InlineData("waooaw_post_1", 400, 132018, "five     spaces")]
    public async Task A_template_that_does_not_fit_is_refused(string template, int status, int code, string text)
    {
        await using var sandbox = await StartAsync();

        (await SendAsync(sandbox, await sandbox.IssueAsync("whatsapp"), template, text)).Must(status).At("error", "code").GetInt32().ShouldBe(code);
        (await sandbox.OutThereAsync("whatsapp")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_of_1024_characters_is_taken_and_one_more_is_not()
    {
        await using var sandbox = await StartAsync();
        var number = await sandbox.IssueAsync("whatsapp");

        var room = 1024 - $"Namaste. \n\n{Closing}".Length;

        (await SendAsync(sandbox, number, "waooaw_post_1", new string('x', room))).Must(200);
        (await SendAsync(sandbox, number, "waooaw_post_1", new string('x', room + 1))).Must(400).At("error", "code").GetInt32().ShouldBe(132005);
    }

    [Theory]
    [InlineData("12", 131009)]
    [InlineData("0981234567", 131009)]
    public async Task A_number_that_is_none_is_refused(string to, int code)
    {
        await using var sandbox = await StartAsync();
        var number = await sandbox.IssueAsync("whatsapp");

        (await SendToAsync(sandbox, number, to, "waooaw_post_1", "x")).Must(400).At("error", "code").GetInt32().ShouldBe(code);
    }

    // …/webhooks/reference/messages/status; the signature: https://developers.facebook.com/docs/graph-api/webhooks/getting-started, "Validating payloads"
    [Fact]
    public async Task Sent_and_delivered_come_by_signed_webhook_again_when_they_were_not_taken()
    {
        await using var sandbox = await StartAsync();
        var heard = new ConcurrentQueue<(byte[] Body, string? Signature)>();
        sandbox.Gateway.At("/hooks/whatsapp", async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            heard.Enqueue((body.ToArray(), context.Request.Headers["X-Hub-Signature-256"]));
            context.Response.StatusCode = heard.Count == 1 ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        });

        var sent = await SendAsync(sandbox, await sandbox.IssueAsync("whatsapp"), "waooaw_post_1", "x");
        await sandbox.UntilAsync(() => Task.FromResult(heard.Count >= 3));

        var key = Encoding.UTF8.GetBytes(sandbox.AppSecret);
        heard.ShouldAllBe(one => one.Signature == $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(key, one.Body))}");
        var told = heard.Select(one => StatusIn(one.Body)).ToArray();
        told.Select(one => one.GetProperty("status").GetString()).Order().ShouldBe(["delivered", "sent", "sent"]);
        told.ShouldAllBe(one => one.GetProperty("id").GetString() == sent.Text("messages", "0", "id"));
        told.ShouldAllBe(one => one.GetProperty("biz_opaque_callback_data").GetString() == "act_1");
        told.ShouldAllBe(one => one.GetProperty("recipient_id").GetString() == Recipient);
    }

    [Theory]
    [InlineData("duplicate_webhook", "delivered,delivered,sent,sent", "delivered")]
    [InlineData("undeliverable", "failed", "failed")]
    [InlineData("lost_webhook", "", "delivered")]
    public async Task What_goes_wrong_with_a_webhook_goes_wrong_for_its_recipient_only(string fault, string told, string status)
    {
        await using var sandbox = await StartAsync();
        var heard = Listen(sandbox);
        var number = await sandbox.IssueAsync("whatsapp");
        await sandbox.PlanAtAsync("whatsapp", "messages", fault, subject: Recipient);

        await SendToAsync(sandbox, number, "919800000001", "waooaw_post_1", "not this one");
        await SendAsync(sandbox, number, "waooaw_post_1", "this one");
        await sandbox.UntilAsync(async () => (await sandbox.OutThereAsync("whatsapp"))
            .Single(seen => seen.GetProperty("recipient").GetString() == Recipient[^4..]).GetProperty("status").GetString() == status);
        var expected = told.Split(',', StringSplitOptions.RemoveEmptyEntries);
        await sandbox.UntilAsync(() => Task.FromResult(heard.Count >= expected.Length + 2));

        var about = heard.Select(StatusIn).ToLookup(one => one.GetProperty("recipient_id").GetString(), one => one.GetProperty("status").GetString());
        about["919800000001"].Order().ShouldBe(["delivered", "sent"]);
        about[Recipient].Order().ShouldBe(expected);
        if (fault == "undeliverable")
        {
            heard.Select(StatusIn).Single(one => one.GetProperty("status").GetString() == "failed")
                .GetProperty("errors")[0].GetProperty("code").GetInt32().ShouldBe(131026);
        }
    }

    private static ConcurrentQueue<byte[]> Listen(SandboxRig sandbox)
    {
        var heard = new ConcurrentQueue<byte[]>();
        sandbox.Gateway.At("/hooks/whatsapp", async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            heard.Enqueue(body.ToArray());
        });
        return heard;
    }

    private static JsonElement StatusIn(byte[] body)
    {
        using var document = JsonDocument.Parse(body);
        document.RootElement.GetProperty("object").GetString().ShouldBe("whatsapp_business_account");
        return document.RootElement.GetProperty("entry")[0].GetProperty("changes")[0].GetProperty("value").GetProperty("statuses")[0].Clone();
    }

    private static Task<WireAnswer> SendAsync(SandboxRig sandbox, IssuedTokens number, string template, params string[] texts) =>
        SendToAsync(sandbox, number, $"+{Recipient}", template, texts);

    private static Task<WireAnswer> SendToAsync(SandboxRig sandbox, IssuedTokens number, string to, string template, params string[] texts) =>
        sandbox.SendAsync("POST", $"/whatsapp/v23.0/{number.Id}/messages", number.Token, Json(new
        {
            messaging_product = "whatsapp",
            recipient_type = "individual",
            to,
            type = "template",
            template = new
            {
                name = template,
                language = new { code = "en" },
                components = (object[])[new { type = "body", parameters = texts.Select(text => new { type = "text", text }) }],
            },
            biz_opaque_callback_data = "act_1",
        }));
}
