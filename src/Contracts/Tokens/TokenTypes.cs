namespace Waooaw.Contracts.Tokens;

/// <summary>The `typ` of every kind of signed statement. A place that accepts one kind accepts no other.</summary>
public static class TokenTypes
{
    /// <summary>A portal to the Gateway: this person is signed in here.</summary>
    public const string Access = "at+jwt";

    /// <summary>The Gateway to Plant: this is who is calling.</summary>
    public const string Caller = "waooaw-caller+jwt";

    /// <summary>A portal, for a person: this is what was decided.</summary>
    public const string Approval = "waooaw-approval+jwt";

    /// <summary>Plant to a vault: lend this access.</summary>
    public const string Lease = "waooaw-lease+jwt";

    /// <summary>Plant to anyone: the customer's record stood here at that time.</summary>
    public const string Checkpoint = "waooaw-checkpoint+jwt";
}

/// <summary>Who signs, as the `iss` of a statement.</summary>
public static class Issuers
{
    public const string CustomerPortal = "cp";
    public const string PlatformPortal = "pp";
    public const string Gateway = "gateway";
    public const string Plant = "plant";
}
