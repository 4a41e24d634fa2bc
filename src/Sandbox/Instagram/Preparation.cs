using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Waooaw.Hosting.Database;
using Waooaw.Hosting.Surfaces;
using Waooaw.Sandbox.Books;

namespace Waooaw.Sandbox.Instagram;

/// <summary>Fetches the picture of each new container and looks at its bytes; only then is the container finished.</summary>
internal sealed partial class Preparation(
    IServiceScopeFactory scopes,
    IHttpClientFactory clients,
    IOptions<SandboxOptions> options,
    IOptions<AddressOptions> addresses,
    TimeProvider clock,
    ILogger<Preparation> log) : BackgroundService
{
    public const string Client = "pictures";

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
        var waiting = await scope.ServiceProvider.GetRequiredService<SandboxDb>().Containers.AsNoTracking()
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
        var (content, problem) = await FetchAsync(container.ImageUrl, ct);
        var (size, unfit) = content is null ? default : PictureRules.Judge(content);
        var sha256 = content is null ? null : Convert.ToHexStringLower(SHA256.HashData(content));
        problem ??= unfit;

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SandboxDb>();
        await using var unit = await WriteUnit.BeginAsync(db, ct);

        // Read again: the books may have been emptied while the picture was fetched.
        if (await db.Containers.SingleOrDefaultAsync(row => row.Id == container.Id, ct) is not { } row)
        {
            return;
        }

        row.Status = problem is null ? ContainerStates.Finished : ContainerStates.Error;
        row.Problem = problem;
        if (problem is null)
        {
            row.PictureSha256 = sha256;
            if (!await db.Pictures.AnyAsync(picture => picture.Sha256 == sha256, ct))
            {
                db.Add(new Picture { Sha256 = sha256!, Content = content!, Width = size.Width, Height = size.Height });
            }
        }

        await db.SaveChangesAsync(ct);
        await unit.CommitAsync(ct);
    }

    /// <summary>Only from our own Gateway: the Sandbox is nobody's way to reach other addresses.</summary>
    private async Task<(byte[]? Content, string? Problem)> FetchAsync(string url, CancellationToken ct)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address)
            || address.GetLeftPart(UriPartial.Authority) != addresses.Value.GatewayPublic.GetLeftPart(UriPartial.Authority))
        {
            return (null, PictureRules.NotFetched);
        }

        try
        {
            using var client = clients.CreateClient(Client);
            return (await client.GetByteArrayAsync(address, ct), null);
        }
        catch (HttpRequestException unreachable)
        {
            return (null, unreachable.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded
                ? PictureRules.TooLarge
                : PictureRules.NotFetched);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return (null, PictureRules.TooSlow);
        }
    }

    [LoggerMessage(LogLevel.Error, "Containers could not be prepared; the next look tries again.")]
    private partial void LogBroken(Exception broken);
}
