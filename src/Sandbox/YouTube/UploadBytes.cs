using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.YouTube;

/// <summary>The address of one upload: takes bytes where the last ended, says how many there are, and with the last of them there is a film.</summary>
/// <remarks>https://developers.google.com/youtube/v3/guides/using_resumable_upload_protocol, steps 3 and 4 and "Resume an upload":
/// 308 with Range; without Range when nothing has arrived; chunks are multiples of 256 KB but for the last.</remarks>
internal static partial class UploadBytes
{
    public const string Path = "/upload/youtube/v3/videos";
    public const string IdName = "upload_id";
    public const string Part = "upload_part";
    public const string Complete = "upload_complete";
    public const string Status = "upload_status";

    private const int Unit = 256 * 1024;

    public static string OperationOf(ProviderCall call)
    {
        var (range, length) = (call.Http.Request.Headers.ContentRange.ToString(), call.Http.Request.ContentLength);
        return Question().IsMatch(range) && length is 0 or null ? Status
            : range.Length == 0 ? Complete
            : Range().Match(range) is { Success: true } match && Number(match, 2) + 1 == Number(match, 3) ? Complete
            : Part;
    }

    public static async Task<IResult> RunAsync(ProviderCall call)
    {
        var id = Tokens.HashOf(call.Query(IdName));
        var upload = await call.Db.Set<Upload>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id);
        if (upload is null || call.Now - upload.StartedAt > call.Service<IOptions<YouTubeOptions>>().Value.UploadLife)
        {
            return GoogleError.SessionGone;
        }

        if (upload.VideoId is not null)
        {
            return ReadVideos.Made(upload);
        }

        var file = UploadFiles.Of(call.Db, id);
        var there = file.Exists ? file.Length : 0;
        return OperationOf(call) == Status
            ? await FinishVideo.IfWholeAsync(call, upload, file) ?? Incomplete(call, there)
            : await TakeAsync(call, upload, file, there);
    }

    private static async Task<IResult> TakeAsync(ProviderCall call, Upload upload, FileInfo file, long there)
    {
        var (range, sent) = (call.Http.Request.Headers.ContentRange.ToString(), call.Http.Request.ContentLength);
        var match = Range().Match(range);
        var (first, last, total) = range.Length == 0 ? (0, upload.Length - 1, upload.Length) : (Number(match, 1), Number(match, 2), Number(match, 3));
        if ((range.Length > 0 && !match.Success) || sent is null || total != upload.Length || last >= total || sent != last - first + 1)
        {
            return GoogleError.Parameter("badContentRange", "Content-Length and Content-Range must name the bytes that come, and the length that was announced.");
        }

        if (first != there && first > 0)
        {
            return Incomplete(call, there); // what is there stays; the caller goes on from it
        }

        if (last + 1 != total && sent % Unit != 0)
        {
            return GoogleError.Parameter("badChunkSize", $"A chunk is a multiple of {Unit} bytes, but for the last.");
        }

        Directory.CreateDirectory(file.DirectoryName!);
        await using (var stream = new FileStream(file.FullName, first == 0 ? FileMode.Create : FileMode.Append, FileAccess.Write, FileShare.Read))
        {
            await call.Http.Request.Body.CopyToAsync(stream, call.Http.RequestAborted);
            stream.Flush(flushToDisk: true);
        }

        file.Refresh();
        return await FinishVideo.IfWholeAsync(call, upload, file) ?? Incomplete(call, file.Length);
    }

    private static Resume Incomplete(ProviderCall call, long there)
    {
        if (there > 0)
        {
            call.Http.Response.Headers.Range = string.Create(CultureInfo.InvariantCulture, $"bytes=0-{there - 1}");
        }

        return new Resume();
    }

    private static long Number(Match match, int group) =>
        long.TryParse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    [GeneratedRegex(@"^bytes \*/\d+$")]
    private static partial Regex Question();

    [GeneratedRegex(@"^bytes (\d{1,18})-(\d{1,18})/(\d{1,18})$")]
    private static partial Regex Range();

    /// <summary>"308 Resume Incomplete" is the protocol's usual answer, and no refusal.</summary>
    private sealed class Resume : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
            return Task.CompletedTask;
        }
    }
}
