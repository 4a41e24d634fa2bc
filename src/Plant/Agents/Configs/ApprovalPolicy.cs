namespace Waooaw.Plant.Agents.Configs;

/// <summary>A person looks at everything before it goes out: the only policy that this version offers.</summary>
internal sealed record ApprovalPolicy(bool RequireCustomerApproval, string ApprovalScope)
{
    public const string PerPost = "per_post";
    public const string PerTradeAction = "per_trade_action";

    /// <summary>Reads the policy under this name; what is left out is the default.</summary>
    public static ApprovalPolicy Read(ObjectReading config, string name, string scope)
    {
        if (config.Object(name) is { } policy)
        {
            if (policy.Boolean("require_customer_approval") is false)
            {
                policy.Refuse(
                    "require_customer_approval", "Acting without a person's approval is not offered in this version. Leave this out or set it to true.");
            }

            policy.OneOf("approval_scope", scope);
            policy.RefuseTheRest();
        }

        return new ApprovalPolicy(true, scope);
    }
}
