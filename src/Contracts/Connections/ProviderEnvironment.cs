namespace Waooaw.Contracts.Connections;

/// <summary>Which world an account belongs to. It is chosen when the account is connected and is part of every effect's hash.</summary>
public enum ProviderEnvironment
{
    /// <summary>Our own stand-in for the provider: trials, rehearsals, development.</summary>
    Sandbox,

    /// <summary>The provider itself.</summary>
    Production,
}
