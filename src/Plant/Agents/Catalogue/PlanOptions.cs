using System.ComponentModel.DataAnnotations;

namespace Waooaw.Plant.Agents.Catalogue;

/// <summary>What the plans cost and include, and how far a trial goes.</summary>
internal sealed class PlanOptions : IValidatableObject
{
    public const string Section = "Plant:Plans";

    public PlanTerms Starter { get; init; } = new() { InrPerMonth = 12_000, HiredAgents = 1, Integrations = 3, MonthlyMicroUsd = 10_000_000 };

    public PlanTerms Pro { get; init; } = new() { InrPerMonth = 18_000, HiredAgents = 3, MonthlyMicroUsd = 30_000_000 };

    public PlanTerms Enterprise { get; init; } = new() { InrPerMonth = 30_000, HiredAgents = 10, MonthlyMicroUsd = 100_000_000 };

    public TrialTerms Trial { get; init; } = new();

    // The attributes of nested objects are not looked at by themselves.
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var breaches = new List<ValidationResult>();
        foreach (var terms in new object[] { Starter, Pro, Enterprise, Trial })
        {
            Validator.TryValidateObject(terms, new ValidationContext(terms), breaches, validateAllProperties: true);
        }

        return breaches;
    }
}

/// <summary>The terms of one plan.</summary>
internal sealed class PlanTerms
{
    /// <summary>What it costs, in rupees a month.</summary>
    [Range(1, 10_000_000)]
    public int InrPerMonth { get; init; }

    /// <summary>How many agents it includes.</summary>
    [Range(1, 10_000)]
    public int HiredAgents { get; init; }

    /// <summary>How many connected accounts; null is as many as wanted.</summary>
    [Range(1, 10_000)]
    public int? Integrations { get; init; }

    /// <summary>The budget for models and tools, in millionths of a US dollar.</summary>
    [Range(0, 1_000_000_000_000)]
    public long MonthlyMicroUsd { get; init; }
}

/// <summary>The terms of every trial.</summary>
internal sealed class TrialTerms
{
    /// <summary>How long a trial lasts, in days.</summary>
    [Range(1, 365)]
    public int Days { get; init; } = 7;

    /// <summary>How many tasks it includes in a day (UTC).</summary>
    [Range(1, 10_000)]
    public int TasksPerDay { get; init; } = 10;
}
