namespace Waooaw.Connect.Access;

/// <summary>Who WAOOAW is at a provider.</summary>
public sealed record AppCredentials(string ClientId, string ClientSecret)
{
    public override string ToString() => ClientId; // a record prints its members, and the secret must never be printed
}
