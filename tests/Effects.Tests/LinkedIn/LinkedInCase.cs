using Microsoft.AspNetCore.Http;
using Waooaw.Contracts.Canonical;
using Waooaw.Effects.Posts;
using Waooaw.Effects.Tests.Compliance;

namespace Waooaw.Effects.Tests.LinkedIn;

/// <summary>An organization at LinkedIn. Ids and answers are those of
/// https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api and …/images-api.</summary>
internal sealed class LinkedInCase : ProviderCase
{
    public const string Organization = "urn:li:organization:5515715";
    public const string Post = "urn:li:share:6844785523593134080";
    public const string Image = "urn:li:image:C4E10AQFoyyAjHPMQuQ";
    public const string Words = "Sample text_Post (नमस्ते) #camp 😀";

    public override string Name => "linkedin";

    public override string Account => Organization;

    public override IReadOnlyList<string> Steps => ["begin", "upload", "image", "post"];

    public override IReadOnlyList<string> Wordless => ["upload"];

    public override IReadOnlyList<string> Questions => ["posts"];

    public override string? Handle => Image;

    public override Receipt.Done Done => new(Post, $"https://www.linkedin.com/feed/update/{Post}/");

    public override RequestDelegate Refusal => Error(422, "MISSING_FIELD");

    public override RequestDelegate Expired => Error(401, "EXPIRED_ACCESS_TOKEN");

    public override RequestDelegate RateLimited => Error(429, "TOO_MANY_REQUESTS");

    /// <summary>As https://github.com/Arisamiga/Linkedin-RSS/issues/5 shows it.</summary>
    public override RequestDelegate? Duplicate => ScriptedServer.Json(422, """
        {"errorDetailType":"com.linkedin.common.error.BadRequest","message":"Content is a duplicate of urn:li:share:7141138937766391808",
        "errorDetails":{"inputErrors":[{"description":"Duplicate post is detected","input":{},"code":"DUPLICATE_POST"}]},"status":422}
        """);

    public override PublishPost Fill(PublishPost blank) => blank with
    {
        Text = Words,
        Media = [new PostMedia(ContentHash.OfBytes(Bytes), "image/png", 1200, 627, Bytes.Length)],
    };

    public override string OperationOf(HttpRequest request) => (request.Method, request.Path.Value!.Split('/')[1..]) switch
    {
        ("POST", ["rest", "images"]) when request.Query["action"] == "initializeUpload" => "begin",
        ("PUT", ["dms-uploads", ..]) => "upload",
        ("GET", ["rest", "images", Image]) => "image",
        ("POST", ["rest", "posts"]) => "post",
        ("GET", ["rest", "posts"]) => "posts",
        ("GET", ["v2", "userinfo"]) => "member",
        _ => "unknown",
    };

    public override void Play(ScriptedServer provider)
    {
        provider.On("begin", Begun($"{provider.Address}dms-uploads/C4E10AQFoyyAjHPMQuQ/uploaded-image/0?ca=vector_ads&sync=0&ut=2H-IhpbfXrRow1"));
        provider.On("upload", ScriptedServer.Json(201, ""));
        provider.On("image", ImageIs("AVAILABLE"));
        provider.On("post", ScriptedServer.Json(201, "").With("x-restli-id", Post));
        provider.On("posts", ScriptedServer.Json(200, """{"elements":[],"paging":{"start":0,"count":100,"links":[]} }"""));
        provider.On("member", ScriptedServer.Json(200, """{"sub":"782bbtaQ","name":"John Doe","locale":"en-US"}"""));
    }

    public override void PlayPosted(ScriptedServer provider, DateTimeOffset at) => provider.On("posts", Listed(Entry(Post, at)));

    public static RequestDelegate Begun(string uploadUrl) => ScriptedServer.Json(
        200, $$$"""{"value":{"uploadUrlExpiresAt":1650567510704,"uploadUrl":"{{{uploadUrl}}}","image":"{{{Image}}}"}}""");

    public static RequestDelegate ImageIs(string status) => ScriptedServer.Json(
        200, $$"""{"owner":"{{Organization}}","id":"{{Image}}","status":"{{status}}"}""");

    public static RequestDelegate Listed(params IEnumerable<string> entries) =>
        ScriptedServer.Json(200, $$"""{"elements":[{{string.Join(',', entries)}}]}""");

    /// <summary>LinkedIn gives hashtags back in a notation of its own.</summary>
    public static string Entry(string id, DateTimeOffset at, string commentary = @"Sample text\\_Post \\(नमस्ते\\) {hashtag|\\#|camp} 😀") =>
        $$"""
        {"id":"{{id}}","author":"{{Organization}}","commentary":"{{commentary}}","visibility":"PUBLIC","lifecycleState":"PUBLISHED",
        "publishedAt":{{at.ToUnixTimeMilliseconds()}},"createdAt":{{at.ToUnixTimeMilliseconds()}}}
        """;

    /// <summary>The sample of https://learn.microsoft.com/en-us/linkedin/shared/api-guide/concepts/error-handling, with the `code` that answers carry.</summary>
    public static RequestDelegate Error(int status, string code) => ScriptedServer.Json(
        status, $$"""{"message":"Empty oauth2_access_token","serviceErrorCode":{{status}},"code":"{{code}}","status":{{status}}}""");
}
