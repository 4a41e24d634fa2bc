namespace Waooaw.Effects.Posts;

/// <summary>What the provider says when it is asked afterwards.</summary>
public abstract record PostAnswer
{
    private PostAnswer()
    {
    }

    /// <summary>It is out.</summary>
    /// <param name="ProviderRef">What the provider calls it; null where it says only that it is out.</param>
    /// <param name="Evidence">What the provider said, in a sentence for a person.</param>
    public sealed record Posted(string? ProviderRef, string? ProviderUrl, string Evidence) : PostAnswer;

    /// <summary>It is not out.</summary>
    /// <param name="CanGoOn">What was prepared is untouched and can still be made visible, once, by the same act.</param>
    public sealed record NotPosted(string Evidence, bool CanGoOn) : PostAnswer;

    /// <summary>No answer this time; ask again.</summary>
    public sealed record NoAnswer(string Why, TimeSpan? RetryAfter) : PostAnswer;

    /// <summary>The provider cannot say; only a person can.</summary>
    public sealed record CannotBeKnown(string Why) : PostAnswer;
}
