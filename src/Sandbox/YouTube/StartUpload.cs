using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Waooaw.Hosting.Database;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.YouTube;

/// <summary>Takes a film's words and length, and answers with the address to which its bytes go.</summary>
/// <remarks>https://developers.google.com/youtube/v3/guides/using_resumable_upload_protocol, steps 1 and 2. An insert counts when it is started:
/// https://developers.google.com/youtube/v3/determine_quota_cost, and the day ends at midnight Pacific time.</remarks>
internal static class StartUpload
{
    private const long LargestFilm = 256L * 1024 * 1024 * 1024;

    private static readonly TimeZoneInfo Pacific = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");

    public static async Task<IResult> RunAsync(ProviderCall call)
    {
        if (call.Query("uploadType") != "resumable")
        {
            return GoogleError.Parameter("unexpectedParameter", "Here uploadType is always resumable.");
        }

        if (!((string[])["snippet", "status"]).All(call.Query("part").Split(',').Contains))
        {
            return GoogleError.Parameter("missingRequiredParameter", "part must name snippet and status.");
        }

        var headers = call.Http.Request.Headers;
        var type = headers["X-Upload-Content-Type"].ToString();
        if (!long.TryParse(headers["X-Upload-Content-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || length is < 1 or > LargestFilm
            || !(type.StartsWith("video/", StringComparison.OrdinalIgnoreCase) || type == "application/octet-stream"))
        {
            return GoogleError.Bad("mediaBodyRequired", "X-Upload-Content-Length and X-Upload-Content-Type (video/* or application/octet-stream) are required.");
        }

        if (call.Json() is not { } body)
        {
            return GoogleError.Parameter("parseError", "Parse Error");
        }

        var secret = Tokens.Random();
        var (upload, problem) = VideoRules.Read(body, Tokens.HashOf(secret), call.Account.Id, length, call.Now);
        if (upload is null)
        {
            return problem!;
        }

        var options = call.Service<IOptions<YouTubeOptions>>().Value;
        await using var unit = await WriteUnit.BeginAsync(call.Db, CancellationToken.None);
        var (midnight, dayAgo) = (MidnightBefore(call.Now), call.Now.AddDays(-1));
        if (await call.Db.Set<Upload>().CountAsync(row => row.StartedAt >= midnight) >= options.InsertsPerDay)
        {
            return GoogleError.Quota;
        }

        if (await call.Db.Set<Upload>().CountAsync(row => row.ChannelId == upload.ChannelId && row.DoneAt > dayAgo) >= options.UploadsPerChannel)
        {
            return GoogleError.UploadLimit;
        }

        await UploadFiles.SweepAsync(call.Db, call.Now - options.UploadLife);
        call.Db.Add(upload);
        await call.Db.SaveChangesAsync();
        await unit.CommitAsync(CancellationToken.None);
        call.Http.Response.Headers.Location = call.OwnAddress(
            $"{UploadBytes.Path}?uploadType=resumable&part={Uri.EscapeDataString(call.Query("part"))}&{UploadBytes.IdName}={secret}");
        return Results.Ok();
    }

    private static DateTimeOffset MidnightBefore(DateTimeOffset now)
    {
        var there = TimeZoneInfo.ConvertTime(now, Pacific);
        return new DateTimeOffset(there.Date, Pacific.GetUtcOffset(there.Date));
    }
}
