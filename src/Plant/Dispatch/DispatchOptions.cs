using System.ComponentModel.DataAnnotations;

namespace Waooaw.Plant.Dispatch;

/// <summary>How effects are carried out: how many at once, how long each step may take, how often they are tried.</summary>
internal sealed class DispatchOptions : IValidatableObject
{
    public const string Section = "Dispatch";

    /// <summary>How many effects one process carries out at once.</summary>
    [Range(0, 64)]
    public int Workers { get; set; } = 4;

    /// <summary>How often the queue is looked at.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a claim holds without being renewed; it is renewed three times as often.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a permit is young.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:00:30")]
    public TimeSpan PermitLife { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>What is waited on top of permit life and send limit before a provider is asked.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan Margin { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long one attempt may take in all; after that its claim is not renewed.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:30:00")]
    public TimeSpan AttemptLimit { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How many attempts count before an effect has failed.</summary>
    [Range(1, 100)]
    public int MostAttempts { get; set; } = 5;

    /// <summary>The pause after the first attempt; it doubles.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest pause between two attempts.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "06:00:00")]
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The pause between two questions about an outcome; it doubles.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan FirstAskPause { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest pause between two questions.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LongestAskPause { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long after a provider's first "it is not out" it is asked once more, before anything follows from it.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan SecondReading { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long before it is due a post is looked at, whether it can go out.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan LookAhead { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How often is looked for what is soon due and was not looked at yet.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often is looked for what providers told and nothing followed from yet.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan HearEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long after a warning it is looked again whether that still stands.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LookAgain { get; set; } = TimeSpan.FromMinutes(5);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (LongestPause < FirstPause)
        {
            yield return new ValidationResult("The longest pause is not shorter than the first.", [nameof(LongestPause)]);
        }

        if (LongestAskPause < FirstAskPause)
        {
            yield return new ValidationResult("The longest pause is not shorter than the first.", [nameof(LongestAskPause)]);
        }
    }

    public TimeSpan PauseAfter(int attempts) => Doubled(FirstPause, LongestPause, attempts - 1);

    public TimeSpan AskPauseAfter(int asks) => Doubled(FirstAskPause, LongestAskPause, asks - 1);

    private static TimeSpan Doubled(TimeSpan first, TimeSpan longest, int times) =>
        TimeSpan.FromTicks((long)Math.Min(longest.Ticks, first.Ticks * Math.Pow(2, Math.Clamp(times, 0, 40))));
}
