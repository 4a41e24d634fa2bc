using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.YouTube;

/// <summary>The channel, and the films on it.</summary>
/// <remarks>https://developers.google.com/youtube/v3/docs/channels/list, https://developers.google.com/youtube/v3/docs/videos/list,
/// https://developers.google.com/youtube/v3/docs/search/list</remarks>
internal static class ReadVideos
{
    private const int Most = 50;

    public static Task<IResult> ChannelAsync(ProviderCall call) => Task.FromResult(call.Query("mine") != "true"
        ? GoogleError.Parameter("missingRequiredParameter", "No filter selected. Expected one of: mine")
        : Wire.Json(new
        {
            kind = "youtube#channelListResponse",
            pageInfo = new { totalResults = 1, resultsPerPage = 1 },
            items = (object[])[new { kind = "youtube#channel", id = call.Account.Id, snippet = new { title = call.Account.Username, description = "" } }],
        }));

    public static async Task<IResult> ByIdAsync(ProviderCall call)
    {
        var ids = call.Query("id").Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (ids.Length is 0 or > Most)
        {
            return GoogleError.Parameter("missingRequiredParameter", "No filter selected. Expected one of: id");
        }

        var found = await Of(call).Where(row => ids.Contains(row.VideoId)).ToListAsync();
        var ready = call.Now - call.Service<IOptions<SandboxOptions>>().Value.ProcessingTime;
        return Wire.Json(new
        {
            kind = "youtube#videoListResponse",
            pageInfo = new { totalResults = found.Count, resultsPerPage = found.Count },
            items = found.Select(upload => Resource(upload, isProcessed: upload.DoneAt <= ready, call.Query("part").Split(','))),
        });
    }

    public static async Task<IResult> SearchAsync(ProviderCall call)
    {
        if (call.Query("forMine") != "true" || call.Query("type") != "video")
        {
            return GoogleError.Parameter("incompatibleParameters", "Here forMine is true and type is video.");
        }

        var found = await Of(call).OrderByDescending(row => row.DoneAt).Take(Most).ToListAsync();
        return Wire.Json(new
        {
            kind = "youtube#searchListResponse",
            pageInfo = new { totalResults = found.Count, resultsPerPage = Most },
            items = found.Select(upload => new
            {
                kind = "youtube#searchResult",
                id = new { kind = "youtube#video", videoId = upload.VideoId },
                snippet = new { publishedAt = At(upload), channelId = upload.ChannelId, title = upload.Title, description = upload.Description },
            }),
        });
    }

    /// <summary>The film as the upload that made it is answered, however often it is asked.</summary>
    public static IResult Made(Upload upload) => Wire.Json(Resource(upload, isProcessed: false, ["snippet", "status"]));

    private static IQueryable<Upload> Of(ProviderCall call) =>
        call.Db.Set<Upload>().AsNoTracking().Where(row => row.ChannelId == call.Account.Id && row.VideoId != null);

    private static string At(Upload upload) => upload.DoneAt!.Value.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static Dictionary<string, object> Resource(Upload upload, bool isProcessed, IReadOnlyList<string> parts)
    {
        var resource = new Dictionary<string, object> { ["kind"] = "youtube#video", ["id"] = upload.VideoId! };
        if (parts.Contains("snippet"))
        {
            resource["snippet"] = new
            {
                publishedAt = At(upload),
                channelId = upload.ChannelId,
                title = upload.Title,
                description = upload.Description,
                tags = JsonSerializer.Deserialize<string[]>(upload.Tags),
            };
        }

        if (parts.Contains("status"))
        {
            resource["status"] = new { uploadStatus = isProcessed ? "processed" : "uploaded", privacyStatus = upload.Privacy };
        }

        if (parts.Contains("processingDetails"))
        {
            resource["processingDetails"] = new { processingStatus = isProcessed ? "succeeded" : "processing" };
        }

        return resource;
    }
}
