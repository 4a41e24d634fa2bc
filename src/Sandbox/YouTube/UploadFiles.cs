using Microsoft.EntityFrameworkCore;
using Waooaw.Sandbox.Books;

namespace Waooaw.Sandbox.YouTube;

/// <summary>Where the bytes of unfinished films are: beside the books, and gone with the upload.</summary>
internal static class UploadFiles
{
    public static FileInfo Of(SandboxDb db, string upload) => new(Path.Combine(Folder(db), upload));

    /// <summary>Forgets uploads that can be resumed no more, and their bytes.</summary>
    public static async Task SweepAsync(SandboxDb db, DateTimeOffset startedBefore)
    {
        var over = await db.Set<Upload>().Where(row => row.VideoId == null && row.StartedAt < startedBefore).ToListAsync();
        over.ForEach(upload => Of(db, upload.Id).Delete());
        db.RemoveRange(over);
    }

    public static void DeleteAll(SandboxDb db)
    {
        if (Directory.Exists(Folder(db)))
        {
            Directory.Delete(Folder(db), recursive: true);
        }
    }

    private static string Folder(SandboxDb db) => Path.Combine(Path.GetDirectoryName(db.Database.GetDbConnection().DataSource)!, "sandbox-uploads");
}
