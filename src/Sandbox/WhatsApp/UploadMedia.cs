using SkiaSharp;
using Waooaw.Hosting.Database;
using Waooaw.Sandbox.Graph;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.WhatsApp;

/// <summary>Takes a picture for a header and answers with its id.</summary>
/// <remarks>https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media: JPEG and PNG up to 5 MB</remarks>
internal static class UploadMedia
{
    public const int MaxBytes = 5 * 1024 * 1024;

    public static async Task<IResult> RunAsync(ProviderCall call)
    {
        if (call.Route("id") != call.Account.Id)
        {
            return GraphError.Unknown("post", call.Route("id"));
        }

        var (fields, file) = await MultipartForm.ReadAsync(call, "file");
        if (fields is null || fields.GetValueOrDefault("messaging_product") != "whatsapp")
        {
            return GraphError.Parameter("The parameter messaging_product is required.");
        }

        if (file is null || !fields.TryGetValue("type", out var type))
        {
            return GraphError.Parameter($"The parameter {(file is null ? "file" : "type")} is required.");
        }

        if (file.Length > MaxBytes
            || Pictures.Read(file, SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Png) is not { } picture
            || picture.ContentType != type)
        {
            return WhatsAppErrors.BadMedia("The file is no JPEG or PNG of at most 5 MB, or not of the type that was named.");
        }

        await using var unit = await WriteUnit.BeginAsync(call.Db, CancellationToken.None);
        await Pictures.KeepAsync(call.Db, picture);
        var media = new Media { Id = Tokens.Digits("1", 15), AccountId = call.Account.Id, PictureSha256 = picture.Sha256 };
        call.Db.Add(media);
        await call.Db.SaveChangesAsync();
        await unit.CommitAsync(CancellationToken.None);
        return Wire.Json(new { id = media.Id });
    }
}
