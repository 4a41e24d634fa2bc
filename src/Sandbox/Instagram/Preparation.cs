using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SkiaSharp;
using Waooaw.Hosting.Database;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.Instagram;

/// <summary>Fetches the picture of each new container and looks at its bytes; only then is the container finished.</summary>
internal sealed partial class Preparation(
    IServiceScopeFactory scopes,
    PictureFetch pictures,
    IOptions<SandboxOptions> options,
    TimeProvider clock,
    ILogger<Preparation> log) : BackgroundService
{
    private const int AtOnce = 8;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await PrepareAllAsync(stoppingToken);
            }
            catch (Exception broken) when (!stoppingToken.IsCancellationRequested) // the next look tries again
            {
                LogBroken(broken);
            }
        }
    }

    private async Task PrepareAllAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var ready = clock.GetUtcNow() - options.Value.ProcessingTime;
        var waiting = await scope.ServiceProvider.GetRequiredService<SandboxDb>().Set<Container>().AsNoTracking()
            .Where(row => row.Status == ContainerStates.InProgress && row.CreatedAt <= ready)
            .ToListAsync(ct);

        // Side by side: one picture that is slow to fetch keeps no other waiting for long.
        await Parallel.ForEachAsync(
            waiting,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (container, token) => await PrepareAsync(container, token));
    }

    private async Task PrepareAsync(Container container, CancellationToken ct)
    {
        var (content, fetched) = await pictures.RunAsync(container.ImageUrl, ct);
        var picture = content is null ? null : Pictures.Read(content, SKEncodedImageFormat.Jpeg);
        var problem = PictureRules.Of(fetched) ?? PictureRules.Judge(picture);

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SandboxDb>();
        await using var unit = await WriteUnit.BeginAsync(db, ct);

        // Read again: the books may have been emptied while the picture was fetched.
        if (await db.Set<Container>().SingleOrDefaultAsync(row => row.Id == container.Id, ct) is not { } row)
        {
            return;
        }

        row.Status = problem is null ? ContainerStates.Finished : ContainerStates.Error;
        row.Problem = problem;
        if (problem is null)
        {
            row.PictureSha256 = picture!.Sha256;
            await Pictures.KeepAsync(db, picture);
        }

        await db.SaveChangesAsync(ct);
        await unit.CommitAsync(ct);
    }

    [LoggerMessage(LogLevel.Error, "Containers could not be prepared; the next look tries again.")]
    private partial void LogBroken(Exception broken);
}
