using Microsoft.AspNetCore.Http;
using Waooaw.Contracts.Canonical;
using Waooaw.Effects.Posts;
using Waooaw.Effects.Tests.Compliance;
using Waooaw.Effects.Tests.Graph;
using static Waooaw.Effects.Tests.Instagram.InstagramStage;

namespace Waooaw.Effects.Tests.Instagram;

/// <summary>Instagram, as https://developers.facebook.com/docs/instagram-platform/content-publishing shows it.</summary>
internal sealed class InstagramCase : ProviderCase
{
    public override string Name => "instagram";

    public override string Account => InstagramStage.Account;

    public override IReadOnlyList<string> Steps => ["quota", "make", "container", "publish"];

    public override IReadOnlyList<string> Questions => ["container"];

    public override string? Handle => Container;

    public override Receipt.Done Done => new(Media, Page);

    public override RequestDelegate Refusal => GraphSays.Error(400, 100);

    public override RequestDelegate Expired => GraphSays.Error(401, 190);

    public override RequestDelegate RateLimited => GraphSays.Error(400, 4);

    public override RequestDelegate? Duplicate => GraphSays.Error(400, 506);

    public override PublishPost Fill(PublishPost blank) => blank with
    {
        Text = Caption,
        Media = [new PostMedia(ContentHash.OfBytes(Bytes), "image/jpeg", 1080, 1080, Bytes.Length)],
    };

    public override string OperationOf(HttpRequest request) =>
        (request.Method, request.Path.Value!.Split('/')[^1], request.Query["fields"].ToString()) switch
        {
            ("GET", "content_publishing_limit", _) => "quota",
            ("POST", "media", _) => "make",
            ("POST", "media_publish", _) => "publish",
            ("GET", "media", _) => "list",
            ("GET", _, "status_code,status") => "container",
            ("GET", _, "permalink") => "permalink",
            ("GET", _, "user_id,username") => "account",
            _ => "unknown",
        };

    public override void Play(ScriptedServer provider)
    {
        provider.On("quota", ScriptedServer.Json(200, """{"data":[{"quota_usage":2,"config":{"quota_total":50,"quota_duration":86400}}]}"""));
        provider.On("make", ScriptedServer.Json(200, $$"""{"id":"{{Container}}"}"""));
        provider.On("container", Status("FINISHED"));
        provider.On("publish", ScriptedServer.Json(200, $$"""{"id":"{{Media}}"}"""));
        provider.On("permalink", ScriptedServer.Json(200, $$"""{"permalink":"{{Page}}","id":"{{Media}}"}"""));
        provider.On("list", ScriptedServer.Json(200, """{"data":[]}"""));
        provider.On("account", ScriptedServer.Json(200, $$"""{"user_id":"{{Account}}","username":"care_clinic"}"""));
    }

    public override void PlayPosted(ScriptedServer provider, DateTimeOffset at)
    {
        provider.On("container", Status("PUBLISHED"));
        provider.On("list", ScriptedServer.Json(200, $$"""{"data":[{{Entry(Media, at)}}]}"""));
    }
}
