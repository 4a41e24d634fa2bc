using Waooaw.Contracts.Media;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Database;
using Waooaw.Plant.Tests.PlantRig;
using Waooaw.Rig;

namespace Waooaw.Plant.Tests.Media;

/// <summary>A picture is known by its bytes, and is its owner's.</summary>
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
        (await owner.PostAsync("/api/v1/media", new byte[9 * 1024 * 1024])).ShouldBeRefused(Reasons.TooLarge);
    }
}
