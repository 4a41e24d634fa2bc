using static Waooaw.Sandbox.Tests.SandboxRig;

namespace Waooaw.Sandbox.Tests.LinkedIn;

/// <summary>What LinkedIn's pages show, sent and answered as they show it.</summary>
public class PostTests
{
    private static readonly (string, string)[] Headers = [("Linkedin-Version", "202510"), ("X-Restli-Protocol-Version", "2.0.0")];

    // https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api, "Text-Only Post Creation Sample Request":
    // "A successful response returns 201 and the post id in the response header x-restli-id"
    [Fact]
    public async Task A_text_post_is_created_with_its_id_in_a_header_and_no_body()
    {
        await using var sandbox = await StartAsync();
        var member = await sandbox.IssueAsync("linkedin");

        var made = (await PostAsync(sandbox, member, "Sample text Post \\(really\\) #Pune")).Must(201);

        made.Body.ShouldBeEmpty();
        made.Headers["x-restli-id"].ShouldStartWith("urn:li:share:");
        var seen = (await sandbox.OutThereAsync("linkedin")).ShouldHaveSingleItem();
        seen.GetProperty("caption").GetString().ShouldBe("Sample text Post (really) #Pune");
        seen.GetProperty("account").GetString().ShouldBe(member.Id);
    }

    // https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/images-api, "Initialize Image Upload":
    // {"value": {"uploadUrlExpiresAt", "uploadUrl", "image"}}; the bytes are then PUT there
    [Fact]
    public async Task An_image_is_put_where_it_was_told_and_is_available_after_a_while()
    {
        await using var sandbox = await StartAsync();
        var organization = await sandbox.IssueAsync("linkedin", "organization");
        var started = (await sandbox.SendAsync("POST", "/linkedin/rest/images?action=initializeUpload", organization.Token,
            Json(new { initializeUploadRequest = new { owner = organization.Id } }), Headers)).Must(200);
        var image = started.Text("value", "image")!;
        Task<WireAnswer> StatusAsync() => sandbox.SendAsync("GET", $"/linkedin/rest/images/{Uri.EscapeDataString(image)}", organization.Token, null, Headers);

        (await StatusAsync()).Text("status").ShouldBe("WAITING_UPLOAD");
        (await sandbox.SendAsync("PUT", started.Text("value", "uploadUrl")!, organization.Token, new ByteArrayContent(Pictures.Square))).Must(201);
        (await StatusAsync()).Text("status").ShouldBe("PROCESSING");
        (await PostAsync(sandbox, organization, "Look", image)).Must(400);
        sandbox.Clock.Advance(TimeSpan.FromSeconds(1));
        (await StatusAsync()).Text("status").ShouldBe("AVAILABLE");
        (await PostAsync(sandbox, organization, "Look", image)).Must(201);
    }

    // https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api, "Find Posts by authors", and its permissions:
    // r_member_social "is restricted and is available to approved users only"
    [Fact]
    public async Task An_organisation_s_posts_can_be_found_and_a_member_s_cannot()
    {
        await using var sandbox = await StartAsync();
        var (member, organization) = (await sandbox.IssueAsync("linkedin"), await sandbox.IssueAsync("linkedin", "organization"));
        var made = await PostAsync(sandbox, organization, "We \\[are\\] open");
        await PostAsync(sandbox, member, "I am here");

        var found = (await FindAsync(sandbox, organization)).Must(200);

        (found.Text("elements", "0", "id"), found.Text("elements", "0", "commentary")).ShouldBe((made.Headers["x-restli-id"], "We \\[are\\] open"));
        (await FindAsync(sandbox, member)).Must(403).Text("code").ShouldBe("ACCESS_DENIED");
    }

    [Theory]
    [InlineData("a (b)")]
    [InlineData("100 * 2")]
    [InlineData("snake_case")]
    [InlineData("a @b")]
    [InlineData("back\\slash")]
    public async Task A_reserved_character_that_is_not_escaped_is_refused(string commentary)
    {
        await using var sandbox = await StartAsync();
        var member = await sandbox.IssueAsync("linkedin");

        (await PostAsync(sandbox, member, commentary)).Must(422);
        (await sandbox.OutThereAsync("linkedin")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_duplicate_names_the_post_that_is_there()
    {
        await using var sandbox = await StartAsync();
        var member = await sandbox.IssueAsync("linkedin");
        var first = await PostAsync(sandbox, member, "Once");

        var second = (await PostAsync(sandbox, member, "Once")).Must(422);

        second.Text("message").ShouldBe($"Content is a duplicate of {first.Headers["x-restli-id"]}");
        second.Json.EnumerateObject().Select(part => part.Name).ShouldBe(["status", "serviceErrorCode", "code", "message"]);
        (await sandbox.OutThereAsync("linkedin"))[0].GetProperty("publish_requests").GetInt32().ShouldBe(2);
    }

    // https://learn.microsoft.com/en-us/linkedin/marketing/versioning: "A version must be present"
    [Fact]
    public async Task Without_a_version_or_the_protocol_nothing_is_answered()
    {
        await using var sandbox = await StartAsync();
        var member = await sandbox.IssueAsync("linkedin");

        (await sandbox.SendAsync("POST", "/linkedin/rest/posts", member.Token, Body(member, "x", null), Headers[1])).Must(400).Text("code").ShouldBe("VERSION_MISSING");
        (await sandbox.SendAsync("POST", "/linkedin/rest/posts", member.Token, Body(member, "x", null), Headers[0])).Must(400);
    }

    [Fact]
    public async Task Nobody_posts_for_another()
    {
        await using var sandbox = await StartAsync();
        var (mine, other) = (await sandbox.IssueAsync("linkedin"), await sandbox.IssueAsync("linkedin"));

        (await sandbox.SendAsync("POST", "/linkedin/rest/posts", mine.Token, Body(other, "x", null), Headers)).Must(403);
    }

    private static Task<WireAnswer> PostAsync(SandboxRig sandbox, IssuedTokens author, string commentary, string? image = null) =>
        sandbox.SendAsync("POST", "/linkedin/rest/posts", author.Token, Body(author, commentary, image), Headers);

    private static Task<WireAnswer> FindAsync(SandboxRig sandbox, IssuedTokens author) =>
        sandbox.SendAsync("GET", $"/linkedin/rest/posts?q=author&author={Uri.EscapeDataString(author.Id)}", author.Token, null, Headers);

    private static StringContent Body(IssuedTokens author, string commentary, string? image)
    {
        var body = new Dictionary<string, object>
        {
            ["author"] = author.Id,
            ["commentary"] = commentary,
            ["visibility"] = "PUBLIC",
            ["distribution"] = new { feedDistribution = "MAIN_FEED", targetEntities = Array.Empty<object>(), thirdPartyDistributionChannels = Array.Empty<object>() },
            ["lifecycleState"] = "PUBLISHED",
            ["isReshareDisabledByAuthor"] = false,
        };
        if (image is not null)
        {
            body["content"] = new { media = new { id = image, altText = "A picture" } };
        }

        return Json(body);
    }
}
