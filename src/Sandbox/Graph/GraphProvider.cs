using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.Graph;

/// <summary>What all providers on the Graph API have in common: how they say no.</summary>
internal abstract class GraphProvider : PlayedProvider
{
    public override IResult Broken => GraphError.Broken;

    public override IResult TooFast => GraphError.TooFast;

    public override IResult TokenExpired => GraphError.TokenExpired;

    public override IResult TokenRevoked => GraphError.TokenRevoked;

    public override IResult TokenUnknown => GraphError.Token;
}
