using System.Reflection;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Routes;
using Waooaw.Contracts.Tokens;

namespace Waooaw.Plant.Requests;

/// <summary>Who is calling, as the Gateway signed it. No header and no body adds to it.</summary>
internal sealed class Caller : IBindableFromHttpContext<Caller>
{
    private readonly CustomerId? _customer;
    private readonly AccountId? _account;

    private Caller(Callers kind, string? portal, AccountId? account, CustomerId? customer, SignedByProvider? hook = null) =>
        (Kind, Portal, _account, _customer, Hook) = (kind, portal, account, customer, hook);

    public Callers Kind { get; }

    /// <summary>The portal that vouches for the person; null for the public routes.</summary>
    public string? Portal { get; }

    /// <summary>The provider that calls, and under which body its signature stood; null for everybody else.</summary>
    public SignedByProvider? Hook { get; }

    /// <summary>The customer whose things are meant: the caller, or whom an operator acts for.</summary>
    /// <exception cref="InvalidOperationException">The route did not ask for a customer, so none may be read.</exception>
    public CustomerId Customer =>
        _customer ?? throw new InvalidOperationException("This route was not mapped to need a customer.");

    public CustomerId? CustomerIfAny => _customer;

    public AccountId Account => _account ?? throw new InvalidOperationException("This route was not mapped to need a person.");

    public AccountId? AccountIfAny => _account;

    /// <summary>The customer an operator acts for; null when the customer acts.</summary>
    public CustomerId? OnBehalfOf => Kind == Callers.Operator ? _customer : null;

    /// <summary>Reads the claims; null when they do not say one thing.</summary>
    public static Caller? Of(CallerClaims claims) => claims switch
    {
        { Portal: null, Sub: null } => new Caller(Callers.Anyone, null, null, null, claims.Hook),
        { Hook: not null } => null, // a provider is no person
        { Portal: Issuers.CustomerPortal, Sub: { } sub, CustomerId: { } customer, Roles: null, ActFor: null } =>
            new Caller(Callers.Customer, claims.Portal, sub, customer),
        { Portal: Issuers.PlatformPortal, Sub: { } sub, CustomerId: null, Roles.Count: > 0 } =>
            new Caller(Callers.Operator, claims.Portal, sub, claims.ActFor),
        { Portal: Issuers.CustomerPortal or Issuers.PlatformPortal, Sub: { } sub, CustomerId: null, Roles: null } =>
            new Caller(Callers.Portal, claims.Portal, sub, null),
        _ => null,
    };

    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<Caller?>(context.Caller);
}

/// <summary>Where a request keeps who sent it.</summary>
internal static class CallerOfRequest
{
    extension(HttpContext context)
    {
        /// <summary>Set before any endpoint runs.</summary>
        public Caller Caller
        {
            get => (Caller?)context.Items[typeof(Caller)] ?? throw new InvalidOperationException("Nobody has looked who calls.");
            set => context.Items[typeof(Caller)] = value;
        }
    }
}
