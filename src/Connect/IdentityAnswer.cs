namespace Waooaw.Connect;

/// <summary>What a provider says when it is asked whose access this is.</summary>
public abstract record IdentityAnswer
{
    private IdentityAnswer()
    {
    }

    /// <summary>The access works, and this is the account it opens.</summary>
    public sealed record Known(string Account, string Name) : IdentityAnswer;

    /// <summary>The provider does not accept it.</summary>
    public sealed record Refused(string Why) : IdentityAnswer;

    /// <summary>The provider said nothing that could be understood; the access may be good or not.</summary>
    public sealed record NoAnswer(string Why) : IdentityAnswer;
}
