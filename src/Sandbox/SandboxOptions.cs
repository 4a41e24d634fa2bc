using System.ComponentModel.DataAnnotations;

namespace Waooaw.Sandbox;

/// <summary>How the Sandbox behaves when nothing is planned to go wrong, and who may steer it.</summary>
internal sealed class SandboxOptions : IValidatableObject
{
    public const string Section = "Sandbox";

    private const int ShortestKey = 32;
    private const int FewestCharacters = 10;

    private static readonly string[] Placeholders = ["change", "default", "example", "password", "placeholder", "sample", "secret", "sandbox", "test"];

    /// <summary>How long what was uploaded is looked at before it is ready.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan ProcessingTime { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <summary>How many posts an account may publish in 24 hours.</summary>
    [Range(1, 1000)]
    public int PostsPerDay { get; set; } = 100;

    /// <summary>What opens the page and everything under `/_sandbox`, sent as `X-Sandbox-Key`: at least 32 random characters.
    /// Unset, they are open in Development and absent (404) everywhere else.</summary>
    public string? ControlKey { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ControlKey is not { } key)
        {
            yield break;
        }

        if (key.Length < ShortestKey
            || key.Distinct().Count() < FewestCharacters
            || Placeholders.Any(word => key.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            yield return new ValidationResult(
                $"{Section}:{nameof(ControlKey)} is empty, short or a placeholder. Set at least {ShortestKey} random characters "
                + "(openssl rand -hex 32), or leave it unset.",
                [nameof(ControlKey)]);
        }
    }
}
