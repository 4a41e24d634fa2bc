using Waooaw.Contracts.Tokens;

namespace Waooaw.Effects.Access;

/// <summary>Signs a request for access with Plant's key, which stays in Plant.</summary>
public interface ILeaseSigner
{
    string Sign(LeaseRequest request);
}
