using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Refusals;

namespace Waooaw.PortalHost.Vault;

/// <summary>Why access is not lent. Plant shows these to people, so each says what they can do.</summary>
internal static class LeaseRefusals
{
    public static readonly Refusal NotPlant = new(
        Reasons.Unauthenticated, "This request was not signed by Plant for this vault, or is older than a minute. Sign a new one.");

    public static readonly Refusal NoSecret = new(
        Reasons.SecretUnresolvable, "This customer has no such secret here, or it was revoked. Store it again and connect the account with it.");

    public static readonly Refusal CannotBeOpened = new(
        Reasons.SecretUnresolvable, "The secret is there but cannot be opened. Store it again; whoever runs this vault finds the cause in its log.");

    public static readonly Refusal WrongEnvironment = new(
        Reasons.SecretUnresolvable, "The secret is for another environment than the connection. Connect the account anew.");

    public static readonly Refusal WrongAccount = new(
        Reasons.SecretUnresolvable, "The secret was stored for another account than the one to act on. Store the right one.");

    public static readonly Refusal Replayed = new(
        Reasons.SecretUnresolvable, "This loan was asked for already, otherwise or more than a minute ago. Ask for a new one.");

    public static readonly Refusal NotBelieved = new(
        Reasons.ApprovalInvalid, "The approval is not signed by a portal, or is no yes. Let a person approve it again.");

    public static readonly Refusal Expired = new(Reasons.ApprovalExpired, "The approval has ended. Let a person approve it again.");

    public static readonly Refusal OtherContent = new(
        Reasons.ApprovalMismatch, "What would be done is not what was approved. Let a person approve it as it is now.");

    public static readonly Refusal OtherCustomer = new(Reasons.ApprovalMismatch, "The approval is another customer's. Let this customer approve it.");

    public static readonly Refusal NoSuchPart = new(
        Reasons.ApprovalMismatch, "The approved effect has no such part. Ask for one of its own.");

    public static readonly Refusal Ended = new(
        Reasons.SecretUnresolvable, "The access that is kept has ended, and nothing can renew it. Connect the account again.");

    public static readonly Refusal NotRenewed = new(
        Reasons.DependencyUnavailable, "The access has to be renewed, and the provider does not do that right now. It is tried again by itself.");

    public static readonly Refusal NoModelKey = Refusal.Invalid(
        "credential_ref", "No key of a model provider is configured in this vault.");

    public static Refusal Disconnected(string reason) => new(Reasons.SecretUnresolvable, reason);

    public static Refusal Differs(string member) => new(
        Reasons.SecretUnresolvable, $"The request and the approved effect name a different {member}. Approve the effect again as it is now.");

    public static Refusal Open(LeaseId lease) => new(
        Reasons.LeaseOpen, $"Lease {lease} of this effect is not known to have ended. Ask the provider what became of it first.");

    public static Refusal TooOften(TimeSpan wait) => new(
        Reasons.RateLimited, "This connection was read too often within a minute. Wait as long as Retry-After says.") { RetryAfter = wait };
}
