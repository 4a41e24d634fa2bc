using Waooaw.Contracts.Deliverables;
using Waooaw.Hooks;
using Waooaw.Hosting.Database;
using Waooaw.Hosting.Surfaces;
using Waooaw.Visits;

namespace Waooaw.Journeys;

/// <summary>Plant is killed at every step of the way from "do it" to "it is done".</summary>
public abstract class KillTests(PostsToKill posts)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static TheoryData<string> EveryPoint => [.. FaultPoint.All.Select(point => point.Name)];

    [Theory]
    [MemberData(nameof(EveryPoint))]
    public async Task A_post_goes_out_once_and_nobody_is_asked_again_when_Plant_is_killed(string at)
    {
        var post = posts.Next();
        var id = post.DeliverableId!.Value;
        var approval = await posts.Clinic.ApproveAsync(post, CancellationToken.None);
        await posts.Five.RestartAsync(Surface.Plant, ("Experiment__KillAt", at));

        (await posts.Clinic.PublishAsync(id, approval.ApprovalId, CancellationToken.None)).Status.ShouldBe(202);
        await posts.Five[Surface.Plant].EndAsync(Patience);
        await posts.Five.RestartAsync(Surface.Plant);

        var posted = await posts.Clinic.WaitAsync(id, ExecutionStatus.Posted, Patience, CancellationToken.None);
        posted.ApprovalId.ShouldBe(approval.ApprovalId);
        var outThere = await posts.Sandbox.OutThereAsync(post.Effect.GetProperty("account").GetString()!, CancellationToken.None);
        outThere.Captions.ShouldBe([post.Content.Text]);
        outThere.Requests.ShouldBe(1);
    }
}

/// <summary>On SQLite.</summary>
public sealed class KillOnSqliteTests(SqlitePostsToKill posts) : KillTests(posts), IClassFixture<SqlitePostsToKill>;

/// <summary>On PostgreSQL.</summary>
public sealed class KillOnPostgresTests(PostgresPostsToKill posts) : KillTests(posts), IClassFixture<PostgresPostsToKill>;

public sealed class SqlitePostsToKill() : PostsToKill(DatabaseProvider.Sqlite);

public sealed class PostgresPostsToKill() : PostsToKill(DatabaseProvider.Postgres);

/// <summary>The five processes on a database, with a post on an account of its own for every kill.</summary>
public abstract class PostsToKill(DatabaseProvider database) : IAsyncLifetime
{
    private readonly Queue<DeliverableView> _posts = [];

    internal FiveProcesses Five { get; private set; } = null!;

    internal SandboxDesk Sandbox { get; private set; } = null!;

    internal Clinic Clinic { get; private set; } = null!;

    internal DeliverableView Next() => _posts.Dequeue();

    public async ValueTask InitializeAsync()
    {
        var ct = CancellationToken.None;
        Five = await FiveProcesses.StartAsync(database);
        Sandbox = new SandboxDesk(Five.AddressOf(Surface.Sandbox));
        Clinic = new Clinic(Five.AddressOf(Surface.CustomerPortal), Sandbox, "Care Clinic", "owner@care-clinic.example");
        await Clinic.SignUpAsync("Asha Kulkarni", "a long enough password", ct);
        var agent = (await Clinic.HireAsync("Clinic voice", "Pune", "plan_enterprise", ct)).HiredInstanceId;
        foreach (var place in FaultPoint.All)
        {
            var account = await Sandbox.IssueAccountAsync("instagram", $"careclinic.{place.Name}", ct);
            await Clinic.ConnectAsync(agent, await Clinic.KeepSecretAsync("instagram", account, ct), ct);
        }

        await Clinic.FinalizeAsync(agent, ct);
        var picture = await Clinic.UploadPictureAsync(ct);
        var wish = new CreateDraftBatch { HiredInstanceId = agent, Theme = "Free blood pressure check-up", Media = [picture.MediaHash] };
        foreach (var post in (await Clinic.DraftAsync(wish, ct)).Posts)
        {
            _posts.Enqueue(post);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Clinic?.Dispose();
        Sandbox?.Dispose();
        if (Five is not null)
        {
            await Five.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}
