using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Waooaw.Plant.Media.Cards;

/// <summary>The colours a business is known by; with none set, a pair that its name always leads to.</summary>
internal sealed record BrandColours(Rgb Primary, Rgb? Accent = null)
{
    /// <summary>Chosen to sit well together: a deep or a light ground, and an accent that stands out from it.</summary>
    private static readonly ImmutableArray<BrandColours> Chosen =
    [
        Pair("#0f4c4a", "#f2b441"), // deep teal, marigold
        Pair("#1f2a5a", "#ff8a5b"), // indigo, coral
        Pair("#5a1e3a", "#f4a6b4"), // mulberry, rose
        Pair("#23402b", "#d9e26b"), // forest, lime
        Pair("#7a2e1d", "#ffc46b"), // brick, saffron
        Pair("#f4e9d8", "#c4532f"), // sand, terracotta
        Pair("#e3eef6", "#2b63b8"), // sky, cobalt
        Pair("#2d2440", "#8fd3c8"), // aubergine, mint
    ];

    /// <summary>Reads colours as a customer sets them.</summary>
    /// <returns>Null where one of them is not `#rrggbb`.</returns>
    public static BrandColours? Parse(string primary, string? accent) =>
        !Rgb.TryParse(primary, out var ground) ? null
        : accent is null ? new BrandColours(ground)
        : Rgb.TryParse(accent, out var second) ? new BrandColours(ground, second)
        : null;

    public static BrandColours ForBrand(string brand)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(brand.Trim().ToUpperInvariant()));
        return Chosen[digest[0] % Chosen.Length];
    }

    private static BrandColours Pair(string primary, string accent) => Parse(primary, accent)!;
}
