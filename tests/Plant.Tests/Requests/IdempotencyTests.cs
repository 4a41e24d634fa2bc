using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Database;
using Waooaw.Plant.Deliverables;
using Waooaw.Plant.Requests;
using Waooaw.Plant.Tests.PlantRig;
using Waooaw.Rig;

namespace Waooaw.Plant.Tests.Requests;

/// <summary>Asked again under the same key, the same answer is given and nothing is done twice.</summary>
public class IdempotencyTests(Stages stages)
{
    private const string Batches = "/api/v1/marketing/draft-batches";

    [Theory, EachDatabase]
    public async Task The_same_key_and_body_is_the_same_answer_to_the_byte(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => clinic.Owner.PostAsync(Batches, clinic.Wish(), "one")));

        answers.ShouldAllBe(answer => answer.Status == 201);
        answers.Select(answer => answer.Text).Distinct().ShouldHaveSingleItem();
        (await stage.RowsAsync<Deliverable>(clinic.Customer)).ShouldHaveSingleItem();
        (await clinic.Owner.PostAsync(Batches, clinic.Wish(), "two")).Status.ShouldBe(201);
        (await stage.RowsAsync<Deliverable>(clinic.Customer)).Count.ShouldBe(2);
    }

    [Theory, EachDatabase]
    public async Task The_same_key_with_another_request_is_refused(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        (await clinic.Owner.PostAsync(Batches, clinic.Wish(), "one")).Status.ShouldBe(201);

        (await clinic.Owner.PostAsync(Batches, clinic.Wish("Another theme"), "one")).ShouldBeRefused(Reasons.IdempotencyMismatch);
        (await clinic.Owner.PostAsync($"/api/v1/hired-agents/{clinic.Agent.HiredInstanceId}/pause", clinic.Wish(), "one"))
            .ShouldBeRefused(Reasons.IdempotencyMismatch);

        (await stage.RowsAsync<Deliverable>(clinic.Customer)).ShouldHaveSingleItem();
    }

    [Theory, EachDatabase]
    public async Task A_key_is_its_callers_own(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var (one, two) = (await Clinic.HireAsync(stage), await Clinic.HireAsync(stage));

        (await one.Owner.PostAsync(Batches, one.Wish(), "mine")).Status.ShouldBe(201);
        (await two.Owner.PostAsync(Batches, two.Wish(), "mine")).Value<DraftBatchView>(201).HiredInstanceId.ShouldBe(two.Agent.HiredInstanceId);
        (await stage.Operator(one.Customer).PostAsync(Batches, one.Wish("An operator's"), "mine")).Status.ShouldBe(201);
    }

    [Theory, EachDatabase]
    public async Task A_no_is_the_same_no_and_recorded_once(DatabaseProvider database)
    {
        var clinic = await Clinic.HireAsync(await stages.OnAsync(database));
        var post = await clinic.DraftAsync();

        var first = await clinic.ExecuteAsync(post, approval: null, key: "one");
        var again = await clinic.ExecuteAsync(post, approval: null, key: "one");

        first.ShouldBeRefused(Reasons.ApprovalRequired);
        again.ShouldBe(first);
        (await clinic.DenialsAsync()).ShouldHaveSingleItem().Count.ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task A_slip_in_the_body_does_not_use_the_key_up(DatabaseProvider database)
    {
        var clinic = await Clinic.HireAsync(await stages.OnAsync(database));

        (await clinic.Owner.PostAsync(Batches, clinic.Wish(" "), "one")).ShouldBeInvalid("theme");
        (await clinic.Owner.PostAsync(Batches, clinic.Wish(), "one")).Status.ShouldBe(201);
        (await clinic.Owner.PostAsync(Batches, clinic.Wish(), new string('k', 129))).ShouldBeInvalid("Idempotency-Key");
    }

    [Theory, EachDatabase]
    public async Task Kept_answers_are_swept_after_their_life(DatabaseProvider database)
    {
        await using var stage = await PlantStage.SetAsync(
            database, ("Requests:AnswersLife", "01:00:00"), ("Requests:SweepEvery", "00:00:00.050"));
        var clinic = await Clinic.HireAsync(stage);
        (await clinic.Owner.PostAsync(Batches, clinic.Wish(), "old")).Status.ShouldBe(201);
        stage.Clock.Move(TimeSpan.FromMinutes(59));
        (await clinic.Owner.PostAsync(Batches, clinic.Wish(), "young")).Status.ShouldBe(201);

        stage.Clock.Move(TimeSpan.FromMinutes(2));

        var kept = await Eventually.SeeAsync(
            () => stage.WithDatabaseAsync(db => db.Set<KeptAnswer>().AsNoTracking().Select(answer => answer.Key).ToListAsync()),
            keys => !keys.Contains("old"));
        kept.ShouldBe(["young"]);
    }
}
