using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Waooaw.Contracts.Canonical;
using Waooaw.Hosting.Refusals;
using Waooaw.Plant.Data;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Media;

/// <summary>A picture or film to its customer, whole or in parts.</summary>
internal static class ShowMedia
{
    public static async Task<Results<FileContentHttpResult, Refused>> HandleAsync(
        ContentHash hash, Caller caller, PlantDb db, CancellationToken ct)
    {
        var owned = await db.Set<MediaOwner>().AnyAsync(owner => owner.CustomerId == caller.Customer && owner.Sha256 == hash, ct);
        return owned ? await MediaBytes.OfAsync(hash, db, ct) : Refusal.NotFound.ToResult();
    }
}

/// <summary>A picture or film to whoever holds a link that we signed for it: a provider, for some minutes.</summary>
internal static class FetchMedia
{
    public static async Task<Results<FileContentHttpResult, Refused>> HandleAsync(
        ContentHash hash, long? until, string? sig, MediaLinks links, PlantDb db, CancellationToken ct) =>
        until is { } end && sig is not null && links.IsGood(hash, end, sig)
            ? await MediaBytes.OfAsync(hash, db, ct)
            : Refusal.NotFound.ToResult();
}

file static class MediaBytes
{
    public static async Task<Results<FileContentHttpResult, Refused>> OfAsync(ContentHash hash, PlantDb db, CancellationToken ct) =>
        await db.Set<StoredMedia>().AsNoTracking().SingleOrDefaultAsync(media => media.Sha256 == hash, ct) is { } media
            ? TypedResults.File(
                media.Content, media.ContentType, enableRangeProcessing: true, entityTag: new EntityTagHeaderValue($"\"{hash.Hex}\""))
            : Refusal.NotFound.ToResult();
}
