using static Waooaw.Sandbox.Tests.SandboxRig;

namespace Waooaw.Sandbox.Tests.Facebook;

/// <summary>What Meta's pages show, sent and answered as they show it.</summary>
public class PageTests
{
    // https://developers.facebook.com/docs/pages-api/posts, "Publish posts" and "Publish media posts":
    // POST /page_id/photos {url, published: false} → {"id"}; POST /page_id/feed {message, attached_media} → {"id": "page_post_id"}
    [Fact]
    public async Task A_photo_is_invisible_until_a_post_shows_it()
    {
        await using var sandbox = await StartAsync();
        var page = await sandbox.IssueAsync("facebook");

        var photo = await sandbox.SendAsync(
            "POST", $"/facebook/v23.0/{page.Id}/photos", page.Token, Form(("url", sandbox.Gateway.Of(Pictures.Square)), ("published", "false")));
        (await sandbox.OutThereAsync("facebook")).ShouldBeEmpty();
        var post = await sandbox.SendAsync("POST", $"/facebook/v23.0/{page.Id}/feed", page.Token, Form(
            ("message", "नमस्ते & more\n\nline two 😀"), ("attached_media[0]", $$"""{"media_fbid":"{{photo.Must(200).Text("id")}}"}""")));

        post.Must(200).Text("id").ShouldStartWith($"{page.Id}_");
        var seen = (await sandbox.OutThereAsync("facebook")).ShouldHaveSingleItem();
        seen.GetProperty("caption").GetString().ShouldBe("नमस्ते & more\n\nline two 😀");
        seen.GetProperty("media_id").GetString().ShouldBe(post.Text("id"));
        seen.GetProperty("container_id").GetString().ShouldBe(photo.Text("id"));
        seen.GetProperty("publish_requests").GetInt32().ShouldBe(1);
    }

    // https://developers.facebook.com/docs/graph-api/reference/page/feed: {"data": [{"created_time", "message", "id"}]}
    [Fact]
    public async Task Posts_since_an_instant_are_listed_word_for_word()
    {
        await using var sandbox = await StartAsync();
        var page = await sandbox.IssueAsync("facebook");
        await PostAsync(sandbox, page, "before");
        sandbox.Clock.Advance(TimeSpan.FromMinutes(1));
        var since = sandbox.Clock.GetUtcNow().ToUnixTimeSeconds();
        var id = (await PostAsync(sandbox, page, "after")).Text("id");

        var listed = await sandbox.SendAsync("GET", $"/facebook/v23.0/{page.Id}/posts?since={since}&fields=id,message,created_time", page.Token);

        listed.Must(200).At("data").GetArrayLength().ShouldBe(1);
        (listed.Text("data", "0", "id"), listed.Text("data", "0", "message")).ShouldBe((id, "after"));
        listed.Text("data", "0", "created_time")!.ShouldEndWith("+0000");
    }

    // https://developers.facebook.com/docs/graph-api/guides/error-handling: 506 "Duplicate Post"
    [Fact]
    public async Task The_same_message_within_ten_minutes_is_a_duplicate_and_later_is_none()
    {
        await using var sandbox = await StartAsync();
        var page = await sandbox.IssueAsync("facebook");
        (await PostAsync(sandbox, page, "Hello")).Must(200);

        (await PostAsync(sandbox, page, "Hello")).Must(400).At("error", "code").GetInt32().ShouldBe(506);
        sandbox.Clock.SetUtcNow(sandbox.Clock.GetUtcNow().AddMinutes(11));
        (await PostAsync(sandbox, page, "Hello")).Must(200);
    }

    [Theory]
    [InlineData("messag", "x")]
    [InlineData("message", "")]
    [InlineData("attached_media[0]", "no json")]
    [InlineData("attached_media[0]", "{\"media_fbid\":\"12\"}")]
    public async Task A_post_that_cannot_be_is_refused_and_nothing_is_out(string name, string value)
    {
        await using var sandbox = await StartAsync();
        var page = await sandbox.IssueAsync("facebook");

        (await sandbox.SendAsync("POST", $"/facebook/v23.0/{page.Id}/feed", page.Token, Form((name, value))))
            .Must(400).At("error", "code").GetInt32().ShouldBe(100);
        (await sandbox.OutThereAsync("facebook")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_page_s_token_opens_nothing()
    {
        await using var sandbox = await StartAsync();
        var (mine, other) = (await sandbox.IssueAsync("facebook"), await sandbox.IssueAsync("facebook"));

        (await sandbox.SendAsync("POST", $"/facebook/v23.0/{mine.Id}/feed", other.Token, Form(("message", "x")))).Must(400);
        (await sandbox.SendAsync("GET", $"/facebook/v23.0/{mine.Id}/posts", other.Token)).Must(403).At("error", "code").GetInt32().ShouldBe(10);
    }

    private static Task<WireAnswer> PostAsync(SandboxRig sandbox, IssuedTokens page, string message) =>
        sandbox.SendAsync("POST", $"/facebook/v23.0/{page.Id}/feed", page.Token, Form(("message", message)));
}
