using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Refusals;

namespace Waooaw.PortalHost.Vault;

/// <summary>Why the vault does not do what a person asked.</summary>
internal static class VaultRefusals
{
    public static readonly Refusal NoRole = new(Reasons.Forbidden, "Your role does not allow this with a customer's secrets. Ask an administrator.");

    public static readonly Refusal NoCustomer = Refusal.Invalid("customer_id", "Name the customer whose secrets are meant.");

    public static readonly Refusal NotYours = Refusal.Invalid("customer_id", "Only operators name a customer. Leave it out: the secret is yours.");

    public static readonly Refusal Trial = new(
        Reasons.TrialProductionWriteBlocked, "During a trial only sandbox accounts are connected. Convert the subscription, then store this secret.");

    public static readonly Refusal PlantSilent = new(
        Reasons.DependencyUnavailable, "Whether the trial is over cannot be asked right now. Nothing was stored; try again in a moment.");

    public static readonly Refusal Changed = new(
        Reasons.Conflict, "Someone stored or revoked this secret at the same moment. Look at it and try again.");

    public static readonly Refusal NoLongerOffered = new(
        Reasons.ConnectNotOffered, "Nothing is known of this secret's provider any more. Ask an operator.");

    public static readonly Refusal Revoked = new(Reasons.Conflict, "This secret was revoked. Store a new one under the same label.");
}
