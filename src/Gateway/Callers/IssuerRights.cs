using Waooaw.Contracts.Tokens;
using CallerKinds = Waooaw.Contracts.Routes.Callers;

namespace Waooaw.Gateway.Callers;

/// <summary>What each portal may say of a person. A claim beyond that is not trimmed; the whole token is refused.</summary>
internal static class IssuerRights
{
    public const string ForPeople = "gateway";

    /// <summary>Under this audience a portal speaks for itself; it forwards nothing of a browser's under it.</summary>
    public const string ForPortals = "gateway-portal";

    /// <summary>What kind of caller these claims make; null when their issuer may not make them.</summary>
    public static CallerKinds? KindOf(AccessClaims claims) => claims switch
    {
        { Iss: Issuers.CustomerPortal, Roles: not null } or { Iss: Issuers.CustomerPortal, ActFor: not null } => null,
        { Iss: Issuers.PlatformPortal, CustomerId: not null } => null,
        { Aud: ForPortals, Iss: Issuers.CustomerPortal or Issuers.PlatformPortal } => CallerKinds.Portal,
        { Aud: ForPeople, Iss: Issuers.CustomerPortal, CustomerId: not null } => CallerKinds.Customer,
        { Aud: ForPeople, Iss: Issuers.PlatformPortal, Roles: not null } => CallerKinds.Operator,
        _ => null,
    };
}
