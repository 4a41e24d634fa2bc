using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Waooaw.Effects.Posts;
using Waooaw.Effects.Tests.Compliance;

namespace Waooaw.Effects.Tests.Instagram;

/// <summary>A scripted Instagram and what it says. Ids are those of Meta's published examples
/// (https://developers.facebook.com/docs/instagram-platform/content-publishing).</summary>
internal static class InstagramStage
{
    public const string Account = "17841405822304914";
    public const string Container = "17889455560051444";
    public const string Media = "17920238422030506";
    public const string Caption = "#BronzFonz & नमस्ते 😀";
    public const string Page = "https://www.instagram.com/p/CpGTFbVvxKB/";

    private static readonly InstagramCase Instagram = new();

    public static Task<ProviderStage> SetAsync(params (string Key, string Value)[] settings) => ProviderStage.SetAsync(Instagram, settings);

    /// <param name="effects">How Effects is registered.</param>
    public static Task<ProviderStage> SetAsync(Action<IServiceCollection> effects) => ProviderStage.SetAsync(Instagram, effects);

    public static PublishPost Post() => ProviderStage.Post(Instagram);

    /// <summary>https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-container</summary>
    public static RequestDelegate Status(string code) =>
        ScriptedServer.Json(200, $$"""{"status_code":"{{code}}","status":"{{code}}: said so","id":"{{Container}}"}""");

    /// <summary>Media as https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media lists it.</summary>
    public static string Entry(string id, DateTimeOffset at, string caption = Caption) =>
        $$"""{"id":"{{id}}","caption":"{{caption}}","timestamp":"{{at:yyyy-MM-dd'T'HH:mm:ss}}+0000","permalink":"{{Page}}"}""";
}
