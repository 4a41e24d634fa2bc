using SkiaSharp;

namespace Waooaw.Sandbox.Tests;

/// <summary>Pictures of every kind that Instagram takes or refuses.</summary>
internal static class Pictures
{
    public static byte[] Square { get; } = Jpeg(1080, 1080);

    public static byte[] Png { get; } = Make(1080, 1080, SKEncodedImageFormat.Png);

    public static byte[] Jpeg(int width, int height) => Make(width, height, SKEncodedImageFormat.Jpeg);

    /// <summary>A picture that is fine but for its size: what follows the end of a JPEG is no part of it.</summary>
    public static byte[] JpegOf(int bytes)
    {
        var padded = new byte[bytes];
        Square.CopyTo(padded, 0);
        return padded;
    }

    private static byte[] Make(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        using var paint = new SKPaint();
        canvas.Clear(new SKColor(0x1f, 0x6f, 0x78));
        paint.Color = new SKColor(0xf2, 0xc1, 0x4e);
        canvas.DrawCircle(width / 2f, height / 2f, Math.Min(width, height) / 3f, paint);
        using var data = bitmap.Encode(format, 85);
        return data.ToArray();
    }
}
