namespace Waooaw.Contracts.Refusals;

/// <summary>One thing that is wrong with what was sent: where (a JSON path such as `config.platforms[0].provider`) and why.</summary>
public sealed record Violation(string Path, string Message);
