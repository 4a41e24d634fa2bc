namespace Waooaw.Contracts.Tokens;

/// <summary>A statement between processes: for one audience, and only for a short time (seconds since 1970).</summary>
public interface IExpiring
{
    string Iss { get; }

    string Aud { get; }

    long Iat { get; }

    long Exp { get; }
}
