namespace Waooaw.Contracts.Canonical;

/// <summary>A text that has no canonical form: not JSON, a member twice, a lone surrogate, a number that no double can hold.</summary>
public sealed class CanonicalJsonException(string message, Exception? inner = null) : FormatException(message, inner);
