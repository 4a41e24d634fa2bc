using Waooaw.Contracts.Routes;
using Waooaw.Contracts.Tokens;
using Waooaw.Hosting.Surfaces;

namespace Waooaw.PortalHost;

/// <summary>Which of the two portals this is, and what follows from it.</summary>
internal sealed class Portal(Surface surface)
{
    public Surface Surface { get; } = surface;

    /// <summary>What it signs as, and the audience of requests to its vault.</summary>
    public string Issuer { get; } = surface.Issuer ?? throw new ArgumentException("A portal signs.", nameof(surface));

    public bool IsForCustomers => Issuer == Issuers.CustomerPortal;

    /// <summary>Who signs in here.</summary>
    public Callers Callers => IsForCustomers ? Callers.Customer : Callers.Operator;

    /// <summary>Cookies ignore ports: under one name, one portal would sign the other out on localhost.</summary>
    public string CookieName => $"__Host-{Issuer}";

    /// <summary>The name of its database and of that database's connection string.</summary>
    public string DatabaseName => IsForCustomers ? "CustomerPortal" : "PlatformPortal";
}
