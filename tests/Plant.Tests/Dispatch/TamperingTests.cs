using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Posts;
using Waooaw.Contracts.Tokens;
using Waooaw.Hosting.Database;
using Waooaw.Plant.Deliverables;
using Waooaw.Plant.Tests.PlantRig;

namespace Waooaw.Plant.Tests.Dispatch;

/// <summary>Any one member of an effect that is not what was approved, and nothing goes out. The members are found by reflection, so a
/// new one is covered by itself.</summary>
public class TamperingTests(Stages stages) : IClassFixture<Stages>
{
    public static TheoryData<string> Members => [.. typeof(PublishPost).GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Select(member => JsonNamingPolicy.SnakeCaseLower.ConvertName(member.Name))];

    [Fact]
    public void Every_member_of_the_effect_is_looked_at() => Members.Count.ShouldBeGreaterThanOrEqualTo(19);

    [Theory, MemberData(nameof(Members))]
    public async Task A_stored_effect_that_differs_in_one_member_is_refused_unsent(string member)
    {
        var stage = await stages.OnAsync(DatabaseProvider.Sqlite);
        var clinic = await Clinic.HireAsync(stage);
        var posts = new[] { await ScheduledAsync(clinic, minutes: 1), await ScheduledAsync(clinic, minutes: 2) };
        var (whole, altered) = (await VersionAsync(clinic, posts[0]), await VersionAsync(clinic, posts[1]));

        // Once as a clumsy hand would, and once with the hash beside it made to fit.
        await StoreAsync(stage, whole, Alter(whole.Effect, member), whole.ContentHash);
        var fitting = Alter(altered.Effect, member);
        await StoreAsync(stage, altered, fitting, ContentHash.OfBytes(System.Text.Encoding.UTF8.GetBytes(fitting)));
        (await clinic.ExecuteAsync(posts[0], (await clinic.ApprovalsAsync())[1].ApprovalId)).ShouldBeRefused(Reasons.ApprovalMismatch);
        stage.Clock.Move(TimeSpan.FromHours(1));

        var effects = await Eventually.SeeAsync(
            () => stage.RowsAsync<Execution>(clinic.Customer),
            rows => rows.All(row => row.State is not (ExecutionStatus.Scheduled or ExecutionStatus.Running)));
        effects.ShouldAllBe(row => row.State != ExecutionStatus.Posted && row.State != ExecutionStatus.OutcomeUnknown);
        effects.ShouldAllBe(row => row.Reason != null);
        stage.Vault.Requests.ShouldAllBe(request => request.Kind == LeaseKind.Ask || request.CustomerId != clinic.Customer); // looking ahead only reads
        (await clinic.PostsAsync()).ShouldBeEmpty();
        (await clinic.DenialsAsync()).Count(denial => denial.Action == "publish").ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public async Task What_nobody_touched_goes_out()
    {
        var stage = await stages.OnAsync(DatabaseProvider.Sqlite);
        var clinic = await Clinic.HireAsync(stage);
        var post = await ScheduledAsync(clinic, minutes: 1);
        var version = await VersionAsync(clinic, post);
        await StoreAsync(stage, version, version.Effect, version.ContentHash);

        stage.Clock.Move(TimeSpan.FromHours(1));

        await clinic.UntilAsync(post, ExecutionStatus.Posted);
    }

    private static async Task<DeliverableView> ScheduledAsync(Clinic clinic, int minutes)
    {
        var (post, approval) = await clinic.ApprovedAsync();
        (await clinic.ScheduleAsync(post, approval.ApprovalId, clinic.Owner.Stage.Clock.GetUtcNow().AddMinutes(50 + minutes))).Value<ScheduledView>();
        return post;
    }

    private static async Task<DeliverableVersion> VersionAsync(Clinic clinic, DeliverableView post) =>
        (await clinic.Owner.Stage.RowsAsync<DeliverableVersion>(clinic.Customer)).Single(row => row.DeliverableId == post.DeliverableId);

    private static Task<int> StoreAsync(PlantStage stage, DeliverableVersion version, string effect, ContentHash hash) =>
        stage.WithDatabaseAsync(db => db.Set<DeliverableVersion>()
            .Where(row => row.CustomerId == version.CustomerId && row.DeliverableId == version.DeliverableId && row.Version == version.Version)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Effect, effect).SetProperty(row => row.ContentHash, hash)));

    private static string Alter(string effect, string member)
    {
        var json = JsonNode.Parse(effect)!.AsObject();
        json.ContainsKey(member).ShouldBeTrue($"'{member}' is not part of what is hashed.");
        json[member] = Other(json[member]);
        return System.Text.Encoding.UTF8.GetString(CanonicalJson.OfJson(System.Text.Encoding.UTF8.GetBytes(json.ToJsonString())));
    }

    /// <summary>Another value of the same kind.</summary>
    private static JsonNode Other(JsonNode? value)
    {
        switch (value)
        {
            case null:
                return "other";
            case JsonArray { Count: 0 }:
                return new JsonArray(new JsonObject { ["contact_id"] = Guid.CreateVersion7().ToString(), ["sealed"] = ContentHash.OfBytes("other"u8).Hex });
            case JsonArray list:
                var items = list.DeepClone().AsArray();
                items[0] = Other(items[0]);
                return items;
            case JsonObject { Count: 0 }:
                return new JsonObject { ["privacy"] = "public" };
            case JsonObject members:
                var other = members.DeepClone().AsObject();
                var last = other.Last().Key;
                other[last] = Other(other[last]);
                return other;
            case var number when number.GetValueKind() == JsonValueKind.Number:
                return (long)number! + 1;
        }

        var text = (string)value!;
        return text switch
        {
            "sandbox" => "production",
            "publish" => "send",
            _ when Guid.TryParse(text, out _) => Guid.CreateVersion7().ToString(),
            _ when ContentHash.TryParse(text, out _) => ContentHash.OfBytes("other"u8).Hex,
            _ when DateTimeOffset.TryParse(text, null, out var instant) => Contracts.Json.UtcInstantConverter.Text(instant.AddDays(1)),
            _ => $"{text}!",
        };
    }
}
