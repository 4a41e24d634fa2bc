using System.Text;
using System.Text.Json;
using Waooaw.Contracts.Approvals;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Database;
using Waooaw.Plant.Contacts;
using Waooaw.Plant.Tests.PlantRig;
using Waooaw.Rig;

namespace Waooaw.Plant.Tests.Dispatch;

/// <summary>A message to people: one yes to the list, one write for each of them, and an account of every one.</summary>
public class RecipientsTests
{
    private const string Provider = "whatsapp";

    private static readonly string[] Numbers = ["+919800000001", "+919800000002", "+919800000003"];

    [Theory, EachDatabase]
    public async Task It_goes_to_each_person_once_under_one_yes(DatabaseProvider database)
    {
        await using var stage = await PlantStage.SetAsync(database);
        var (clinic, message, approval) = await ApprovedAsync(stage);

        (await clinic.ExecuteAsync(message, approval.ApprovalId)).Status.ShouldBe(202);

        var posted = await clinic.UntilAsync(message, ExecutionStatus.Posted);
        posted.Deliveries.Select(delivery => delivery.ExecutionStatus).ShouldBe([ExecutionStatus.Posted, ExecutionStatus.Posted, ExecutionStatus.Posted]);
        var outThere = await stage.Instagram.PostsAsync(Number(clinic));
        outThere.Select(seen => seen.Recipient).Order().ShouldBe(["0001", "0002", "0003"]);
        outThere.ShouldAllBe(seen => seen.PublishRequests == 1 && seen.Caption == message.Content.Text);
        (await clinic.ApprovalsAsync()).ShouldHaveSingleItem().State.ShouldBe("consumed");
        await Eventually.SeeAsync(() => clinic.SeeAsync(message), seen => seen.Outcome == "3 delivered");
    }

    [Theory, EachDatabase]
    public async Task One_that_fails_and_one_that_is_not_known_are_each_accounted_for_and_nothing_is_sent_again(DatabaseProvider database)
    {
        await using var stage = await PlantStage.SetAsync(database);
        var (clinic, message, approval) = await ApprovedAsync(stage);
        await PlanAsync(stage, "undeliverable", Numbers[1]);
        await PlanAsync(stage, "reset_after_commit", Numbers[2]);
        await PlanAsync(stage, "lost_webhook", Numbers[2]);

        await clinic.ExecuteAsync(message, approval.ApprovalId);

        var seen = await Eventually.SeeAsync(
            () => clinic.SeeAsync(message), seen => seen.Deliveries[0].Outcome == "delivered" && seen.Deliveries[1].Outcome == "failed");
        seen = await Eventually.SeeAsync(() => clinic.SeeAsync(message), seen => seen.ExecutionStatus == ExecutionStatus.OutcomeUnknown);
        seen.Outcome.ShouldBe("1 delivered, 1 failed, 1 outcome unknown");
        seen.Deliveries[2].StatusReason.ShouldNotBeNull().Detail.ShouldContain("WhatsApp");
        (await stage.Instagram.PostsAsync(Number(clinic))).ShouldAllBe(post => post.PublishRequests == 1);
        (await clinic.ApprovalsAsync()).ShouldHaveSingleItem().State.ShouldBe("bound"); // something of it is still open

        var resolved = (await clinic.ResolveAsync(message, ResolvedOutcome.Posted)).Value<DeliverableView>();
        resolved.ExecutionStatus.ShouldBe(ExecutionStatus.Posted);
        (await clinic.ApprovalsAsync()).ShouldHaveSingleItem().State.ShouldBe("consumed");
    }

    [Theory, EachDatabase]
    public async Task A_report_that_comes_late_ends_the_doubt_and_one_from_another_account_does_not(DatabaseProvider database)
    {
        await using var stage = await PlantStage.SetAsync(database);
        var (clinic, message, approval) = await ApprovedAsync(stage, people: 1);
        await PlanAsync(stage, "reset_after_commit", Numbers[0]);
        await PlanAsync(stage, "lost_webhook", Numbers[0]);
        await clinic.ExecuteAsync(message, approval.ApprovalId);
        await clinic.UntilAsync(message, ExecutionStatus.OutcomeUnknown);
        var effect = message.Effect.GetProperty("effect_id").GetString()!;

        (await stage.HearAsync(Provider, Report("999999999999999", $"{effect}:0", "delivered"))).ShouldBe(200);
        (await stage.HearAsync(Provider, Report(Number(clinic), $"{effect}:7", "delivered"))).ShouldBe(200);
        (await stage.HearAsync(Provider, Report(Number(clinic), $"{effect}:0", "sent"))).ShouldBe(200);
        (await stage.HearAsync(Provider, Report(Number(clinic), $"{effect}:0", "sent"))).ShouldBe(200);

        var posted = await clinic.UntilAsync(message, ExecutionStatus.Posted);
        posted.Deliveries.ShouldHaveSingleItem().Outcome.ShouldBe("sent");
        (await clinic.RecordAsync()).Count(entry => entry.Kind == "effect.reported").ShouldBe(1);
        (await stage.Instagram.PostsAsync(Number(clinic))).ShouldHaveSingleItem().PublishRequests.ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task Whoever_says_stop_after_the_yes_gets_nothing_and_the_others_do(DatabaseProvider database)
    {
        await using var stage = await PlantStage.SetAsync(database);
        var (clinic, message, approval) = await ApprovedAsync(stage);

        (await stage.HearAsync(Provider, Stop(Number(clinic), Numbers[1]))).ShouldBe(200);
        await clinic.ExecuteAsync(message, approval.ApprovalId);

        var ended = await Eventually.SeeAsync(() => clinic.SeeAsync(message), seen => seen.Deliveries.All(
            delivery => delivery.ExecutionStatus is ExecutionStatus.Posted or ExecutionStatus.Failed));
        ended.Deliveries.Select(delivery => delivery.ExecutionStatus)
            .ShouldBe([ExecutionStatus.Posted, ExecutionStatus.Failed, ExecutionStatus.Posted]);
        (await stage.Instagram.PostsAsync(Number(clinic))).Select(seen => seen.Recipient).Order().ShouldBe(["0001", "0003"]);
        (await clinic.ApprovalsAsync()).ShouldHaveSingleItem().State.ShouldBe("consumed");
    }

    [Theory, EachDatabase]
    public async Task A_list_that_waits_can_be_called_off_and_another_message_to_them_must_wait_for_it(DatabaseProvider database)
    {
        await using var stage = await PlantStage.SetAsync(database);
        var (clinic, message, approval) = await ApprovedAsync(stage);
        var due = stage.Clock.GetUtcNow().AddHours(2);
        (await clinic.ScheduleAsync(message, approval.ApprovalId, due)).Status.ShouldBe(200);
        var (second, yes) = await clinic.ApprovedAsync(Wish(clinic));

        (await clinic.ScheduleAsync(second, yes.ApprovalId, due.AddHours(1))).ShouldBeRefused(Reasons.SlotTaken);
        (await clinic.CancelAsync(message)).Status.ShouldBe(200);

        (await clinic.ScheduleAsync(second, yes.ApprovalId, due.AddHours(1))).Status.ShouldBe(200);
        (await clinic.SeeAsync(message)).Deliveries.ShouldAllBe(delivery => delivery.ExecutionStatus == ExecutionStatus.Cancelled);
    }

    [Theory, EachDatabase]
    public async Task Nothing_of_an_erased_person_is_left_and_no_number_stands_anywhere_in_the_clear(DatabaseProvider database)
    {
        await using var stage = await PlantStage.SetAsync(database);
        var (clinic, message, _) = await ApprovedAsync(stage, people: 1);
        var contact = message.Deliveries.ShouldHaveSingleItem().ContactId;
        message.Effect.GetRawText().ShouldNotContain(Numbers[0][1..]);

        (await clinic.Owner.DeleteAsync($"/api/v1/contacts/{contact}")).Status.ShouldBe(200);

        var row = (await stage.RowsAsync<Contact>(clinic.Customer)).ShouldHaveSingleItem();
        (row.Content.Length, row.WrappedKey.Length, row.Seal, row.Lookup, row.LastFour).ShouldBe((0, 0, null, null, null));
        (await clinic.Owner.PostAsync("/api/v1/marketing/draft-batches", Wish(clinic))).ShouldBeRefused(Reasons.Validation);
    }

    private static async Task<(Clinic Clinic, DeliverableView Message, ApprovalView Approval)> ApprovedAsync(PlantStage stage, int people = 3)
    {
        var clinic = await Clinic.HireAsync(stage);
        await clinic.ConnectAsync(Provider);
        foreach (var number in Numbers.Take(people))
        {
            await clinic.AgreeAsync(number);
        }

        var (message, approval) = await clinic.ApprovedAsync(Wish(clinic));
        return (clinic, message, approval);
    }

    private static string Number(Clinic clinic) => clinic.Connections[^1].PostingIdentity;

    private static CreateDraftBatch Wish(Clinic clinic) => clinic.AnotherWish() with { Channels = [Provider] };

    private static Task PlanAsync(PlantStage stage, string fault, string number) =>
        stage.Instagram.PlanAsync("messages", fault, times: 1, Provider, subject: number[1..]);

    /// <summary>https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/payload-examples, "Message status updates".</summary>
    private static byte[] Report(string account, string callback, string status) => Payload(account, new
    {
        statuses = new[]
        {
            new
            {
                id = "wamid.HBgLMTIwMjU1NTEyMzQVAgARGBI5QTNDQTVCM0Q0Q0Q2RTY3RTcA",
                recipient_id = "12025551234",
                status,
                timestamp = "1750030073",
                biz_opaque_callback_data = callback,
            },
        },
    });

    /// <summary>https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/payload-examples, "Text messages".</summary>
    private static byte[] Stop(string account, string number) => Payload(account, new
    {
        messages = new[] { new { from = number[1..], id = "wamid.X", timestamp = "1750030073", type = "text", text = new { body = "Stop" } } },
    });

    private static byte[] Payload(string account, object told)
    {
        var value = JsonSerializer.SerializeToNode(told)!.AsObject();
        value["messaging_product"] = "whatsapp";
        value["metadata"] = JsonSerializer.SerializeToNode(new { display_phone_number = "15550783881", phone_number_id = account });
        return Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
        {
            @object = "whatsapp_business_account",
            entry = new[] { new { id = "102290129340398", changes = new[] { new { value, field = "messages" } } } },
        }));
    }
}
