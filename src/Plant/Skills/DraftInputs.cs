namespace Waooaw.Plant.Skills;

/// <summary>What a playbook is told: data from people, never a template and never an instruction.</summary>
internal sealed record DraftInputs
{
    public required string Theme { get; init; }

    public required string BrandName { get; init; }

    public string? Offer { get; init; }

    public string? Location { get; init; }

    public string? Audience { get; init; }

    /// <summary>Words of the playbook's lexicon, such as `caring, clear`; absent, the first word of the lexicon.</summary>
    public string? Tone { get; init; }

    /// <summary>A BCP 47 tag.</summary>
    public string Language { get; init; } = "en";

    public IReadOnlyList<string> KeyPoints { get; init; } = [];

    /// <summary>As the customer's profile says; one that the playbook does not know is written for in general words.</summary>
    public string Industry { get; init; } = "";

    /// <summary>What a redraft should do otherwise, as <see cref="Playbook.Understand"/> named it.</summary>
    public IReadOnlyList<string> Requests { get; init; } = [];
}
