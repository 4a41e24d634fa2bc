using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Waooaw.Hosting.Database;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.YouTube;

/// <summary>The one visible write: all bytes are there, and there is a film. Its bytes are hashed and not kept.</summary>
/// <remarks>https://developers.google.com/youtube/v3/docs/videos/insert. Which bytes are a film is not documented byte by byte: MP4 and QuickTime begin with a
/// box of type `ftyp` (ISO/IEC 14496-12), and others are refused here. Google's own refusal of them comes later, while the film is processed.</remarks>
internal static class FinishVideo
{
    private const int BoxHeader = 8;

    /// <summary>The film; null while bytes are missing.</summary>
    public static async Task<IResult?> IfWholeAsync(ProviderCall call, Upload upload, FileInfo file)
    {
        if (!file.Exists || file.Length < upload.Length)
        {
            return null;
        }

        string sha256;
        await using (var stream = file.OpenRead())
        {
            var head = new byte[BoxHeader];
            await stream.ReadAtLeastAsync(head, BoxHeader, throwOnEndOfStream: false);
            if (!head.AsSpan(4).SequenceEqual("ftyp"u8))
            {
                file.Delete();
                return GoogleError.Bad("invalidVideoMetadata", "The bytes are no MP4 or QuickTime film.");
            }

            stream.Position = 0;
            sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream));
        }

        await using var unit = await WriteUnit.BeginAsync(call.Db, CancellationToken.None);
        if (await call.Db.Set<Upload>().SingleOrDefaultAsync(row => row.Id == upload.Id) is not { } row)
        {
            return GoogleError.SessionGone; // the books were emptied meanwhile
        }

        if (row.VideoId is null)
        {
            (row.VideoId, row.DoneAt, row.Sha256) = (Tokens.Random()[..11], call.Now, sha256);
            call.Db.Add(ToThing(call, row));
            await call.Db.SaveChangesAsync();
            await unit.CommitAsync(CancellationToken.None);
        }

        file.Delete();
        return ReadVideos.Made(row);
    }

    private static Thing ToThing(ProviderCall call, Upload upload) => new()
    {
        Id = upload.VideoId!,
        Provider = call.Provider.Name,
        AccountId = upload.ChannelId,
        PreparedAs = upload.Id,
        WriteKey = upload.Id,
        Title = upload.Title,
        Text = upload.Description,
        MediaSha256 = upload.Sha256,
        PublishedAt = call.Now,
        Permalink = $"https://www.youtube.com/watch?v={upload.VideoId}",
        Status = upload.Privacy,
    };
}
