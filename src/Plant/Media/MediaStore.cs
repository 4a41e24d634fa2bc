using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Ids;
using Waooaw.Plant.Data;

namespace Waooaw.Plant.Media;

/// <summary>Keeps bytes once, whoever brings them, and who they belong to.</summary>
internal sealed class MediaStore(PlantDb db, TimeProvider clock)
{
    /// <returns>Whether this customer did not have them yet.</returns>
    public async Task<bool> KeepAsync(CustomerId owner, StoredMedia media, CancellationToken ct)
    {
        // Whoever brings the same bytes at the same moment waits here, and finds them stored.
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO media (sha256, content_type, width, height, duration_ms, content)
            VALUES ({media.Sha256.Hex}, {media.ContentType}, {media.Width}, {media.Height}, {media.DurationMs}, {media.Content})
            ON CONFLICT (sha256) DO NOTHING
            """,
            ct);
        return await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO media_owners (customer_id, sha256, uploaded_at)
            VALUES ({owner.Value}, {media.Sha256.Hex}, {clock.GetUtcNow().UtcDateTime}) ON CONFLICT (customer_id, sha256) DO NOTHING
            """,
            ct) == 1;
    }
}
