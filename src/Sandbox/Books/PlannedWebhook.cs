namespace Waooaw.Sandbox.Books;

/// <summary>Something that happens to a thing after it was accepted, and the webhook that tells of it; planned on disk, so a kill loses none.</summary>
internal sealed class PlannedWebhook
{
    public int Id { get; init; }

    public required string Provider { get; init; }

    public required string ThingId { get; init; }

    /// <summary>What the thing's status becomes.</summary>
    public required string Status { get; init; }

    public required byte[] Body { get; init; }

    public required DateTimeOffset DueAt { get; set; }

    /// <summary>How often it is still sent: once, twice for a duplicate, never for a lost one.</summary>
    public required int Copies { get; set; }

    public int Attempts { get; set; }
}
