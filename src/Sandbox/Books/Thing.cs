namespace Waooaw.Sandbox.Books;

/// <summary>Something that is out there: a post, a film, a message that its recipient has.</summary>
internal sealed class Thing
{
    public required string Id { get; init; }

    public required string Provider { get; init; }

    public required string AccountId { get; init; }

    /// <summary>What it was prepared as, before anybody could see it.</summary>
    public string? PreparedAs { get; init; }

    /// <summary>Which requests asked for it.</summary>
    public required string WriteKey { get; init; }

    public string? Title { get; init; }

    public required string Text { get; init; }

    /// <summary>The last four digits, never more.</summary>
    public string? Recipient { get; init; }

    public string? MediaSha256 { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public string? Permalink { get; init; }

    /// <summary>As its provider calls it.</summary>
    public required string Status { get; set; }
}
