using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Paging;
using Waooaw.Contracts.Usage;
using Waooaw.Hosting.Database;
using Waooaw.Plant.Tests.PlantRig;
using Waooaw.Rig;

namespace Waooaw.Plant.Tests.Dispatch;

/// <summary>What was used is counted, and is found by whose work it was.</summary>
public class UsageTests(Stages stages)
{
    [Theory, EachDatabase]
    public async Task Every_use_names_the_agent_and_the_skill(DatabaseProvider database)
    {
        var clinic = await Clinic.HireAsync(await stages.OnAsync(database));
        var post = await clinic.DraftAsync();
        var redraft = $"/api/v1/deliverables/{post.DeliverableId}/redraft";
        var shorter = (await clinic.Owner.PostAsync(redraft, new RedraftDeliverable { Notes = "shorter" })).Value<DeliverableView>();
        await clinic.ExecuteAsync(shorter, (await clinic.ApproveAsync(shorter)).ApprovalId);
        await clinic.UntilAsync(shorter, ExecutionStatus.Posted);

        var events = (await clinic.Owner.GetAsync($"/api/v1/usage-events?agent_id={clinic.Agent.AgentTypeId}&skill_key={post.SkillKey}"))
            .Value<Page<UsageEventView>>().Items;

        events.Select(used => (used.EventType, used.Action)).ShouldBe(
            [(UsageEventType.PublishAction, "publish"), (UsageEventType.SkillExecution, "redraft"), (UsageEventType.SkillExecution, "draft")]);
        events.ShouldAllBe(used => used.HiredInstanceId == clinic.Agent.HiredInstanceId && used.CorrelationId.Length > 0);
        var days = (await clinic.Owner.GetAsync("/api/v1/usage-events/aggregate?bucket=month")).Value<Page<UsageBucketView>>().Items;
        days.Select(day => (day.EventType, day.Events)).ShouldBe([(UsageEventType.SkillExecution, 2), (UsageEventType.PublishAction, 1)]);
    }
}
