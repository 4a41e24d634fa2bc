using System.Net;
using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Tests.Compliance;
using Waooaw.Effects.Tests.Graph;

namespace Waooaw.Effects.Tests.Facebook;

/// <summary>What is Facebook's own; the rest is in the suite that every provider passes.</summary>
public class PublishTests
{
    private static readonly FacebookCase Facebook = new();

    [Fact]
    public async Task The_wire_is_what_Meta_documents()
    {
        // https://developers.facebook.com/docs/graph-api/reference/page/photos and https://developers.facebook.com/docs/pages-api/posts
        await using var stage = await ProviderStage.SetAsync(Facebook);

        await stage.PublishAsync();

        var photo = stage.Provider.Requests.Single(request => request.Operation == "photo");
        photo.PathAndQuery.ShouldBe("/v23.0/546349135390552/photos");
        Fields(photo)["url"].ShouldStartWith("https://gateway.example/media/");
        Fields(photo)["published"].ShouldBe("false");
        var feed = stage.Provider.Requests.Single(request => request.Operation == "feed");
        feed.PathAndQuery.ShouldBe("/v23.0/546349135390552/feed");
        feed.Headers["Content-Type"].ShouldBe("application/x-www-form-urlencoded");
        Fields(feed).ShouldBe(new Dictionary<string, string>
        {
            ["message"] = FacebookCase.Words,
            ["attached_media[0]"] = $$"""{"media_fbid":"{{FacebookCase.Photo}}"}""",
        });
        stage.KeptHandles.ShouldBe([FacebookCase.Photo]);
        stage.Permits.Crossed.ShouldBe(FacebookCase.Photo);
    }

    [Fact]
    public async Task Words_alone_are_one_write()
    {
        await using var stage = await ProviderStage.SetAsync(Facebook);

        (await stage.PublishAsync(stage.Post() with { Media = [] })).ShouldBeOfType<Receipt.Done>();

        stage.Provider.Requests.Select(request => request.Operation).ShouldBe(["feed", "permalink"]);
        Fields(stage.Provider.Requests.First()).Keys.ShouldBe(["message"]);
        stage.KeptHandles.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_photo_that_an_earlier_attempt_took_is_looked_at_and_used()
    {
        await using var stage = await ProviderStage.SetAsync(Facebook);

        (await stage.PublishAsync(handle: FacebookCase.Photo)).ShouldBeOfType<Receipt.Done>();

        stage.Provider.Requests.Select(request => request.Operation).ShouldBe(["photo kept", "feed", "permalink"]);
    }

    [Theory]
    [InlineData(FacebookCase.Photo)]
    [InlineData("../me")]
    public async Task A_photo_that_is_gone_is_taken_anew(string handle)
    {
        await using var stage = await ProviderStage.SetAsync(Facebook);
        stage.Provider.On("photo kept", GraphSays.Error(400, 24));

        var no = (await stage.PublishAsync(handle: handle)).ShouldBeOfType<Receipt.Refused>();

        (no.IsTransient, no.DropsHandle).ShouldBe((true, true));
        stage.Provider.Count("feed").ShouldBe(0);
    }

    [Theory]
    [InlineData(400, 1)]
    [InlineData(400, 2)]
    [InlineData(500, 2)]
    [InlineData(503, 4)]
    [InlineData(400, 987654)]
    public async Task An_error_that_may_come_after_the_post_was_made_is_a_doubt(int status, int code)
    {
        await using var stage = await ProviderStage.SetAsync(Facebook);
        stage.Provider.On("feed", GraphSays.Error(status, code));

        (await stage.PublishAsync()).ShouldBeOfType<Receipt.Unknown>();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"id":"1"}""")]
    [InlineData("""{"id":"1_2/../3_4"}""")]
    [InlineData("""{"id":5}""")]
    public async Task An_answer_without_the_id_of_a_post_is_a_doubt(string answer)
    {
        await using var stage = await ProviderStage.SetAsync(Facebook);
        stage.Provider.On("feed", ScriptedServer.Json(200, answer));

        (await stage.PublishAsync()).ShouldBeOfType<Receipt.Unknown>();
    }

    [Fact]
    public async Task A_page_that_cannot_be_read_changes_nothing_about_what_is_out()
    {
        await using var stage = await ProviderStage.SetAsync(Facebook);
        stage.Provider.On("permalink", Faults.Cut);

        (await stage.PublishAsync()).ShouldBe(new Receipt.Done(FacebookCase.Post, ProviderUrl: null));
    }

    [Fact]
    public async Task What_could_not_be_sent_exactly_as_approved_is_not_sent()
    {
        await using var stage = await ProviderStage.SetAsync(Facebook);
        var post = stage.Post();
        var gif = post.Media[0] with { ContentType = "image/gif" };

        var no = (await stage.PublishAsync(post with { Title = "A title", Media = [gif, gif], Text = new string('x', 63_207) }))
            .ShouldBeOfType<Receipt.Refused>();

        (no.IsTransient, no.Reason).ShouldBe((false, Reasons.Validation));
        no.Why.ShouldContain("no title");
        no.Why.ShouldContain("one picture at most");
        no.Why.ShouldContain("image/jpeg or image/png");
        no.Why.ShouldContain("63206 characters");
        stage.Vault.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"id":"546349135390552","name":"Care Clinic"}""", true)]
    [InlineData("""{"id":"1","name":"Another page"}""", false)]
    [InlineData("{}", false)]
    public async Task Access_is_healthy_where_it_opens_this_page(string answer, bool isHealthy)
    {
        await using var stage = await ProviderStage.SetAsync(Facebook);
        stage.Provider.On("me", ScriptedServer.Json(200, answer));

        var probe = await stage.ProbeAsync(stage.Connection());

        (probe.IsHealthy, probe.AccountName).ShouldBe((isHealthy, isHealthy ? "Care Clinic" : null));
    }

    private static Dictionary<string, string> Fields(Arrived request) => request.Body.Split('&')
        .Select(field => field.Split('=', 2))
        .ToDictionary(pair => WebUtility.UrlDecode(pair[0]), pair => WebUtility.UrlDecode(pair[1]));
}
