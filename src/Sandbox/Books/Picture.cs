namespace Waooaw.Sandbox.Books;

/// <summary>The bytes of a picture as they came, kept once however often they are posted.</summary>
internal sealed class Picture
{
    public required string Sha256 { get; init; }

    public required byte[] Content { get; init; }

    public required string ContentType { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }
}
