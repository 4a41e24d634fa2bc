using Waooaw.Contracts.Deliverables;
using Waooaw.Hooks;
using Waooaw.Hosting.Database;
using Waooaw.Hosting.Surfaces;
using Waooaw.Visits;

namespace Waooaw.Journeys;

/// <summary>Plant is killed at every step of the way from "do it" to "it is done".</summary>
public sealed class KillTests(PostsToKill posts) : IClassFixture<PostsToKill>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static TheoryData<DatabaseProvider, string> EveryPoint()
    {
        var rows = new TheoryData<DatabaseProvider, string>();
        foreach (var database in Enum.GetValues<DatabaseProvider>())
        {
            rows.AddRange(FaultPoint.All.Select(point => (database, point.Name)));
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(EveryPoint))]
    public async Task A_post_goes_out_once_and_nobody_is_asked_again_when_Plant_is_killed(DatabaseProvider database, string at)
    {
        var stage = await posts.OnAsync(database);
        var post = stage.Posts.Dequeue();
        var id = post.DeliverableId!.Value;
        var approval = await stage.Clinic.ApproveAsync(post, CancellationToken.None);
        await stage.Five.RestartAsync(Surface.Plant, ("Experiment__KillAt", at));

        (await stage.Clinic.PublishAsync(id, approval.ApprovalId, CancellationToken.None)).Status.ShouldBe(202);
        await stage.Five[Surface.Plant].EndAsync(Patience);
        await stage.Five.RestartAsync(Surface.Plant);

        var posted = await stage.Clinic.WaitAsync(id, ExecutionStatus.Posted, Patience, CancellationToken.None);
        posted.ApprovalId.ShouldBe(approval.ApprovalId);
        var outThere = await stage.Sandbox.OutThereAsync(post.Effect.GetProperty("account").GetString()!, CancellationToken.None);
        outThere.Captions.ShouldBe([post.Content.Text]);
        outThere.Requests.ShouldBe(1);
    }
}

/// <summary>The five processes on each database, with a post on an account of its own for every kill.</summary>
public sealed class PostsToKill : IAsyncLifetime
{
    private readonly Dictionary<DatabaseProvider, Set> _sets = [];

    internal async Task<Set> OnAsync(DatabaseProvider database) =>
        _sets.TryGetValue(database, out var set) ? set : _sets[database] = await MakeAsync(database);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var set in _sets.Values)
        {
            set.Clinic.Dispose();
            set.Sandbox.Dispose();
            await set.Five.DisposeAsync();
        }
    }

    private static async Task<Set> MakeAsync(DatabaseProvider database)
    {
        var ct = CancellationToken.None;
        var five = await FiveProcesses.StartAsync(database);
        var sandbox = new SandboxDesk(five.AddressOf(Surface.Sandbox));
        var clinic = new Clinic(five.AddressOf(Surface.CustomerPortal), sandbox, "Care Clinic", "owner@care-clinic.example");
        await clinic.SignUpAsync("Asha Kulkarni", "a long enough password", ct);
        var agent = (await clinic.HireAsync("Clinic voice", "Pune", "plan_enterprise", ct)).HiredInstanceId;
        foreach (var place in FaultPoint.All)
        {
            var account = await sandbox.IssueAccountAsync("instagram", $"careclinic.{place.Name}", ct);
            await clinic.ConnectAsync(agent, await clinic.KeepSecretAsync("instagram", account, ct), ct);
        }

        await clinic.FinalizeAsync(agent, ct);
        var picture = await clinic.UploadPictureAsync(ct);
        var wish = new CreateDraftBatch { HiredInstanceId = agent, Theme = "Free blood pressure check-up", Media = [picture.MediaHash] };
        var batch = await clinic.DraftAsync(wish, ct);
        return new Set(five, sandbox, clinic, new Queue<DeliverableView>(batch.Posts));
    }

    internal sealed record Set(FiveProcesses Five, SandboxDesk Sandbox, Clinic Clinic, Queue<DeliverableView> Posts);
}
