using System.Text.Json;
using System.Text.Json.Nodes;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Tests.Compliance;
using static Waooaw.Effects.Tests.LinkedIn.LinkedInCase;

namespace Waooaw.Effects.Tests.LinkedIn;

/// <summary>What is LinkedIn's own; the rest is in the suite that every provider passes.</summary>
public class PublishTests
{
    private const string Member = "urn:li:person:782bbtaQ";

    [Fact]
    public async Task The_wire_is_what_LinkedIn_documents()
    {
        await using var stage = await SetAsync();

        await stage.PublishAsync();

        stage.Provider.Requests.Where(request => request.Operation != "upload").ShouldAllBe(request =>
            request.Headers["Linkedin-Version"] == "202605" && request.Headers["X-Restli-Protocol-Version"] == "2.0.0");
        var begin = Arrived(stage, "begin");
        begin.PathAndQuery.ShouldBe("/rest/images?action=initializeUpload");
        begin.Body.ShouldBe($$$"""{"initializeUploadRequest":{"owner":"{{{Organization}}}"}}""");
        var upload = Arrived(stage, "upload");
        (upload.Method, upload.Body, upload.Headers["Content-Type"]).ShouldBe(("PUT", "jpeg", "image/png"));
        Arrived(stage, "post").Headers["Content-Type"].ShouldBe("application/json");
        JsonNode.DeepEquals(JsonNode.Parse(Arrived(stage, "post").Body), JsonNode.Parse($$"""
            {
              "author": "{{Organization}}",
              "commentary": "Sample text\\_Post \\(नमस्ते\\) #camp 😀",
              "visibility": "PUBLIC",
              "distribution": { "feedDistribution": "MAIN_FEED", "targetEntities": [], "thirdPartyDistributionChannels": [] },
              "lifecycleState": "PUBLISHED",
              "isReshareDisabledByAuthor": false,
              "content": { "media": { "id": "{{Image}}" } }
            }
            """)).ShouldBeTrue();
    }

    [Fact]
    public async Task Words_alone_are_one_write_without_content()
    {
        await using var stage = await SetAsync();

        (await stage.PublishAsync(stage.Post() with { Media = [], Account = Member })).ShouldBeOfType<Receipt.Done>();

        stage.Provider.Requests.Select(request => request.Operation).ShouldBe(["post"]);
        var body = JsonDocument.Parse(Arrived(stage, "post").Body).RootElement;
        body.GetProperty("author").GetString().ShouldBe(Member);
        body.TryGetProperty("content", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task The_address_to_upload_to_is_written_down_nowhere()
    {
        await using var stage = await SetAsync();

        await stage.PublishAsync();

        stage.KeptHandles.ShouldBe([Image]);
        stage.Permits.Crossed.ShouldBe(Image);
        stage.Logs.All.ShouldNotContain(line => line.Contains("2H-IhpbfXrRow1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/dms-uploads/x")]
    [InlineData("https://www.linkedin.com.example/dms-uploads/x")]
    [InlineData("/dms-uploads/x")]
    public async Task Nothing_is_uploaded_to_anybody_else(string address)
    {
        await using var stage = await SetAsync();
        stage.Provider.On("begin", Begun(address));

        var no = (await stage.PublishAsync()).ShouldBeOfType<Receipt.Refused>();

        no.Why.ShouldContain("not its own");
        stage.Provider.Requests.Select(request => request.Operation).ShouldBe(["begin"]);
    }

    [Fact]
    public async Task Bytes_that_are_not_the_approved_ones_are_uploaded_nowhere()
    {
        await using var stage = await SetAsync();
        var post = stage.Post();

        var no = (await stage.PublishAsync(post with { Media = [post.Media[0] with { Sha256 = ContentHash.OfBytes("other"u8) }] }))
            .ShouldBeOfType<Receipt.Refused>();

        (no.IsTransient, no.Reason).ShouldBe((false, Reasons.ContentChanged));
        stage.Provider.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_image_at_work_is_waited_for_and_then_left_to_the_next_attempt()
    {
        await using var stage = await SetAsync();
        stage.Provider.On("image", ImageIs("WAITING_UPLOAD"), ImageIs("PROCESSING"), ImageIs("AVAILABLE"));
        (await stage.PublishAsync()).ShouldBeOfType<Receipt.Done>();

        stage.Provider.On("image", ImageIs("PROCESSING"));
        var no = (await stage.PublishAsync()).ShouldBeOfType<Receipt.Refused>();

        (no.IsTransient, no.Counts, no.DropsHandle).ShouldBe((true, false, false));
    }

    [Theory]
    [InlineData("PROCESSING_FAILED")]
    [InlineData("WAITING_UPLOAD")]
    [InlineData("gone")]
    [InlineData("not a name")]
    public async Task An_image_of_no_use_is_dropped(string what)
    {
        await using var stage = await SetAsync();
        stage.Provider.On("image", what == "gone" ? Error(404, "RESOURCE_NOT_FOUND") : ImageIs(what));

        var no = (await stage.PublishAsync(handle: what == "not a name" ? "../posts" : Image)).ShouldBeOfType<Receipt.Refused>();

        (no.IsTransient, no.DropsHandle).ShouldBe((true, true));
        stage.Provider.Count("begin").ShouldBe(0);
        stage.Provider.Count("post").ShouldBe(0);
    }

    [Theory]
    [InlineData(201, "")]
    [InlineData(201, "../me")]
    [InlineData(201, "urn:li:person:1")]
    [InlineData(200, LinkedInCase.Post)]
    [InlineData(202, LinkedInCase.Post)]
    public async Task Only_created_with_the_name_of_a_post_is_done(int status, string id)
    {
        await using var stage = await SetAsync();
        stage.Provider.On("post", ScriptedServer.Json(status, "").With("x-restli-id", id));

        (await stage.PublishAsync()).ShouldBeOfType<Receipt.Unknown>();
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(409)]
    public async Task An_error_that_may_come_after_the_post_was_made_is_a_doubt(int status)
    {
        await using var stage = await SetAsync();
        stage.Provider.On("post", Error(status, "INTERNAL_SERVER_ERROR"));

        (await stage.PublishAsync()).ShouldBeOfType<Receipt.Unknown>();
    }

    [Fact]
    public async Task A_version_that_is_switched_off_is_for_an_operator()
    {
        await using var stage = await SetAsync();
        stage.Provider.On("post", Error(426, "NONEXISTENT_VERSION"));

        (await stage.PublishAsync()).ShouldBeOfType<Receipt.Refused>().Why.ShouldContain("Effects:LinkedIn:ApiVersion");
    }

    [Fact]
    public async Task The_version_is_a_setting()
    {
        await using var stage = await ProviderStage.SetAsync(new LinkedInCase(), ("Effects:LinkedIn:ApiVersion", "202610"));

        await stage.PublishAsync();

        Arrived(stage, "post").Headers["Linkedin-Version"].ShouldBe("202610");
    }

    private static Task<ProviderStage> SetAsync() => ProviderStage.SetAsync(new LinkedInCase());

    private static Arrived Arrived(ProviderStage stage, string operation) =>
        stage.Provider.Requests.Single(request => request.Operation == operation);
}
