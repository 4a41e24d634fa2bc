using System.Buffers.Binary;
using System.Text;
using Waooaw.Contracts.Refusals;
using Waooaw.Plant.Media;
using Waooaw.Plant.Media.Films;

namespace Waooaw.Plant.Tests.Media;

/// <summary>A film is what its boxes say, and says nothing of place and person once it is kept.</summary>
public class FilmTests
{
    [Fact]
    public void A_film_tells_its_size_and_how_long_it_runs()
    {
        var film = Look(Fixtures.Film);

        (film.ContentType, film.Width, film.Height, film.DurationMs).ShouldBe(("video/mp4", 1280, 720, 2000));
    }

    [Fact]
    public void A_film_on_its_side_has_the_size_in_which_it_is_shown()
    {
        var film = Look(Fixtures.TurnedFilm);

        (film.ContentType, film.Width, film.Height, film.DurationMs).ShouldBe(("video/quicktime", 720, 1280, 2000));
    }

    [Fact]
    public void Where_a_film_was_taken_is_forgotten_and_nothing_in_it_moves()
    {
        var taken = Fixtures.TurnedFilm;
        Encoding.Latin1.GetString(taken).ShouldContain("+18.5204");

        var kept = Look([.. taken]).Content;

        Encoding.Latin1.GetString(kept).ShouldNotContain("+18.5204");
        kept.Length.ShouldBe(taken.Length);
        var data = taken.AsSpan().IndexOf("mdat"u8);
        var size = (int)BinaryPrimitives.ReadUInt32BigEndian(taken.AsSpan(data - 4));
        kept.AsSpan(data, size - 8).SequenceEqual(taken.AsSpan(data, size - 8)).ShouldBeTrue();
        Look([.. kept]).Content.ShouldBe(kept);
    }

    [Fact]
    public void A_film_that_is_cut_off_anywhere_is_refused()
    {
        var film = Fixtures.Film;

        foreach (var length in Enumerable.Range(1, 60).Select(part => film.Length * part / 61).Append(film.Length - 1))
        {
            LookAtFilm.Look(film[..length]).IsRefused(out var refusal, out _).ShouldBeTrue($"{length} bytes");
            refusal!.Reason.ShouldBe(Reasons.UnsupportedMedia);
        }
    }

    [Fact]
    public void A_film_whose_samples_stand_outside_its_data_is_refused()
    {
        var film = Fixtures.Film;
        var table = film.AsSpan().IndexOf("stco"u8);
        BinaryPrimitives.WriteUInt32BigEndian(film.AsSpan(table + 12), (uint)film.Length + 5);

        ShouldBeRefused(film, "to its end");
    }

    [Fact]
    public void Sound_without_a_picture_is_no_film()
    {
        var film = Fixtures.Film;
        "soun"u8.CopyTo(film.AsSpan(film.AsSpan().IndexOf("vide"u8)));

        ShouldBeRefused(film, "only sound");
    }

    [Theory]
    [InlineData("gpmd")]
    [InlineData("camm")]
    public void A_film_that_says_all_along_where_it_was_taken_is_refused(string sample)
    {
        var film = Fixtures.Film;
        Encoding.ASCII.GetBytes(sample).CopyTo(film.AsSpan(film.AsSpan().IndexOf("mp4a"u8)));

        ShouldBeRefused(film, "GPS");
    }

    [Fact]
    public void A_picture_in_the_container_of_a_film_is_told_what_to_become()
    {
        var film = Fixtures.Film;
        "heic"u8.CopyTo(film.AsSpan(8));

        ShouldBeRefused(film, "JPEG");
    }

    [Fact]
    public void A_film_in_pieces_for_streaming_is_refused() =>
        ShouldBeRefused([.. Fixtures.Film, 0, 0, 0, 8, .. "moof"u8], "streaming");

    [Fact]
    public void No_single_wrong_byte_in_the_boxes_breaks_the_reading()
    {
        var film = Fixtures.Film;
        var boxes = film.AsSpan().IndexOf("mdat"u8);
        for (var at = 0; at < boxes; at++)
        {
            foreach (var wrong in (byte[])[0, 1, 0x7F, 0xFF])
            {
                var broken = Fixtures.Broken(film, at, wrong);
                Should.NotThrow(() => LookAtFilm.Look(broken), $"byte {at} as {wrong}");
            }
        }
    }

    private static StoredMedia Look(byte[] content)
    {
        LookAtFilm.Look(content).IsRefused(out var refusal, out var media).ShouldBeFalse(refusal?.Detail);
        return media!;
    }

    private static void ShouldBeRefused(byte[] content, string because)
    {
        LookAtFilm.Look(content).IsRefused(out var refusal, out _).ShouldBeTrue();
        refusal!.Reason.ShouldBe(Reasons.UnsupportedMedia);
        refusal.Detail.ShouldContain(because);
    }
}
