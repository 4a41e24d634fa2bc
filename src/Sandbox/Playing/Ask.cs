namespace Waooaw.Sandbox.Playing;

/// <summary>One operation of a provider: what it is called, who may ask, and what is then done.</summary>
internal sealed record Ask(string Operation, Func<ProviderCall, Task<IResult>> Work)
{
    /// <summary>No token is needed: a token endpoint, or an address that is a secret itself.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The body is left for the work to read, because it is large.</summary>
    public bool IsStreamed { get; init; }

    /// <summary>Which operation it is, where one address has several.</summary>
    public Func<ProviderCall, Task<string>>? Choose { get; init; }

    /// <summary>Which visible thing is asked for; null when none can be made out.</summary>
    public Func<ProviderCall, string?>? WriteKey { get; init; }

    /// <summary>Whom it is about, beside the token's own account and what the address names.</summary>
    public Func<ProviderCall, IEnumerable<string>>? Subjects { get; init; }
}

/// <summary>An answer by which a provider says no: nothing was done.</summary>
internal interface IProviderRefusal : IResult;
