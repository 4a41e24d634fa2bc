using Waooaw.Contracts.Canonical;

namespace Waooaw.Contracts.Media;

/// <summary>An uploaded picture or film, known by the SHA-256 of its bytes as they are kept: without what they said of place and person.</summary>
/// <param name="Width">In pixels, as it is shown.</param>
/// <param name="DurationMs">How long a film runs; absent for a picture.</param>
public sealed record MediaView(ContentHash MediaHash, string ContentType, int Width, int Height, long? DurationMs, long Bytes);
