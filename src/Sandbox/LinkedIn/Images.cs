using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SkiaSharp;
using Waooaw.Hosting.Database;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.LinkedIn;

/// <summary>An image gets an address to be put at, takes its bytes there, and is looked at.</summary>
/// <remarks>https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/images-api</remarks>
internal static class Images
{
    public const string UploadPath = "/dms-uploads";

    private static readonly TimeSpan AddressLife = TimeSpan.FromDays(1);

    public static async Task<IResult> StartAsync(ProviderCall call)
    {
        if (LinkedInProvider.RefuseHeaders(call) is { } refused)
        {
            return refused;
        }

        if (call.Query("action") != "initializeUpload"
            || call.Json() is not { } body
            || !body.TryGetProperty("initializeUploadRequest", out var request)
            || request.ValueKind != System.Text.Json.JsonValueKind.Object
            || !request.TryGetProperty("owner", out var owner))
        {
            return LinkedInError.Illegal("The action initializeUpload needs {\"initializeUploadRequest\": {\"owner\": \"urn:…\"}}");
        }

        if (!await LinkedInProvider.MayActForAsync(call, owner.ToString()))
        {
            return LinkedInError.Denied("partnerApiImages.ACTION-initializeUpload");
        }

        var secret = Tokens.Random();
        var image = new Image
        {
            Id = "urn:li:image:C4D" + Tokens.Random()[..16].ToUpperInvariant(), Owner = owner.ToString(), UploadHash = Tokens.HashOf(secret), CreatedAt = call.Now,
        };
        await using var unit = await WriteUnit.BeginAsync(call.Db, CancellationToken.None);
        call.Db.Add(image);
        await call.Db.SaveChangesAsync();
        await unit.CommitAsync(CancellationToken.None);
        return Wire.Json(new
        {
            value = new
            {
                uploadUrlExpiresAt = (image.CreatedAt + AddressLife).ToUnixTimeMilliseconds(),
                uploadUrl = call.OwnAddress($"{UploadPath}/{secret}"),
                image = image.Id,
            },
        });
    }

    public static async Task<IResult> TakeAsync(ProviderCall call)
    {
        var hash = Tokens.HashOf(call.Route("id"));
        await using var unit = await WriteUnit.BeginAsync(call.Db, CancellationToken.None);
        if (await call.Db.Set<Image>().SingleOrDefaultAsync(row => row.UploadHash == hash) is not { } image || call.Now - image.CreatedAt > AddressLife)
        {
            return LinkedInError.NotFound("This upload address");
        }

        if (call.Body.Length == 0)
        {
            return LinkedInError.Illegal("An image has bytes");
        }

        // What the bytes are is found out while the image is processed, as with LinkedIn: the upload itself takes them.
        var picture = Pictures.Read(call.Body, SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Png, SKEncodedImageFormat.Gif);
        (image.ArrivedAt, image.IsUnfit, image.PictureSha256) = (call.Now, picture is null, picture?.Sha256);
        if (picture is not null)
        {
            await Pictures.KeepAsync(call.Db, picture);
        }

        await call.Db.SaveChangesAsync();
        await unit.CommitAsync(CancellationToken.None);
        return Results.StatusCode(StatusCodes.Status201Created);
    }

    public static async Task<IResult> ReadAsync(ProviderCall call)
    {
        if (LinkedInProvider.RefuseHeaders(call) is { } refused)
        {
            return refused;
        }

        var urn = Uri.UnescapeDataString(call.Route("urn"));
        var image = await call.Db.Set<Image>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == urn);
        return image is null || !await LinkedInProvider.MayActForAsync(call, image.Owner)
            ? LinkedInError.NotFound(urn)
            : Wire.Json(new { id = image.Id, owner = image.Owner, status = StatusOf(image, call) });
    }

    public static string StatusOf(Image image, ProviderCall call) => image switch
    {
        { ArrivedAt: null } => "WAITING_UPLOAD",
        { ArrivedAt: { } at } when call.Now - at < call.Service<IOptions<SandboxOptions>>().Value.ProcessingTime => "PROCESSING",
        { IsUnfit: true } => "PROCESSING_FAILED",
        _ => "AVAILABLE",
    };
}
