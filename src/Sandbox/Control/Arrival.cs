using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.Control;

/// <summary>What becomes of what a provider tells later.</summary>
/// <param name="Copies">How often each webhook is sent.</param>
internal sealed record WebhookFate(bool IsUndeliverable, int Copies);

/// <summary>A request as faults and counts see it.</summary>
/// <param name="WriteKey">Which visible thing it asks for; null when it asks for none.</param>
/// <param name="Subjects">Whom it is about.</param>
internal sealed record Arrival(PlayedProvider Provider, string Operation, bool HasBody, string? WriteKey, IReadOnlyList<string> Subjects);
