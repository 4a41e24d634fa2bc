using Microsoft.AspNetCore.Http;
using Waooaw.Contracts.Canonical;
using Waooaw.Effects.Posts;
using Waooaw.Effects.Tests.Compliance;
using Waooaw.Effects.Tests.Graph;

namespace Waooaw.Effects.Tests.Facebook;

/// <summary>A Facebook page. Ids and answers are those of https://developers.facebook.com/docs/pages/publishing and
/// https://developers.facebook.com/docs/graph-api/photo-uploads.</summary>
internal sealed class FacebookCase : ProviderCase
{
    public const string Post = "546349135390552_1116689038356556";
    public const string Photo = "10153677042736789";
    public const string Page = "https://www.facebook.com/546349135390552/posts/1116689038356556";
    public const string Words = "Hello Fans! & नमस्ते 😀";

    public override string Name => "facebook";

    public override string Account => "546349135390552";

    public override IReadOnlyList<string> Steps => ["photo", "feed"];

    public override IReadOnlyList<string> Questions => ["posts"];

    public override string? Handle => Photo;

    public override Receipt.Done Done => new(Post, Page);

    public override RequestDelegate Refusal => GraphSays.Error(400, 100);

    public override RequestDelegate Expired => GraphSays.Error(401, 190);

    public override RequestDelegate RateLimited => GraphSays.Error(400, 32);

    public override RequestDelegate? Duplicate => GraphSays.Error(400, 506);

    public override PublishPost Fill(PublishPost blank) => blank with
    {
        Text = Words,
        Media = [new PostMedia(ContentHash.OfBytes(Bytes), "image/jpeg", 1200, 630, Bytes.Length)],
    };

    public override string OperationOf(HttpRequest request) =>
        (request.Method, request.Path.Value!.Split('/')[^1], request.Query["fields"].ToString()) switch
        {
            ("POST", "photos", _) => "photo",
            ("POST", "feed", _) => "feed",
            ("GET", "posts", _) => "posts",
            ("GET", "me", _) => "me",
            ("GET", Photo, "id") => "photo kept",
            ("GET", Post, "permalink_url") => "permalink",
            _ => "unknown",
        };

    public override void Play(ScriptedServer provider)
    {
        provider.On("photo", ScriptedServer.Json(200, $$"""{"id":"{{Photo}}"}"""));
        provider.On("photo kept", ScriptedServer.Json(200, $$"""{"id":"{{Photo}}"}"""));
        provider.On("feed", ScriptedServer.Json(200, $$"""{"id":"{{Post}}"}"""));
        provider.On("permalink", ScriptedServer.Json(200, $$"""{"permalink_url":"{{Page}}","id":"{{Post}}"}"""));
        provider.On("posts", ScriptedServer.Json(200, """{"data":[]}"""));
        provider.On("me", ScriptedServer.Json(200, $$"""{"id":"{{Account}}","name":"Care Clinic"}"""));
    }

    public override void PlayPosted(ScriptedServer provider, DateTimeOffset at) =>
        provider.On("posts", ScriptedServer.Json(200, $$"""{"data":[{{Entry(Post, at)}}]}"""));

    /// <summary>An entry as https://developers.facebook.com/docs/pages-api/posts lists it.</summary>
    public static string Entry(string id, DateTimeOffset at, string words = Words) =>
        $$"""{"id":"{{id}}","message":"{{words}}","created_time":"{{at:yyyy-MM-dd'T'HH:mm:ss}}+0000","permalink_url":"{{Page}}"}""";
}
