using System.Net;
using System.Text;
using System.Text.Json;

namespace Waooaw.Sandbox.Tests.Instagram;

/// <summary>What Meta would refuse is refused, in Meta's envelope
/// (https://developers.facebook.com/docs/graph-api/guides/error-handling), and nothing comes of it.</summary>
public class StrictnessTests
{
    // error-handling, "190 Access token has expired": type OAuthException.
    [Theory]
    [InlineData("")]
    [InlineData("Bearer made-up")]
    [InlineData("Basic {0}")]
    [InlineData("bearer {0}")]
    [InlineData("{0}")]
    public async Task A_token_that_was_not_issued_or_not_sent_as_a_bearer_is_190(string authorization)
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();
        var sent = authorization.Replace("{0}", account.Token, StringComparison.Ordinal);

        (await account.SendAsync(HttpMethod.Get, "me", content: null, sent)).ShouldBeError(401, 190);
        (await account.SendAsync(HttpMethod.Post, $"{account.Id}/media", Form(("image_url", "https://a.example/b.jpg")), sent))
            .ShouldBeError(401, 190);
    }

    [Fact]
    public async Task A_token_in_the_address_opens_nothing()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();

        (await account.SendAsync(HttpMethod.Get, $"me?access_token={account.Token}", content: null, authorization: "")).ShouldBeError(401, 190);
    }

    // error-handling, "2500": https://developers.facebook.com/docs/graph-api/guides/error-handling and what the API answers, "Unknown path components".
    [Theory]
    [InlineData("/instagram/me")]
    [InlineData("/instagram/23.0/me")]
    [InlineData("/instagram/v23/me")]
    [InlineData("/instagram/v23.0/a/b/c")]
    [InlineData("/instagram/v23.0/1/media/publish")]
    [InlineData("/instagram")]
    public async Task A_path_that_does_not_exist_is_2500(string path)
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Authorization", account.Bearer);

        using var response = await sandbox.Client.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        new GraphAnswer(400, answer.RootElement).ShouldBeError(400, 2500);
    }

    // "Unsupported delete request" is a GraphMethodException 100 (error-handling, "100 Invalid parameter").
    [Theory]
    [InlineData("DELETE", "{0}")]
    [InlineData("PUT", "{0}/media_publish")]
    [InlineData("PATCH", "{0}/media")]
    public async Task A_verb_that_does_not_exist_there_is_an_unsupported_request(string verb, string path)
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();

        (await account.SendAsync(new HttpMethod(verb), path.Replace("{0}", account.Id, StringComparison.Ordinal), Form(("a", "b"))))
            .ShouldBeError(400, 100, 33, "GraphMethodException");
    }

    [Theory]
    [InlineData("GET", "{0}/media_publish")]
    [InlineData("POST", "{0}")]
    [InlineData("POST", "{0}/content_publishing_limit")]
    public async Task A_verb_of_another_path_is_refused_too(string verb, string path)
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();

        (await account.SendAsync(
            new HttpMethod(verb),
            path.Replace("{0}", account.Id, StringComparison.Ordinal),
            verb == "GET" ? null : Form(("a", "b")))).Status.ShouldBe(400);
    }

    // "Tried accessing nonexisting field": code 100 (error-handling).
    [Theory]
    [InlineData("me?fields=user_id,nmae")]
    [InlineData("{account}/content_publishing_limit?fields=quota")]
    [InlineData("{account}/media?fields=captoin")]
    [InlineData("{container}?fields=status_code,permalink")]
    [InlineData("{account}/media?limit=0")]
    [InlineData("{account}/media?limit=many")]
    public async Task A_field_that_does_not_exist_is_100(string path)
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();
        var container = (await account.CreateAsync()).Text("id")!;

        (await account.GetAsync(path
            .Replace("{account}", account.Id, StringComparison.Ordinal)
            .Replace("{container}", container, StringComparison.Ordinal))).ShouldBeError(400, 100);
    }

    // ig-user/media and ig-user/media_publish name the parameters; "100 Invalid parameter".
    [Theory]
    [InlineData("media", "")]
    [InlineData("media", "caption=only")]
    [InlineData("media", "image_url=")]
    [InlineData("media", "image_url=https%3A%2F%2Fa.example%2Fb.jpg&captoin=x")]
    [InlineData("media", "image_url=https%3A%2F%2Fa.example%2Fb.jpg&image_url=https%3A%2F%2Fa.example%2Fc.jpg")]
    [InlineData("media_publish", "")]
    [InlineData("media_publish", "creation_id=")]
    [InlineData("media_publish", "container_id=1")]
    [InlineData("media_publish", "creation_id=1&caption=late")]
    public async Task A_parameter_that_is_missing_or_not_known_is_100(string edge, string form)
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();

        (await account.SendAsync(
            HttpMethod.Post,
            $"{account.Id}/{edge}",
            new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"))).ShouldBeError(400, 100);
    }

    // error-codes: 100, 2207023 "The media type {media-type} is unknown."
    [Fact]
    public async Task A_media_type_that_is_not_played_is_2207023()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();

        (await account.PostAsync($"{account.Id}/media", ("image_url", "https://a.example/b.jpg"), ("media_type", "REELS")))
            .ShouldBeError(400, 100, 2207023);
    }

    [Theory]
    [InlineData("text/plain", "image_url=https%3A%2F%2Fa.example%2Fb.jpg")]
    [InlineData("application/json", "{\"image_url\":")]
    [InlineData("application/json", "[\"image_url\"]")]
    [InlineData("application/json", "{\"image_url\":\"https://a.example/b.jpg\",\"image_url\":\"https://a.example/c.jpg\"}")]
    [InlineData("application/json", "{\"image_url\":\"\\ud800\"}")]
    public async Task A_body_that_cannot_be_read_has_no_parameters(string type, string body)
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();

        (await account.SendAsync(HttpMethod.Post, $"{account.Id}/media", new StringContent(body, Encoding.UTF8, type)))
            .ShouldBeError(400, 100);
    }

    // error-handling: 100, 33, GraphMethodException: "does not exist, cannot be loaded due to missing permissions, or does not support this operation".
    [Fact]
    public async Task What_is_someone_else_s_is_as_absent_as_what_never_was()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var (mine, other) = (await sandbox.AccountAsync("mine"), await sandbox.AccountAsync("other"));
        var (container, _) = await mine.PreparedAsync();
        var media = await mine.PostAsync("mine");

        (await other.GetAsync($"{container}?fields=status_code")).ShouldBeError(400, 100, 33, "GraphMethodException");
        (await other.GetAsync($"{media}?fields=caption")).ShouldBeError(400, 100, 33, "GraphMethodException");
        (await other.GetAsync($"{mine.Id}/media")).ShouldBeError(400, 100, 33, "GraphMethodException");
        (await other.GetAsync(mine.LimitPath)).ShouldBeError(400, 100, 33, "GraphMethodException");
        (await other.GetAsync("17899999999999999")).ShouldBeError(400, 100, 33, "GraphMethodException");
        (await other.PostAsync($"{mine.Id}/media", ("image_url", "https://a.example/b.jpg"))).ShouldBeError(400, 100, 33, "GraphMethodException");
        (await other.PostAsync($"{mine.Id}/media_publish", ("creation_id", container))).ShouldBeError(400, 100, 33, "GraphMethodException");
        (await other.PublishAsync(container)).ShouldBeError(400, 24, 2207008);
        (await mine.StateAsync(container)).ShouldBe("FINISHED");
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
