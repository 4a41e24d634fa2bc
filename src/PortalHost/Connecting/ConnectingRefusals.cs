using Waooaw.Connect.Manifests;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Refusals;

namespace Waooaw.PortalHost.Connecting;

/// <summary>Why an account was not connected. In each of these cases nothing was kept.</summary>
internal static class ConnectingRefusals
{
    public static readonly Refusal SignedOut = new(
        Reasons.Unauthenticated, "Your session ended while you were away. Sign in and connect the account again.");

    public static readonly Refusal Expired = new(
        Reasons.ConnectExpired, "This way back was used already, or is older than ten minutes. Connect the account again from the start.");

    public static readonly Refusal OtherBrowser = new(
        Reasons.CrossSite, "This was not begun by you in this browser and session. Begin on the portal's own page, and stay in that browser.");

    public static readonly Refusal NoSuchProvider = new(Reasons.NotFound, "There is no such provider. GET /api/connect lists them.");

    public static readonly Refusal Changed = new(
        Reasons.Conflict, "Someone stored or revoked this account's secret at the same moment. Look at it and connect again.");

    public static Refusal ByForm(ProviderManifest provider) => new(
        Reasons.ConnectNotOffered, $"{provider.Title} is connected with a key: store it as a secret, then connect it.");

    public static Refusal NoApp(ProviderManifest provider) => new(
        Reasons.ConnectNotOffered, $"WAOOAW has no app of its own at {provider.Title} here, so real accounts cannot be connected. "
            + "Use a sandbox account, or ask whoever runs this installation.");

    public static Refusal Cancelled(ProviderManifest provider) => new(
        Reasons.ConnectCancelled, $"You did not say yes at {provider.Title}. Nothing was connected; try again whenever you like.");

    public static Refusal NotGiven(ProviderManifest provider) => new(
        Reasons.ConnectRefused, $"{provider.Title} sent you back without access. Try again; if it stays so, tell us.");

    public static Refusal Refused(string why) => new(Reasons.ConnectRefused, why);

    public static Refusal Silent(string why) => new(Reasons.DependencyUnavailable, $"Nothing was connected. {why}");

    public static Refusal TooLittle(ProviderManifest provider, IEnumerable<string> missing) => new(
        Reasons.ConnectRefused, $"{provider.Title} did not grant all that is needed. Connect again and leave everything ticked. "
            + $"Missing: {string.Join(", ", missing)}.");

    public static Refusal NoAccount(ProviderManifest provider) => new(
        Reasons.ConnectNoAccount, $"{provider.Title} named no account of yours that could be connected. Choose at least one there.");
}
