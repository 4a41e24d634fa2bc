namespace Waooaw.Contracts.Routes;

/// <summary>What an operator is there for. A role is a set of scopes; nobody has more than they need.</summary>
public static class Role
{
    public const string Admin = "admin";
    public const string Operator = "operator";
    public const string Reviewer = "reviewer";
    public const string Auditor = "auditor";

    private static readonly IReadOnlyDictionary<string, IReadOnlyList<Scope>> Scopes = new Dictionary<string, IReadOnlyList<Scope>>
    {
        [Admin] = Enum.GetValues<Scope>(),
        [Operator] = [Scope.Catalogue, Scope.Read, Scope.Setup, Scope.Work],
        [Reviewer] = [Scope.Catalogue, Scope.Read, Scope.Review],
        [Auditor] = [Scope.Catalogue, Scope.Read],
    };

    public static IEnumerable<string> All => Scopes.Keys;

    /// <summary>Whether any of these roles holds the scope; an unknown role holds none.</summary>
    public static bool AnyHolds(IEnumerable<string> roles, Scope scope) =>
        roles.Any(role => Scopes.TryGetValue(role, out var held) && held.Contains(scope));
}

/// <summary>One kind of thing an operator may do.</summary>
public enum Scope
{
    /// <summary>Look at what can be hired and how agents are specified.</summary>
    Catalogue,

    /// <summary>Look at customers and what is theirs.</summary>
    Read,

    /// <summary>Set an agent up on a customer's behalf.</summary>
    Setup,

    /// <summary>Draft, edit, schedule and resolve on a customer's behalf.</summary>
    Work,

    /// <summary>Approve on a customer's behalf what someone else made.</summary>
    Review,

    /// <summary>End trials, convert subscriptions.</summary>
    Billing,
}
