using System.Reflection;
using Microsoft.AspNetCore.Http;
using Waooaw.Contracts.Accounts;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Routes;

namespace Waooaw.PortalHost.Sessions;

/// <summary>Who is signed in on this request, as read from the server's own record of the session.</summary>
internal sealed record Person : IBindableFromHttpContext<Person>
{
    public required AccountId AccountId { get; init; }

    public required string SessionId { get; init; }

    public required string CsrfToken { get; init; }

    public required string Method { get; init; }

    public required string Email { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>Whom a customer's person speaks for.</summary>
    public required CustomerId? CustomerId { get; init; }

    /// <summary>Whom an operator acts for on this one request.</summary>
    public CustomerId? ActFor { get; init; }

    /// <summary>The customer this request is about.</summary>
    public CustomerId? Customer => CustomerId ?? ActFor;

    public SessionView ToView() => new(new UserView(Email, Name, Roles, CustomerId), CsrfToken);

    /// <summary>Whether the person may do this kind of thing to what is the customer's: to their own always, as an operator by role.</summary>
    public bool May(Scope scope) => CustomerId is not null || Role.AnyHolds(Roles, scope);

    public static ValueTask<Person?> BindAsync(HttpContext context, ParameterInfo parameter) => new(context.Features.Get<Person>());

    public override string ToString() => $"account {AccountId}"; // a record prints its members, and the token must never be printed
}
