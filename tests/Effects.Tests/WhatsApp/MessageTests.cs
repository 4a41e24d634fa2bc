using System.Text.Json;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Posts;
using Waooaw.Effects.Tests.Compliance;
using static Waooaw.Effects.Tests.WhatsApp.WhatsAppCase;

namespace Waooaw.Effects.Tests.WhatsApp;

public class MessageTests
{
    private static readonly WhatsAppCase Sample = new();

    [Fact]
    public async Task The_wire_is_what_Meta_documents()
    {
        await using var stage = await ProviderStage.SetAsync(Sample);
        var post = stage.Post();

        await stage.PublishAsync(post);

        var sent = stage.Provider.Requests.Single(request => request.Operation == "message");
        JsonElement.DeepEquals(
            JsonElement.Parse(sent.Body),
            JsonElement.Parse($$"""
            {
              "messaging_product": "whatsapp", "recipient_type": "individual", "to": "919812345678", "type": "template",
              "template": {
                "name": "waooaw_post_2_image",
                "language": { "code": "en" },
                "components": [
                  { "type": "header", "parameters": [{ "type": "image", "image": { "id": "{{Picture}}" } }] },
                  { "type": "body", "parameters": [
                    { "type": "text", "text": "BP check camp 😀 on 1 December, नमस्ते." },
                    { "type": "text", "text": "Bring your reports along." }] }
                ]
              },
              "biz_opaque_callback_data": "{{post.EffectId}}:0"
            }
            """)).ShouldBeTrue();
        stage.KeptHandles.ShouldBe([Picture]);
    }

    /// <summary>https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media: `file`, `type` and `messaging_product`.</summary>
    [Fact]
    public async Task A_picture_goes_up_as_a_form_with_a_file()
    {
        await using var stage = await ProviderStage.SetAsync(Sample);

        await stage.PublishAsync();

        var upload = stage.Provider.Requests.Single(request => request.Operation == "media");
        var boundary = ContentHash.OfBytes(Sample.Bytes).Hex;
        upload.Headers["Content-Type"].ShouldBe($"multipart/form-data; boundary={boundary}");
        upload.Body.ShouldBe(string.Join("\r\n",
            $"--{boundary}", "Content-Disposition: form-data; name=\"messaging_product\"", "", "whatsapp",
            $"--{boundary}", "Content-Disposition: form-data; name=\"type\"", "", "image/jpeg",
            $"--{boundary}", "Content-Disposition: form-data; name=\"file\"; filename=\"picture.jpg\"", "Content-Type: image/jpeg", "", "jpeg",
            $"--{boundary}--", ""));
    }

    [Fact]
    public async Task A_message_without_a_picture_is_one_request()
    {
        await using var stage = await ProviderStage.SetAsync(Sample);

        (await stage.PublishAsync(stage.Post() with { Media = [] })).ShouldBe(Sample.Done);

        var sent = stage.Provider.Requests.ShouldHaveSingleItem();
        var template = JsonElement.Parse(sent.Body).GetProperty("template");
        template.GetProperty("components").GetArrayLength().ShouldBe(1);
        template.GetProperty("name").GetString().ShouldBe("waooaw_post_2");
    }

    [Fact]
    public async Task A_picture_that_an_earlier_attempt_uploaded_is_used()
    {
        await using var stage = await ProviderStage.SetAsync(Sample);

        (await stage.PublishAsync(handle: Picture)).ShouldBe(Sample.Done);

        stage.Provider.Count("media").ShouldBe(0);
    }

    [Fact]
    public async Task What_was_kept_and_is_no_picture_is_prepared_anew()
    {
        await using var stage = await ProviderStage.SetAsync(Sample);

        (await stage.PublishAsync(handle: "../x")).ShouldBeOfType<Receipt.Refused>().DropsHandle.ShouldBeTrue();

        stage.Provider.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_part_goes_to_its_own_person()
    {
        await using var stage = await ProviderStage.SetAsync(Sample);
        var second = new RevealedRecipient("+16505076520", "another salt");
        var post = stage.Post();
        post = post with { Media = [], Recipients = post.Recipients.Add(new PostRecipient(ContactId.New(TimeProvider.System), second.Seal())) };
        stage.Recipient = second;

        (await stage.PublishAsync(await stage.Permits.ForAsync(post, part: 1))).ShouldBe(Sample.Done);

        var sent = JsonElement.Parse(stage.Provider.Requests.Single().Body);
        sent.GetProperty("to").GetString().ShouldBe("16505076520");
        sent.GetProperty("biz_opaque_callback_data").GetString().ShouldBe($"{post.EffectId}:1");
    }

    [Fact]
    public async Task Nothing_goes_to_someone_who_was_erased_or_said_no()
    {
        await using var stage = await ProviderStage.SetAsync(Sample);
        stage.Recipient = null;

        var no = (await stage.PublishAsync()).ShouldBeOfType<Receipt.Refused>();

        (no.IsTransient, no.Reason).ShouldBe((false, Reasons.PolicyDenied));
        no.Why.ShouldContain("erased");
        stage.Provider.Count("message").ShouldBe(0);
    }

    [Theory]
    [InlineData("+919812345679", "a salt of its own")]
    [InlineData(Number, "another salt")]
    public async Task A_number_that_is_not_the_approved_one_gets_nothing(string number, string salt)
    {
        await using var stage = await ProviderStage.SetAsync(Sample);
        stage.Recipient = new RevealedRecipient(number, salt);

        var no = (await stage.PublishAsync()).ShouldBeOfType<Receipt.Refused>();

        (no.IsTransient, no.Reason).ShouldBe((false, Reasons.ContentChanged));
        stage.Provider.Count("message").ShouldBe(0);
    }

    [Theory]
    [InlineData("919812345678")]
    [InlineData("+0919812345678")]
    [InlineData("+91 9812345678")]
    [InlineData("+1")]
    [InlineData("+1234567890123456")]
    public async Task What_is_no_number_is_not_sent_to(string number)
    {
        await using var stage = await ProviderStage.SetAsync(Sample);
        stage.Recipient = new RevealedRecipient(number, "salt");
        var post = stage.Post();
        post = post with { Recipients = [post.Recipients[0] with { Sealed = stage.Recipient.Seal() }] };

        var no = (await stage.PublishAsync(post)).ShouldBeOfType<Receipt.Refused>();

        (no.IsTransient, no.Reason).ShouldBe((false, Reasons.Validation));
        no.Why.ShouldNotContain(number);
        stage.Provider.Count("message").ShouldBe(0);
    }

    [Fact]
    public async Task Another_picture_than_the_approved_one_is_not_sent()
    {
        await using var stage = await ProviderStage.SetAsync(Sample);
        var post = stage.Post();

        var no = (await stage.PublishAsync(post with { Media = [post.Media[0] with { Bytes = 5 }] })).ShouldBeOfType<Receipt.Refused>();

        no.Reason.ShouldBe(Reasons.ContentChanged);
        stage.Provider.Requests.ShouldBeEmpty();
    }

    /// <summary>https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes</summary>
    [Theory]
    [InlineData(400, 131056, true, "rate_limited")]
    [InlineData(400, 80007, true, "rate_limited")]
    [InlineData(401, 0, true, "secret_unresolvable")]
    [InlineData(403, 10, false, "provider_not_allowed")]
    [InlineData(403, 368, false, "provider_not_allowed")]
    [InlineData(400, 131042, false, "provider_not_allowed")]
    [InlineData(404, 132001, false, "provider_not_allowed")]
    [InlineData(400, 132015, false, "provider_not_allowed")]
    [InlineData(400, 132000, false, "validation")]
    [InlineData(400, 100, false, "validation")]
    [InlineData(400, 131026, false, "validation")]
    [InlineData(400, 131050, false, "validation")]
    public async Task An_error_that_means_no_message_is_a_known_no(int status, int code, bool isTransient, string reason)
    {
        await using var stage = await ProviderStage.SetAsync(Sample);
        stage.Provider.On("message", Error(status, code));

        var no = (await stage.PublishAsync()).ShouldBeOfType<Receipt.Refused>();

        (no.IsTransient, no.Reason.Code, no.DropsHandle).ShouldBe((isTransient, reason, false));
        no.Why.ShouldNotContain("919812345678"); // their message may name the person
        stage.Logs.All.ShouldNotContain(line => line.Contains("919812345678", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(500, 1)]
    [InlineData(500, 131000)]
    [InlineData(503, 131016)]
    [InlineData(400, 77777)]
    [InlineData(200, 100)]
    public async Task An_error_that_may_mean_anything_is_a_doubt(int status, int code)
    {
        await using var stage = await ProviderStage.SetAsync(Sample);
        stage.Provider.On("message", Error(status, code));

        (await stage.PublishAsync()).ShouldBeOfType<Receipt.Unknown>();
    }

    [Fact]
    public async Task A_picture_that_WhatsApp_cannot_use_is_uploaded_anew()
    {
        await using var stage = await ProviderStage.SetAsync(Sample);
        stage.Provider.On("message", Error(400, 131053));

        var no = (await stage.PublishAsync()).ShouldBeOfType<Receipt.Refused>();

        (no.IsTransient, no.DropsHandle).ShouldBe((true, true));
    }

    [Theory]
    [InlineData("""{"messages":[{"id":"1"}]}""")]
    [InlineData("""{"messages":[{"id":"wamid."}]}""")]
    [InlineData("""{"messages":[{"id":"wamid.with spaces in it"}]}""")]
    [InlineData("""{"messages":[]}""")]
    [InlineData("""{"id":"wamid.HBgLMTY1MDUwNzY1MjAVAgARGBI5"}""")]
    public async Task An_answer_without_a_message_is_a_doubt(string body)
    {
        await using var stage = await ProviderStage.SetAsync(Sample);
        stage.Provider.On("message", ScriptedServer.Json(200, body));

        (await stage.PublishAsync()).ShouldBeOfType<Receipt.Unknown>();
    }

    [Fact]
    public async Task A_message_that_is_held_for_now_is_WhatsApps_all_the_same()
    {
        await using var stage = await ProviderStage.SetAsync(Sample);
        stage.Provider.On("message", Accepted("held_for_quality_assessment"));

        (await stage.PublishAsync()).ShouldBe(Sample.Done);
    }
}
