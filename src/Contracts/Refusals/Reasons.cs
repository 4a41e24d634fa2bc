namespace Waooaw.Contracts.Refusals;

/// <summary>Every reason to refuse, as outsiders see it: the code never changes its meaning, the status never changes.</summary>
public static class Reasons
{
    // Who you are
    public static readonly Reason Unauthenticated = new("unauthenticated", 401, "Sign in first.");
    public static readonly Reason InvalidCredentials = new("invalid_credentials", 401, "E-mail or password is wrong.");
    public static readonly Reason Forbidden = new("forbidden", 403, "Your role does not allow this.");
    public static readonly Reason CrossSite = new("cross_site", 403, "A write must come from the portal's own pages.");

    // What was sent
    public static readonly Reason Validation = new("validation", 422, "Some of what was sent cannot be accepted.");
    public static readonly Reason OutsideWindow = new("outside_window", 422, "That time is outside what was approved.");
    public static readonly Reason IdempotencyMismatch = new("idempotency_mismatch", 422, "This Idempotency-Key was used for another request.");
    public static readonly Reason NotFound = new("not_found", 404, "There is no such thing here.");
    public static readonly Reason TooLarge = new("too_large", 413, "That is larger than what is accepted here.");
    public static readonly Reason UnsupportedMedia = new("unsupported_media_type", 415, "That kind of content is not accepted here.");
    public static readonly Reason MethodNotAllowed = new("method_not_allowed", 405, "That verb is not offered here.");

    // Approval
    public static readonly Reason ApprovalRequired = new("approval_required", 403, "A person must approve this first.");
    public static readonly Reason IntentActionMismatch = new("intent_action_mismatch", 403, "The intended action is not what this would do.");
    public static readonly Reason ApprovalInvalid = new("approval_invalid", 403, "There is no such approval.");
    public static readonly Reason ApprovalExpired = new("approval_expired", 403, "The approval has expired.");
    public static readonly Reason ApprovalConsumed = new("approval_consumed", 403, "The approval was used already.");
    public static readonly Reason ApprovalMismatch = new("approval_mismatch", 403, "The approval is for other content.");
    public static readonly Reason ApprovalSuperseded = new("approval_superseded", 403, "The approval was withdrawn or replaced by a newer version.");
    public static readonly Reason ApprovalSelf = new("approval_self", 403, "Nobody approves their own work for a customer.");
    public static readonly Reason ApprovalStepUpRequired = new("approval_step_up_required", 403, "This approval needs a passkey.");
    public static readonly Reason NotApproved = new("not_approved", 409, "This is not approved yet.");
    public static readonly Reason AlreadyDecided = new("already_decided", 409, "This version was decided already.");
    public static readonly Reason ContentChanged = new("content_changed", 409, "The content is no longer what you saw.");
    public static readonly Reason AlreadyExecuted = new("already_executed", 409, "This is under way or done already.");

    // Policy
    public static readonly Reason UnknownAction = new("unknown_action", 403, "No such action is known.");
    public static readonly Reason PolicyDenied = new("policy_denied", 403, "No rule allows this.");
    public static readonly Reason SkillNotAllowed = new("skill_not_allowed", 403, "This agent may not use that skill.");
    public static readonly Reason SkillNotConfigured = new("skill_not_configured", 403, "This agent is not set up for that yet.");
    public static readonly Reason SkillNotCertified = new("skill_not_certified", 403, "That skill is not certified.");
    public static readonly Reason ProviderNotAllowed = new("provider_not_allowed", 403, "This agent may not act at that provider or account.");
    public static readonly Reason TrialProductionWriteBlocked = new("trial_production_write_blocked", 403, "In a trial only sandbox accounts are used.");
    public static readonly Reason TrialEnded = new("trial_ended", 403, "The trial has ended.");
    public static readonly Reason PlanLimit = new("plan_limit", 403, "The plan does not include more of these.");
    public static readonly Reason RulePackBlocking = new("rule_pack_blocking", 403, "A finding must be resolved before this can be approved.");
    public static readonly Reason DuplicateContent = new("duplicate_content", 403, "The provider has this already.");
    public static readonly Reason Stopped = new("stopped", 403, "This is stopped or paused.");
    public static readonly Reason SecretUnresolvable = new("secret_unresolvable", 403, "Access to the account could not be borrowed.");

    // Connecting an account
    public static readonly Reason ConnectCancelled = new("connect_cancelled", 409, "Connecting was cancelled at the provider.");
    public static readonly Reason ConnectExpired = new("connect_expired", 409, "This way back from the provider is no longer open.");
    public static readonly Reason ConnectRefused = new("connect_refused", 409, "The provider did not give the access that is needed.");
    public static readonly Reason ConnectNoAccount = new("connect_no_account", 409, "The provider named no account that could be connected.");
    public static readonly Reason ConnectNotOffered = new("connect_not_offered", 409, "Accounts of that kind cannot be connected here.");

    // State
    public static readonly Reason SlotTaken = new("slot_taken", 409, "Something else is due on that account at that minute.");
    public static readonly Reason InactiveSubscription = new("inactive_subscription", 409, "The subscription is not active.");
    public static readonly Reason NotConfigured = new("not_configured", 409, "Some things are still missing.");
    public static readonly Reason LeaseOpen = new("lease_open", 409, "An earlier loan of access for this act is not accounted for.");
    public static readonly Reason Conflict = new("conflict", 409, "Something else changed this at the same time.");

    // Limits and outages
    public static readonly Reason TrialDailyCap = new("trial_daily_cap", 429, "The trial's tasks for today are used up.");
    public static readonly Reason RateLimited = new("rate_limited", 429, "Too many requests; wait a little.");
    public static readonly Reason OutcomeUnknownPending = new("outcome_unknown_pending", 503, "The outcome of an earlier attempt is still being asked for.");
    public static readonly Reason DependencyUnavailable = new("dependency_unavailable", 503, "Something this needs cannot be reached right now.");
    public static readonly Reason Unexpected = new("unexpected", 500, "Something broke on our side.");

    /// <summary>All of them, for documents and tests.</summary>
    public static IReadOnlyList<Reason> All { get; } =
    [
        Unauthenticated, InvalidCredentials, Forbidden, CrossSite, Validation, OutsideWindow, IdempotencyMismatch, NotFound,
        TooLarge, UnsupportedMedia, MethodNotAllowed, ApprovalRequired, IntentActionMismatch, ApprovalInvalid, ApprovalExpired,
        ApprovalConsumed, ApprovalMismatch, ApprovalSuperseded, ApprovalSelf, ApprovalStepUpRequired, NotApproved, AlreadyDecided,
        ContentChanged, AlreadyExecuted, UnknownAction, PolicyDenied, SkillNotAllowed, SkillNotConfigured, SkillNotCertified,
        ProviderNotAllowed, TrialProductionWriteBlocked, TrialEnded, PlanLimit, RulePackBlocking, DuplicateContent, Stopped,
        SecretUnresolvable, ConnectCancelled, ConnectExpired, ConnectRefused, ConnectNoAccount, ConnectNotOffered,
        SlotTaken, InactiveSubscription, NotConfigured, LeaseOpen, Conflict, TrialDailyCap, RateLimited, OutcomeUnknownPending,
        DependencyUnavailable, Unexpected,
    ];
}
