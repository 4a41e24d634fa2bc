namespace Waooaw.Effects.Wire;

/// <summary>What is known of the one visible write.</summary>
internal abstract record Written
{
    private Written()
    {
    }

    /// <summary>No byte of it left.</summary>
    public sealed record NotSent(string Why) : Written;

    /// <summary>The provider, or something in its place, answered.</summary>
    public sealed record Answered(Reply Reply) : Written;

    /// <summary>It left, and no answer was read.</summary>
    public sealed record Silent(string Why) : Written;
}
