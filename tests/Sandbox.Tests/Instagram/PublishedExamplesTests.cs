using System.Text;
using System.Text.Json;

namespace Waooaw.Sandbox.Tests.Instagram;

/// <summary>What Meta's own pages show, sent and answered as they show it.</summary>
public class PublishedExamplesTests
{
    // https://developers.facebook.com/docs/instagram-platform/content-publishing, "Create a container" and "Publish the container":
    // curl -X POST "https://<HOST_URL>/<LATEST_API_VERSION>/<IG_ID>/media" -H "Content-Type: application/json"
    //      -H "Authorization: Bearer <ACCESS_TOKEN>" -d '{"image_url":"https://www.example.com/images/bronz-fonz.jpg"}'
    [Fact]
    public async Task The_guide_s_json_requests_publish_a_picture()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();

        var made = await account.SendAsync(
            HttpMethod.Post, $"{account.Id}/media", Json(new { image_url = sandbox.Gateway.Of(Pictures.Square) }));
        made.Status.ShouldBe(200);
        made.Json.EnumerateObject().Select(member => member.Name).ShouldBe(["id"]);
        var container = made.Text("id")!;
        container.ShouldAllBe(c => char.IsAsciiDigit(c));

        await sandbox.UntilAsync(async () => await account.StateAsync(container) == "FINISHED");
        var published = await account.SendAsync(HttpMethod.Post, $"{account.Id}/media_publish", Json(new { creation_id = container }));
        published.Status.ShouldBe(200);
        published.Json.EnumerateObject().Select(member => member.Name).ShouldBe(["id"]);
        (await account.StateAsync(container)).ShouldBe("PUBLISHED");
    }

    // https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media, "Request syntax":
    // image_url, caption; the caption's # is URL-encoded as %23, which a form does by itself.
    [Fact]
    public async Task A_form_publishes_a_picture_with_its_caption_letter_by_letter()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();

        var media = await account.PostAsync("#BronzFonz & नमस्ते 😀\n\nline two + 100 %");

        (await account.GetAsync($"{media}?fields=caption")).Text("caption").ShouldBe("#BronzFonz & नमस्ते 😀\n\nline two + 100 %");
    }

    // https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-container, "Sample Request/Response":
    // GET /17889615691921648?fields=status_code → { "status_code": "FINISHED", "id": "17889615691921648" }
    [Fact]
    public async Task A_container_answers_with_its_state_and_its_id()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();
        var (container, _) = await account.PreparedAsync();

        var answer = await account.GetAsync($"{container}?fields=status_code");

        answer.Status.ShouldBe(200);
        answer.Json.ToString().ShouldBe($$"""{"status_code":"FINISHED","id":"{{container}}"}""");
        (await account.GetAsync(container)).Json.ToString().ShouldBe($$"""{"id":"{{container}}"}""");
    }

    // https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/content_publishing_limit, "Sample response":
    // { "data": [ { "quota_usage": 2, "config": { "quota_total": 50, "quota_duration": 86400 } } ] };
    // "If omitted, the quota_usage field will be returned by default"; "since: a Unix timestamp no older than 24 hours".
    [Fact]
    public async Task The_limit_tells_what_is_used_and_what_there_is()
    {
        await using var sandbox = await SandboxRig.StartAsync("--Sandbox:PostsPerDay=50");
        var account = await sandbox.AccountAsync();
        await account.PostAsync("one");
        await account.PostAsync("two");

        (await account.GetAsync($"{account.LimitPath}?fields=quota_usage,config")).Json.ToString()
            .ShouldBe("""{"data":[{"quota_usage":2,"config":{"quota_total":50,"quota_duration":86400}}]}""");
        (await account.GetAsync(account.LimitPath)).Json.ToString().ShouldBe("""{"data":[{"quota_usage":2}]}""");

        sandbox.Clock.Advance(TimeSpan.FromMinutes(1));
        var now = sandbox.Clock.GetUtcNow().ToUnixTimeSeconds();
        (await account.GetAsync($"{account.LimitPath}?since={now}")).Json.ToString().ShouldBe("""{"data":[{"quota_usage":0}]}""");
        (await account.GetAsync($"{account.LimitPath}?since={now - 86_401}")).ShouldBeError(400, 100);
    }

    // https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/error-codes, "Sample Response":
    // {"error":{"message","type":"OAuthException","code","error_subcode","is_transient","error_user_title","error_user_msg","fbtrace_id"}}
    [Fact]
    public async Task An_error_has_every_member_of_the_sample()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();

        var answer = await account.CreateAsync(caption: new string('x', 2201));

        answer.Json.EnumerateObject().Select(member => member.Name).ShouldBe(["error"]);
        answer.Json.GetProperty("error").EnumerateObject().Select(member => member.Name).ShouldBe(
            ["message", "type", "code", "is_transient", "fbtrace_id", "error_subcode", "error_user_title", "error_user_msg"], ignoreOrder: true);
    }

    // https://developers.facebook.com/docs/instagram-platform/reference/me: GET /me?fields=user_id,username
    [Fact]
    public async Task Me_is_the_account_whose_token_it_is()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var (mine, other) = (await sandbox.AccountAsync("mine"), await sandbox.AccountAsync("other"));

        (await mine.GetAsync("me?fields=user_id,username")).Json.ToString()
            .ShouldBe($$"""{"user_id":"{{mine.Id}}","username":"mine","id":"{{mine.Id}}"}""");
        (await other.GetAsync($"{other.Id}?fields=username")).Text("username").ShouldBe("other");
    }

    // https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media, "Reading", and ig-media's fields:
    // timestamp is "ISO 8601-formatted creation date in UTC", shown as 2017-08-31T18:10:00+0000.
    [Fact]
    public async Task The_account_s_media_are_listed_newest_first()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();
        var first = await account.PostAsync("first");
        sandbox.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        var second = await account.PostAsync("second");

        var data = (await account.GetAsync($"{account.Id}/media?fields=id,caption,media_type,timestamp,permalink")).Json.GetProperty("data");

        data.EnumerateArray().Select(entry => entry.GetProperty("id").GetString()).ShouldBe([second, first]);
        data[0].GetProperty("timestamp").GetString()!.ShouldStartWith("2026-11-24T09:00:");
        data[0].GetProperty("timestamp").GetString()!.ShouldEndWith("+0000");
        data[0].GetProperty("permalink").GetString().ShouldBe($"https://www.instagram.com/p/{second}/");
        data[0].GetProperty("media_type").GetString().ShouldBe("IMAGE");
        (await account.GetAsync($"{account.Id}/media?limit=1")).Json.ToString().ShouldBe($$"""{"data":[{"id":"{{second}}"}]}""");
    }

    private static StringContent Json(object body) => new(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
}
