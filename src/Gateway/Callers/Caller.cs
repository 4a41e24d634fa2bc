using Waooaw.Contracts.Routes;
using Waooaw.Contracts.Tokens;
using CallerKinds = Waooaw.Contracts.Routes.Callers;

namespace Waooaw.Gateway.Callers;

/// <summary>Who calls, as far as the Gateway believes it.</summary>
internal abstract record Caller
{
    private Caller()
    {
    }

    /// <summary>Nobody said who they are.</summary>
    public sealed record Anonymous : Caller;

    /// <summary>Somebody said who they are, and it is not to be believed.</summary>
    public sealed record Unbelieved : Caller;

    /// <summary>A person at a portal, or the portal itself for that person.</summary>
    public sealed record Known(CallerKinds Kind, AccessClaims Claims) : Caller
    {
        public bool Holds(Scope scope) => Kind != CallerKinds.Operator || Role.AnyHolds(Claims.Roles ?? [], scope);
    }
}
