namespace Waooaw.Connect.Access;

/// <summary>Access as a provider gave it.</summary>
/// <param name="ExpiresAt">When it ends by itself; null where nothing ends it.</param>
/// <param name="Scopes">What was granted; null where the provider does not say.</param>
public sealed record GrantedAccess(
    string AccessToken, DateTimeOffset? ExpiresAt, string? RefreshToken, DateTimeOffset? RefreshExpiresAt, IReadOnlyList<string>? Scopes)
{
    public override string ToString() => nameof(GrantedAccess); // a record prints its members, and this one must never be printed
}

/// <summary>What a token endpoint said.</summary>
public abstract record TokenAnswer
{
    private TokenAnswer()
    {
    }

    public sealed record Granted(GrantedAccess Access) : TokenAnswer;

    /// <summary>The grant is over: only a person can give a new one.</summary>
    public sealed record Over(string Why) : TokenAnswer;

    /// <summary>It was not given this time. Nothing is said about the grant.</summary>
    public sealed record Refused(string Why) : TokenAnswer;

    /// <summary>Nothing was said that could be understood; whether the provider did it is not known.</summary>
    public sealed record NoAnswer(string Why) : TokenAnswer;
}
