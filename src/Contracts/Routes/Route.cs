namespace Waooaw.Contracts.Routes;

/// <summary>One door into Plant: a verb, a path, who may use it, and the scope an operator needs.</summary>
/// <param name="Path">A route template as ASP.NET Core reads it, the same at every door.</param>
/// <param name="MaxBody">The largest request body in bytes.</param>
public sealed record Route(string Method, string Path, Callers Callers, Scope Scope, long MaxBody = Route.OneMebibyte)
{
    public const long OneMebibyte = 1024 * 1024;

    public bool IsFor(Callers caller) => (Callers & caller) != 0;

    public override string ToString() => $"{Method} {Path}";
}
