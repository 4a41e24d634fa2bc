using Waooaw.Contracts.Refusals;

namespace Waooaw.Hosting.Refusals;

/// <summary>An expected no: a stable reason, and what happened with the next step a person can take. It never holds a secret.</summary>
public sealed record Refusal(Reason Reason, string Detail)
{
    /// <summary>What is wrong with the request, every point of it; empty unless the request itself is the problem.</summary>
    public IReadOnlyList<Violation> Violations { get; init; } = [];

    /// <summary>How long to wait before asking again.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static Refusal NotFound { get; } =
        new(Reasons.NotFound, "There is nothing of yours under this address. Check the id.");

    public static Refusal Invalid(params IReadOnlyList<Violation> violations) =>
        new(Reasons.Validation, $"{Count(violations.Count)}. Correct what `violations` lists and send it again.")
        {
            Violations = violations,
        };

    public static Refusal Invalid(string path, string message) => Invalid(new Violation(path, message));

    private static string Count(int problems) => problems == 1 ? "One thing is wrong" : $"{problems} things are wrong";
}
