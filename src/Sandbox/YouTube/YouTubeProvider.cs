using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Waooaw.Hosting.Options;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Consent;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.YouTube;

/// <summary>The YouTube Data API on its real wire: resumable uploads, and what became of them.</summary>
/// <remarks>https://developers.google.com/youtube/v3/guides/using_resumable_upload_protocol</remarks>
internal sealed class YouTubeProvider : PlayedProvider
{
    private const string Channel = "channel";
    private const long LargestRequest = 256L * 1024 * 1024;

    public override string Name => "youtube";

    public override string Title => "YouTube";

    public override string Said => "Uploaded";

    public override IReadOnlyList<string> Operations =>
        ["upload_start", UploadBytes.Part, VisibleWrite, UploadBytes.Status, "identity", "videos", "video_list", GoogleTokens.Code, GoogleTokens.Renewal];

    public override string VisibleWrite => UploadBytes.Complete;

    public override string? Question => UploadBytes.Status;

    public override IReadOnlyList<string> Kinds => [Channel];

    public override string TokenPrefix => "YTSBX";

    public override string? RefreshPrefix => "YTRSBX";

    public override IResult Broken => GoogleError.Broken;

    public override IResult TooFast => GoogleError.TooFast;

    public override IResult TokenExpired => GoogleError.Token;

    public override IResult TokenRevoked => GoogleError.Token;

    public override IResult TokenUnknown => GoogleError.Token;

    public override Account NewAccount(string username, string kind) =>
        new() { Id = "UC" + Tokens.Random()[..22], Provider = Name, Kind = kind, Username = username };

    public override void AddServices(IServiceCollection services) => services.AddValidatedOptions<YouTubeOptions>(YouTubeOptions.Section);

    public override async Task ForgetAsync(SandboxDb db, CancellationToken ct)
    {
        await db.Set<Upload>().ExecuteDeleteAsync(ct);
        UploadFiles.DeleteAll(db);
    }

    public override void MapRoutes(IEndpointRouteBuilder routes)
    {
        routes.MapConsent(this, "/o/oauth2/v2/auth", new ConsentChoice(Channel, Many: null));
        routes.MapAsk(this, "POST", "/token", new Ask(GoogleTokens.Code, GoogleTokens.RunAsync)
        {
            IsOpen = true,
            Choose = call => Task.FromResult(GoogleTokens.OperationOf(call)),
        });
        routes.MapAsk(this, "POST", UploadBytes.Path, new Ask("upload_start", StartUpload.RunAsync));
        routes.MapAsk(this, "PUT", UploadBytes.Path, new Ask(UploadBytes.Part, UploadBytes.RunAsync)
        {
            IsStreamed = true,
            IsOpen = true, // the address is the secret; a token may come along
            Choose = call => Task.FromResult(UploadBytes.OperationOf(call)),
            WriteKey = call => UploadBytes.OperationOf(call) == UploadBytes.Complete ? Tokens.HashOf(call.Query(UploadBytes.IdName)) : null,
        }).WithMetadata(new RequestSizeLimitAttribute(LargestRequest));
        routes.MapAsk(this, "GET", "/youtube/v3/channels", new Ask("identity", ReadVideos.ChannelAsync));
        routes.MapAsk(this, "GET", "/youtube/v3/videos", new Ask("videos", ReadVideos.ByIdAsync));
        routes.MapAsk(this, "GET", "/youtube/v3/search", new Ask("video_list", ReadVideos.SearchAsync));
        routes.Map("/{**rest}", (string? rest) => GoogleError.NotFound($"/{rest}"));
    }
}
