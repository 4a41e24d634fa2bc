using Waooaw.Contracts.Tokens;
using Waooaw.Effects.Access;
using Waooaw.Hosting.Tokens;

namespace Waooaw.Plant.Dispatch;

/// <summary>Signs requests for access with Plant's key.</summary>
internal sealed class LeaseSigner(TokenSigner signer) : ILeaseSigner
{
    public string Sign(LeaseRequest request) => signer.Sign(TokenTypes.Lease, request);
}
