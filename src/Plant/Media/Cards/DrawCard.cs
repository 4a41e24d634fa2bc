using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Posts;
using Waooaw.Hosting.Refusals;
using Waooaw.Plant.Audit;

namespace Waooaw.Plant.Media.Cards;

/// <summary>Makes a picture for a customer who has none: it is stored, owned and shown like one that was uploaded.</summary>
internal sealed class DrawCard(MediaStore store, Trail trail)
{
    /// <summary>A card and what a post would say of it; nothing is stored. For what is only tried.</summary>
    public static Result<StoredMedia> Draw(CardWords words, BrandColours colours, CardSize size) =>
        Card.Draw(words, colours, size) is { } bytes
            ? new StoredMedia
            {
                Sha256 = ContentHash.OfBytes(bytes),
                ContentType = Card.ContentType,
                Width = size.Width,
                Height = size.Height,
                Content = bytes,
            }
            : new Refusal(
                Reasons.UnsupportedMedia,
                "No picture can be drawn: our fonts have Latin and Devanagari letters only, and the brand name needs others. Upload a picture of your own.");

    /// <summary>Draws a card and stores it in the caller's unit; the same card of the same customer is stored and noted once.</summary>
    public async Task<Result<PostMedia>> DrawAsync(
        CustomerId customer, CardWords words, BrandColours colours, CardSize size, CancellationToken ct)
    {
        if (Draw(words, colours, size).IsRefused(out var refusal, out var card))
        {
            return refusal;
        }

        if (await store.KeepAsync(customer, card, ct))
        {
            trail.Add(new Note(customer, "media.drawn")
            {
                Facts = new Dictionary<string, string> { ["sha256"] = card.Sha256.Hex, ["size"] = $"{size.Width}x{size.Height}" },
            });
        }

        return card.Member();
    }
}
