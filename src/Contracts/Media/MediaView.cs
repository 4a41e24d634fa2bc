using Waooaw.Contracts.Canonical;

namespace Waooaw.Contracts.Media;

/// <summary>An uploaded picture, known by the SHA-256 of its bytes.</summary>
public sealed record MediaView(ContentHash MediaHash, string ContentType, int Width, int Height, long Bytes);
