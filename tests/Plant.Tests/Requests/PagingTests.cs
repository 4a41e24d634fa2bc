using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Paging;
using Waooaw.Hosting.Database;
using Waooaw.Plant.Deliverables;
using Waooaw.Plant.Tests.PlantRig;
using Waooaw.Rig;

namespace Waooaw.Plant.Tests.Requests;

/// <summary>Page by page a list shows everything once.</summary>
public class PagingTests(Stages stages)
{
    [Theory, EachDatabase]
    public async Task What_was_made_in_one_instant_is_listed_once_also_when_its_rows_move_meanwhile(DatabaseProvider database)
    {
        const int posts = 7;
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage, accounts: posts);
        var drafts = await clinic.DraftAllAsync();
        var (seen, cursor) = (new List<DeliverableView>(), "");

        do
        {
            var page = (await clinic.Owner.GetAsync($"/api/v1/deliverables?limit=2{cursor}")).Value<Page<DeliverableView>>();
            seen.AddRange(page.Items);

            // A row that is written anew stands elsewhere in PostgreSQL, and without a second order comes in another place.
            await stage.WithDatabaseAsync(db => db.Set<Deliverable>()
                .Where(row => row.CustomerId == clinic.Customer && row.Id == drafts[0].DeliverableId)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.BatchId, BatchId.New(stage.Clock))));
            cursor = page.NextCursor is { } next ? $"&cursor={next}" : null;
        }
        while (cursor is not null);

        seen.Select(post => post.DeliverableId).ShouldBe(drafts.Select(post => post.DeliverableId), ignoreOrder: true);
    }

    [Theory]
    [EachDatabase("limit=0", "limit")]
    [EachDatabase("limit=201", "limit")]
    [EachDatabase("cursor=nonsense", "cursor")]
    [EachDatabase("review_status=maybe&execution_status=perhaps", "review_status,execution_status")]
    public async Task A_list_that_is_asked_for_wrongly_says_what_is_wrong(DatabaseProvider database, string query, string paths)
    {
        var customer = await (await stages.OnAsync(database)).SignUpAsync();

        (await customer.GetAsync($"/api/v1/deliverables?{query}")).ShouldBeInvalid(paths.Split(','));
    }

    [Theory, EachDatabase]
    public async Task Deliverables_are_found_by_where_they_stand(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var waiting = await clinic.DraftAsync();
        var (scheduled, approval) = await clinic.ApprovedAsync();
        await clinic.ScheduleAsync(scheduled, approval.ApprovalId, stage.Clock.GetUtcNow().AddDays(1));
        async Task<IEnumerable<object?>> Found(string query) =>
            (await clinic.Owner.GetAsync($"/api/v1/deliverables?{query}")).Value<Page<DeliverableView>>().Items
                .Select(post => (object?)post.DeliverableId);

        (await Found("review_status=pending_review")).ShouldBe([waiting.DeliverableId]);
        (await Found("execution_status=scheduled")).ShouldBe([scheduled.DeliverableId]);
        (await Found("execution_status=not_scheduled")).ShouldBe([waiting.DeliverableId]);
        (await Found($"batch_id={scheduled.BatchId}")).ShouldBe([scheduled.DeliverableId]);
        (await Found("execution_status=posted")).ShouldBeEmpty();
    }
}
