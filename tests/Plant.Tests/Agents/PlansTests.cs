using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Waooaw.Plant.Agents.Catalogue;

namespace Waooaw.Plant.Tests.Agents;

/// <summary>What the plans include.</summary>
public class PlansTests
{
    [Theory]
    [InlineData("plan_starter", 12_000, 1, 3, 10_000_000)]
    [InlineData("plan_pro", 18_000, 3, null, 30_000_000)]
    [InlineData("plan_enterprise", 30_000, 10, null, 100_000_000)]
    public void A_plan_has_its_price_and_its_limits(string id, int inr, int agents, int? integrations, long microUsd) =>
        Plans(new PlanOptions()).Find(id).ShouldBe(new Plan(id, inr, agents, integrations, microUsd));

    [Fact]
    public void An_unknown_plan_is_no_plan() => Plans(new PlanOptions()).Find("plan_free").ShouldBeNull();

    [Fact]
    public void Terms_that_make_no_sense_do_not_start()
    {
        var options = new PlanOptions { Pro = new PlanTerms { InrPerMonth = 18_000, HiredAgents = 0 }, Trial = new TrialTerms { Days = 0 } };
        var breaches = new List<ValidationResult>();

        Validator.TryValidateObject(options, new ValidationContext(options), breaches, validateAllProperties: true).ShouldBeFalse();
        breaches.Count.ShouldBe(2);
    }

    private static Plans Plans(PlanOptions options) => new(Options.Create(options));
}
