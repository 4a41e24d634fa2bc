using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Refusals;
using CallerKinds = Waooaw.Contracts.Routes.Callers;
using Route = Waooaw.Contracts.Routes.Route;

namespace Waooaw.Gateway.Callers;

/// <summary>Whether a caller may use a route. What is not theirs is as absent as what does not exist.</summary>
internal static class Admission
{
    private static readonly Refusal SignIn = new(Reasons.Unauthenticated, "Sign in at the portal, and send the request again.");
    private static readonly Refusal Absent = new(Reasons.NotFound, "There is nothing under this address. Check the path and the verb.");
    private static readonly Refusal NotYourRole = new(Reasons.Forbidden, "Your role does not allow this. Ask an administrator.");

    /// <summary>Why not; null when they may.</summary>
    public static Refusal? Refuse(Caller caller, Route route) => caller switch
    {
        Caller.Unbelieved => SignIn,
        Caller.Anonymous => route.IsFor(CallerKinds.Anyone) ? null : SignIn,
        Caller.Known { Kind: CallerKinds.Portal } => route.IsFor(CallerKinds.Portal) ? null : Absent,
        Caller.Known when route.IsFor(CallerKinds.Anyone) => null,
        Caller.Known known when !route.IsFor(known.Kind) => Absent,
        Caller.Known known => known.Holds(route.Scope) ? null : NotYourRole,
        _ => SignIn,
    };
}
