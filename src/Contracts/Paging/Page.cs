namespace Waooaw.Contracts.Paging;

/// <summary>One page of a list, and where the next begins; null when this was the last.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);
