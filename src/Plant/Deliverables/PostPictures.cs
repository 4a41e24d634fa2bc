using System.Collections.Immutable;
using Waooaw.Contracts.Ids;
using Waooaw.Effects;
using Waooaw.Effects.Posts;
using Waooaw.Hosting.Refusals;
using Waooaw.Plant.Agents.Configs;
using Waooaw.Plant.Media.Cards;
using Waooaw.Plant.Skills;

namespace Waooaw.Plant.Deliverables;

/// <summary>What a post shows: of what the customer gave, whatever the channel takes; and a card in their colours where they gave nothing.</summary>
internal sealed class PostPictures(DrawCard draw)
{
    public async Task<Result<ImmutableArray<PostMedia>>> ForAsync(
        CustomerId customer,
        string channel,
        ImmutableArray<PostMedia> given,
        DraftInputs inputs,
        MarketingConfig setup,
        bool isDryRun,
        CancellationToken ct)
    {
        var form = Providers.Find(channel)!.Form.Media;
        ImmutableArray<PostMedia> fitting = [.. given.Where(media => form.ContentTypes.Contains(media.ContentType)).Take(form.Most)];
        if (!fitting.IsEmpty || !given.IsEmpty || form.Card is not { } size)
        {
            return fitting; // what is missing or does not fit, the channel's rules say
        }

        var words = new CardWords(inputs.BrandName, inputs.Theme, inputs.Location);
        var colours = setup.BrandColours is { Primary: { } primary } set && BrandColours.Parse(primary, set.Accent) is { } chosen
            ? chosen
            : BrandColours.ForBrand(inputs.BrandName);
        if (isDryRun)
        {
            return DrawCard.Draw(words, colours, size).IsRefused(out var unfit, out var tried) ? unfit : ImmutableArray.Create(tried.Member());
        }

        return (await draw.DrawAsync(customer, words, colours, size, ct)).IsRefused(out var refusal, out var card)
            ? refusal
            : ImmutableArray.Create(card);
    }
}
