using System.ComponentModel.DataAnnotations;
using Waooaw.Contracts.Ids;

namespace Waooaw.Contracts.Contacts;

/// <summary>A person who agreed to be written to, with the proof of it.</summary>
public sealed record AddContact
{
    /// <summary>With the country, such as `+919812345678`.</summary>
    [RegularExpression(@"\+[1-9]\d{7,14}", ErrorMessage = "Write the number with its country and without spaces, such as +919812345678.")]
    public required string Number { get; init; }

    [StringLength(120)]
    public string? Name { get; init; }

    public required ContactConsent Consent { get; init; }
}

/// <summary>How and when someone said yes.</summary>
/// <param name="How">Such as `ticked the box on the registration form`.</param>
/// <param name="Proof">Where the proof is kept, such as the number of a form.</param>
public sealed record ContactConsent(
    DateTimeOffset GivenAt,
    [property: StringLength(200, MinimumLength = 3)] string How,
    [property: StringLength(200, MinimumLength = 1)] string Proof);

/// <summary>A contact as it is shown: enough to tell people apart, and no more.</summary>
public sealed record ContactView
{
    public required ContactId ContactId { get; init; }

    /// <summary>Null for someone who was erased, as all that is personal.</summary>
    public string? Name { get; init; }

    /// <summary>The end of the number, such as `…5678`.</summary>
    public string? Number { get; init; }

    public ContactConsent? Consent { get; init; }

    /// <summary>`opted_in`, `opted_out` or `erased`.</summary>
    public required ContactStatus Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

public enum ContactStatus
{
    OptedIn,
    OptedOut,
    Erased,
}
