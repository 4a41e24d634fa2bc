using SkiaSharp;
using Waooaw.Hosting.Database;
using Waooaw.Sandbox.Graph;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.Facebook;

/// <summary>Takes a photo by its address or its bytes, and answers with one that nobody can see.</summary>
/// <remarks>https://developers.facebook.com/docs/graph-api/reference/page/photos. A photo that is published at once would be a second visible write;
/// Facebook allows it, the Sandbox does not.</remarks>
internal static class UploadPhoto
{
    public const int MaxBytes = PictureFetch.MaxBytes;

    private static readonly string[] Known = ["url", "published", "caption", "temporary"];

    public static async Task<IResult> RunAsync(ProviderCall call)
    {
        if (PublishPost.RefuseOther(call) is { } refused)
        {
            return refused;
        }

        var (fields, source) = await MultipartForm.ReadAsync(call, "source");
        if ((fields ?? call.Parameters) is not { } sent)
        {
            return GraphError.Parameter("The body is neither a form nor JSON");
        }

        if (sent.Keys.FirstOrDefault(name => !Known.Contains(name)) is { } unknown)
        {
            return GraphError.Parameter($"Param {unknown} is not known");
        }

        if (!sent.GetValueOrDefault("published", "").Equals("false", StringComparison.OrdinalIgnoreCase))
        {
            return GraphError.Parameter("Param published must be false: here only a post makes a photo visible");
        }

        var (content, problem) = source is not null ? (source, FetchProblem.None)
            : sent.TryGetValue("url", out var url) ? await call.Service<PictureFetch>().RunAsync(url, CancellationToken.None)
            : (null, FetchProblem.NotFetched);
        if (content is null)
        {
            return FacebookErrors.NoImage(problem == FetchProblem.TooLarge ? "The file is too large" : "The file could not be fetched from its address");
        }

        var picture = Pictures.Read(content, SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Png, SKEncodedImageFormat.Gif, SKEncodedImageFormat.Bmp);
        if (picture is null || content.Length > MaxBytes)
        {
            return FacebookErrors.NoImage("The file is no picture, or too large");
        }

        await using var unit = await WriteUnit.BeginAsync(call.Db, CancellationToken.None);
        await Pictures.KeepAsync(call.Db, picture);
        var photo = new Photo { Id = Tokens.Digits("12", 13), PageId = call.Account.Id, PictureSha256 = picture.Sha256 };
        call.Db.Add(photo);
        await call.Db.SaveChangesAsync();
        await unit.CommitAsync(CancellationToken.None);
        return Wire.Json(new { id = photo.Id });
    }
}
