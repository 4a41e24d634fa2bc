namespace Waooaw.Contracts.Routes;

/// <summary>Who may call a route.</summary>
[Flags]
public enum Callers
{
    None = 0,

    /// <summary>A signed-in customer, for what is theirs; what is someone else's is absent (404).</summary>
    Customer = 1,

    /// <summary>A signed-in operator whose roles hold the route's scope.</summary>
    Operator = 2,

    /// <summary>A portal itself, for the person it authenticated; no browser reaches it.</summary>
    Portal = 4,

    /// <summary>Anyone, also without signing in.</summary>
    Anyone = 8,

    CustomerOrOperator = Customer | Operator,
}
