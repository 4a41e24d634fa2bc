namespace Waooaw.Connect.Accounts;

/// <summary>What a provider says when it is asked whose access this is.</summary>
public abstract record IdentityAnswer
{
    private IdentityAnswer()
    {
    }

    /// <summary>The access works, and these are the accounts it opens; possibly none.</summary>
    public sealed record Known(IReadOnlyList<KnownAccount> Accounts) : IdentityAnswer;

    /// <summary>The provider does not accept it.</summary>
    public sealed record Refused(string Why) : IdentityAnswer;

    /// <summary>The provider said nothing that could be understood; the access may be good or not.</summary>
    public sealed record NoAnswer(string Why) : IdentityAnswer;
}

/// <summary>An account at a provider.</summary>
/// <param name="Account">As it is acted on.</param>
/// <param name="Name">As people know it.</param>
/// <param name="OwnAccess">Access to this account alone, where the provider gave one.</param>
public sealed record KnownAccount(string Account, string Name, string? OwnAccess)
{
    public override string ToString() => Account; // a record prints its members, and access must never be printed
}
