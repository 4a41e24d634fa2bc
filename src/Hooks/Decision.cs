using Waooaw.Contracts.Refusals;

namespace Waooaw.Hooks;

/// <summary>What one hook says of one act. Silence (`NotMine`) is never a yes.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>This act is none of the hook's business.</summary>
    public static Decision NotMine { get; } = new Silence();

    /// <summary>As far as this hook can see, go ahead.</summary>
    public static Decision Allow { get; } = new Yes();

    /// <summary>Not without asking a person first.</summary>
    public static Decision Ask(Reason reason, string question) => new Question(reason, question);

    /// <summary>No, and why, with the next step a person can take.</summary>
    public static Decision Deny(Reason reason, string why, TimeSpan? retryAfter = null) => new No(reason, why, retryAfter);

    public sealed record Silence : Decision;

    public sealed record Yes : Decision;

    public sealed record Question(Reason Reason, string Text) : Decision;

    public sealed record No(Reason Reason, string Why, TimeSpan? RetryAfter) : Decision;
}
