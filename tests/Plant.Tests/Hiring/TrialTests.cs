using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Hiring;
using Waooaw.Contracts.Paging;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Database;
using Waooaw.Plant.Tests.PlantRig;
using Waooaw.Rig;

namespace Waooaw.Plant.Tests.Hiring;

/// <summary>A trial is what the server says it is: one for each agent type, ten tasks a day, and never outside the sandbox.</summary>
public class TrialTests(Stages stages) : IClassFixture<Stages>
{
    private const string Batches = "/api/v1/marketing/draft-batches";

    [Theory, EachDatabase]
    public async Task Ten_tasks_a_day_are_counted_also_when_they_come_at_once(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);

        var answers = await Task.WhenAll(Enumerable.Range(0, 14).Select(_ => clinic.Owner.PostAsync(Batches, clinic.Wish())));

        answers.Count(answer => answer.Status == 201).ShouldBe(10);
        foreach (var refused in answers.Where(answer => answer.Status != 201))
        {
            refused.ShouldBeRefused(Reasons.TrialDailyCap);
            refused.RetryAfter.ShouldNotBeNull();
        }

        (await clinic.Owner.PostAsync(Batches, clinic.Wish() with { DryRun = true })).Status.ShouldBe(200);
        (await clinic.DenialsAsync()).ShouldAllBe(denial => denial.Reason == "trial_daily_cap");
        stage.Clock.Move(TimeSpan.FromDays(1));
        (await clinic.Owner.PostAsync(Batches, clinic.Wish())).Status.ShouldBe(201);
    }

    [Theory, EachDatabase]
    public async Task Another_subscription_brings_no_second_trial(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        stage.Clock.Move(TimeSpan.FromDays(8));

        var second = (await clinic.Owner.PostAsync("/api/v1/subscriptions", new CreateSubscription
        {
            AgentTypeId = clinic.Subscription.AgentTypeId,
            PlanId = "plan_enterprise",
        })).Value<SubscriptionView>(201);

        second.Trial.Status.ShouldBe(TrialStatus.Ended);
        (await clinic.Owner.PostAsync(Batches, clinic.Wish())).ShouldBeRefused(Reasons.TrialEnded);
    }

    [Theory, EachDatabase]
    public async Task In_a_trial_no_real_account_is_connected(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var real = new PutConnection
        {
            Provider = "instagram",
            Environment = ProviderEnvironment.Production,
            CredentialRef = $"cp:{Guid.NewGuid()}",
            PostingIdentity = "17841400000000001",
        };
        var path = $"/api/v1/hired-agents/{clinic.Agent.HiredInstanceId}/connections";

        (await clinic.Owner.PutAsync(path, real)).ShouldBeRefused(Reasons.TrialProductionWriteBlocked);
        (await clinic.Owner.PostAsync($"/api/v1/subscriptions/{clinic.Subscription.SubscriptionId}/convert")).ShouldBeRefused(Reasons.NotFound);
        (await stage.Operator(clinic.Customer).PostAsync($"/api/v1/subscriptions/{clinic.Subscription.SubscriptionId}/convert"))
            .Value<SubscriptionView>().Trial.Status.ShouldBe(TrialStatus.Converted);

        (await clinic.Owner.PutAsync(path, real)).Value<ConnectionView>().Environment.ShouldBe(ProviderEnvironment.Production);
        (await clinic.Owner.GetAsync(path)).Value<Page<ConnectionView>>().Items
            .ShouldContain(row => row.Environment == ProviderEnvironment.Sandbox);
    }

    [Theory, EachDatabase]
    public async Task Another_secret_behind_an_account_needs_another_approval(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var (post, approval) = await clinic.ApprovedAsync();

        (await clinic.Owner.PutAsync($"/api/v1/hired-agents/{clinic.Agent.HiredInstanceId}/connections", new PutConnection
        {
            Provider = "instagram",
            Environment = ProviderEnvironment.Sandbox,
            CredentialRef = $"cp:{Guid.NewGuid()}",
            PostingIdentity = clinic.Account,
        })).Status.ShouldBe(200);

        (await clinic.ExecuteAsync(post, approval.ApprovalId)).ShouldBeRefused(Reasons.ProviderNotAllowed);
    }

    [Theory, EachDatabase]
    public async Task A_cancelled_subscription_works_to_the_end_of_its_month(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var path = $"/api/v1/subscriptions/{clinic.Subscription.SubscriptionId}";
        (await stage.Operator(clinic.Customer).PostAsync($"{path}/convert")).Status.ShouldBe(200);
        var (post, approval) = await clinic.ApprovedAsync();

        (await clinic.Owner.PostAsync($"{path}/cancel")).Value<SubscriptionView>().Status.ShouldBe(SubscriptionStatus.CancelAtPeriodEnd);
        (await clinic.Owner.PostAsync(Batches, clinic.Wish())).Status.ShouldBe(201);
        stage.Clock.Move(TimeSpan.FromDays(32));

        (await clinic.ExecuteAsync(post, approval.ApprovalId)).ShouldBeRefused(Reasons.InactiveSubscription);
        (await clinic.Owner.PostAsync(Batches, clinic.Wish())).ShouldBeRefused(Reasons.InactiveSubscription);
        (await clinic.Owner.PutAsync("/api/v1/hired-agents/draft", Clinic.Draft(clinic.Subscription)))
            .ShouldBeRefused(Reasons.InactiveSubscription);
        (await clinic.Owner.PostAsync($"{path}/cancel")).ShouldBeRefused(Reasons.InactiveSubscription);
    }
}
