using Microsoft.EntityFrameworkCore;
using Waooaw.Hosting.Refusals;
using Waooaw.Sandbox.Books;

namespace Waooaw.Sandbox.Control;

/// <summary>A picture as it came, byte for byte.</summary>
internal static class ShowPicture
{
    public static async Task<IResult> HandleAsync(string sha256, SandboxDb db, CancellationToken ct) =>
        await db.Pictures.AsNoTracking().SingleOrDefaultAsync(row => row.Sha256 == sha256, ct) is { } picture
            ? Results.File(picture.Content, picture.ContentType)
            : Refusal.NotFound.ToResult();
}
