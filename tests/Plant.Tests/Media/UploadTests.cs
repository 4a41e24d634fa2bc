using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Waooaw.Contracts.Audit;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Media;
using Waooaw.Contracts.Paging;
using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Posts;
using Waooaw.Hosting.Database;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Data;
using Waooaw.Plant.Media.Cards;
using Waooaw.Plant.Tests.PlantRig;
using Waooaw.Rig;

namespace Waooaw.Plant.Tests.Media;

/// <summary>A picture or film is known by its bytes, and is its owner's.</summary>
public class UploadTests(Stages stages)
{
    [Theory, EachDatabase]
    public async Task The_same_picture_from_many_at_once_is_taken_in_from_each(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var picture = Clinic.Jpeg(321, 333);
        var owners = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => stage.SignUpAsync()));

        var answers = await Task.WhenAll(owners.Concat(owners).Select(owner => owner.PostAsync("/api/v1/media", picture)));

        answers.Select(answer => answer.Value<MediaView>(201)).Distinct().ShouldHaveSingleItem();
    }

    [Theory, EachDatabase]
    public async Task A_picture_is_absent_for_all_who_did_not_upload_it(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var (owner, other) = (await stage.SignUpAsync(), await stage.SignUpAsync());
        var media = (await owner.PostAsync("/api/v1/media", Clinic.Jpeg(322, 333))).Value<MediaView>(201);

        (await owner.GetAsync($"/api/v1/media/{media.MediaHash}")).Status.ShouldBe(200);
        (await other.GetAsync($"/api/v1/media/{media.MediaHash}")).ShouldBeRefused(Reasons.NotFound);
        (await owner.GetAsync($"/media/{media.MediaHash}?until=4102444800&sig=AAAA")).ShouldBeRefused(Reasons.NotFound);
        (await owner.GetAsync($"/media/{media.MediaHash}")).ShouldBeRefused(Reasons.NotFound);
    }

    [Theory, EachDatabase]
    public async Task Only_whole_pictures_are_taken_in(DatabaseProvider database)
    {
        var owner = await (await stages.OnAsync(database)).SignUpAsync();

        (await owner.PostAsync("/api/v1/media", "GIF89a, they said"u8.ToArray())).ShouldBeRefused(Reasons.UnsupportedMedia);
        (await owner.PostAsync("/api/v1/media", Clinic.Jpeg()[..600])).ShouldBeRefused(Reasons.UnsupportedMedia);
        (await owner.PostAsync("/api/v1/media", "ftyp"u8.ToArray())).ShouldBeRefused(Reasons.UnsupportedMedia);
        (await owner.PostAsync("/api/v1/media", (byte[])[.. Clinic.Jpeg(), .. new byte[8 * 1024 * 1024]])).ShouldBeRefused(Reasons.TooLarge);
    }

    [Theory, EachDatabase]
    public async Task A_film_is_taken_in_and_given_out_whole_or_in_part(DatabaseProvider database)
    {
        var owner = await (await stages.OnAsync(database)).SignUpAsync();

        var film = (await owner.PostAsync("/api/v1/media", Fixtures.Film)).Value<MediaView>(201);

        (film.ContentType, film.Width, film.Height, film.DurationMs).ShouldBe(("video/mp4", 1280, 720, 2000));
        var (whole, part) = (await FetchAsync(owner, film, range: null), await FetchAsync(owner, film, new RangeHeaderValue(4, 7)));
        whole.Status.ShouldBe(HttpStatusCode.OK);
        ContentHash.OfBytes(whole.Bytes).ShouldBe(film.MediaHash);
        (whole.Type, whole.Length, whole.Sniffing).ShouldBe(("video/mp4", film.Bytes, "nosniff"));
        part.Status.ShouldBe(HttpStatusCode.PartialContent);
        part.Bytes.ShouldBe("ftyp"u8.ToArray());
    }

    [Theory, EachDatabase]
    public async Task The_hash_is_of_what_is_kept_and_place_and_person_are_not(DatabaseProvider database)
    {
        var owner = await (await stages.OnAsync(database)).SignUpAsync();

        var film = (await owner.PostAsync("/api/v1/media", Fixtures.TurnedFilm)).Value<MediaView>(201);

        var kept = await FetchAsync(owner, film, range: null);
        ContentHash.OfBytes(kept.Bytes).ShouldBe(film.MediaHash);
        Encoding.Latin1.GetString(kept.Bytes).ShouldNotContain("+18.5204");
    }

    [Theory, EachDatabase]
    public async Task A_drawn_card_is_its_owners_like_an_uploaded_one_and_is_noted_once(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var owner = await stage.SignUpAsync();
        var words = new CardWords($"Care Clinic {owner.Customer}", "Check-up camp");

        var first = await DrawAsync(stage, owner, words);
        var second = await DrawAsync(stage, owner, words);

        second.ShouldBe(first);
        (first.ContentType, first.Width, first.Height).ShouldBe(("image/jpeg", 1080, 1350));
        (await owner.GetAsync($"/api/v1/media/{first.Sha256}")).Status.ShouldBe(200);
        (await (await stage.SignUpAsync()).GetAsync($"/api/v1/media/{first.Sha256}")).ShouldBeRefused(Reasons.NotFound);
        (await owner.GetAsync("/api/v1/audit/entries?limit=200")).Value<Page<AuditEntryView>>().Items
            .Count(entry => entry.Kind == "media.drawn").ShouldBe(1);
    }

    private static async Task<PostMedia> DrawAsync(PlantStage stage, Actor owner, CardWords words)
    {
        await using var scope = stage.Plant.Services.CreateAsyncScope();
        await using var unit = await WriteUnit.BeginAsync(scope.ServiceProvider.GetRequiredService<PlantDb>(), CancellationToken.None);
        var drawn = await scope.ServiceProvider.GetRequiredService<DrawCard>().DrawAsync(
            owner.Customer!.Value, words, BrandColours.ForBrand(words.Brand), new CardSize(1080, 1350), CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<Trail>().CommitAsync(unit, CancellationToken.None);
        drawn.IsRefused(out var refusal, out var card).ShouldBeFalse(refusal?.Detail);
        return card!;
    }

    private static async Task<(HttpStatusCode Status, byte[] Bytes, string? Type, long? Length, string? Sniffing)> FetchAsync(
        Actor owner, MediaView media, RangeHeaderValue? range)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get, new Uri(owner.Stage.Plant.Address, $"/api/v1/media/{media.MediaHash}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", owner.Assertion());
        request.Headers.Range = range;
        using var response = await owner.Stage.Client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsByteArrayAsync(), response.Content.Headers.ContentType?.MediaType,
            response.Content.Headers.ContentLength, response.Headers.TryGetValues("X-Content-Type-Options", out var sniffing) ? sniffing.Single() : null);
    }
}
