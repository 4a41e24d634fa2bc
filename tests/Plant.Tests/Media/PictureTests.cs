using System.Text;
using SkiaSharp;
using Waooaw.Contracts.Refusals;
using Waooaw.Plant.Media;
using Waooaw.Plant.Media.Pictures;
using Waooaw.Plant.Tests.PlantRig;

namespace Waooaw.Plant.Tests.Media;

/// <summary>A picture is what its bytes say, and says nothing of place and person once it is kept.</summary>
public class PictureTests
{
    // Exif of one directory: that the picture is turned, and the name of whoever took it.
    private static readonly byte[] TurnedByAnanya =
    [
        .. "Exif\0\0MM\0*\0\0\0\u0008\0\u0002"u8,
        0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0,
        0x01, 0x3B, 0, 2, 0, 0, 0, 7, 0, 0, 0, 38,
        0, 0, 0, 0,
        .. "Ananya\0"u8,
    ];

    [Fact]
    public void A_picture_without_notes_is_kept_byte_for_byte()
    {
        var (jpeg, png) = (Clinic.Jpeg(), Png());

        Look([.. jpeg]).Content.ShouldBe(jpeg);
        Look([.. png]).Content.ShouldBe(png);
    }

    [Fact]
    public void Whoever_took_a_jpeg_is_forgotten_and_which_way_is_up_is_not()
    {
        byte[] xmp = [.. "http://ns.adobe.com/xap/1.0/\0<exif:GPSLatitude>18,31N</exif:GPSLatitude>"u8];
        var jpeg = Clinic.Jpeg(300, 200);
        byte[] taken =
        [
            .. jpeg[..2], .. Segment(0xE1, TurnedByAnanya), .. Segment(0xE1, xmp), .. Segment(0xFE, [.. "Pune"u8]), .. jpeg[2..],
            .. "a film behind the picture"u8,
        ];

        var kept = Look(taken);

        (kept.Width, kept.Height).ShouldBe((200, 300));
        var text = Encoding.Latin1.GetString(kept.Content);
        text.ShouldNotContain("Ananya");
        text.ShouldNotContain("GPSLatitude");
        text.ShouldNotContain("Pune");
        text.ShouldNotContain("behind the picture");
        using var codec = SKCodec.Create(new MemoryStream(kept.Content));
        codec.EncodedOrigin.ShouldBe(SKEncodedOrigin.RightTop);
        Look([.. kept.Content]).Content.ShouldBe(kept.Content);
        SKBitmap.Decode(kept.Content).Bytes.ShouldBe(SKBitmap.Decode(jpeg).Bytes);
    }

    [Fact]
    public void What_a_png_says_beside_its_picture_is_forgotten()
    {
        var png = Png();
        byte[] taken = [.. png[..33], .. Chunk("tEXt", [.. "Author\0Ananya"u8]), .. png[33..], .. "more"u8];

        Look(taken).Content.ShouldBe(png);
    }

    [Fact]
    public void A_moving_png_is_refused()
    {
        var png = Png();

        ShouldBeRefused([.. png[..33], .. Chunk("acTL", [0, 0, 0, 2, 0, 0, 0, 0]), .. png[33..]], "moves");
    }

    [Fact]
    public void A_picture_in_the_colours_of_print_is_refused()
    {
        var jpeg = Clinic.Jpeg();
        JpegFile.IsForPrint(jpeg).ShouldBe(false);
        var frame = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        jpeg[frame + 9].ShouldBe((byte)3);
        jpeg[frame + 9] = 4;

        ShouldBeRefused(jpeg, "CMYK");
    }

    [Fact]
    public void Half_a_picture_is_refused()
    {
        ShouldBeRefused(Clinic.Jpeg()[..^2], "to its end");
        ShouldBeRefused(Clinic.Jpeg()[..600], "to its end");
        ShouldBeRefused(Png()[..^12], "to its end");
    }

    [Fact]
    public void A_small_file_that_unpacks_to_a_huge_picture_is_refused() =>
        LookAtPicture.Look(Clinic.Jpeg(), new MediaOptions { MaxPixels = 400 * 400 - 1 }).IsRefused(out var refusal, out _)
            .ShouldBeTrue(refusal?.Detail);

    private static StoredMedia Look(byte[] content)
    {
        LookAtPicture.Look(content, new MediaOptions()).IsRefused(out var refusal, out var media).ShouldBeFalse(refusal?.Detail);
        return media!;
    }

    private static void ShouldBeRefused(byte[] content, string because)
    {
        LookAtPicture.Look(content, new MediaOptions()).IsRefused(out var refusal, out _).ShouldBeTrue();
        refusal!.Reason.ShouldBe(Reasons.UnsupportedMedia);
        refusal.Detail.ShouldContain(because);
    }

    private static byte[] Png()
    {
        using var bitmap = new SKBitmap(64, 48);
        bitmap.Erase(SKColors.SeaGreen);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private static byte[] Segment(byte marker, byte[] content) =>
        [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private static byte[] Chunk(string type, byte[] content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. content];
        var sum = Crc(named);
        return [0, 0, 0, (byte)content.Length, .. named, (byte)(sum >> 24), (byte)(sum >> 16), (byte)(sum >> 8), (byte)sum];
    }

    // https://www.w3.org/TR/png-3/#D-CRCAppendix
    private static uint Crc(byte[] bytes) => ~bytes.Aggregate(uint.MaxValue, (sum, next) =>
        Enumerable.Range(0, 8).Aggregate(sum ^ next, (bits, _) => (bits & 1) == 1 ? 0xEDB88320 ^ (bits >> 1) : bits >> 1));
}
